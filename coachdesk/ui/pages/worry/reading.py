"""What the worry page shows of one family, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk
from coachdesk.models.person import Person
from coachdesk.models.visit import Visit
from coachdesk.operations.duty_book import DutyBook
from coachdesk.operations.worries import FamilyWorry, worries_of
from coachdesk.tools.duty_numbers import KeptNumbers

PREFIX = "worry"


def new_prefix(family_id: str) -> str:
    """What the keys of drafts of a family's next worry begin with."""
    return f"{PREFIX}/{family_id}/new"


@dataclass(frozen=True, slots=True)
class WorriesShown:
    """The numbers, the family's people, its worries newest first, who wrote them, and what is half typed.

    `visits` are those that a worry names, that one is being written at, or that the page was come to from.
    """

    today: date
    numbers: KeptNumbers
    people: tuple[Person, ...]
    worries: tuple[FamilyWorry, ...]
    workers: Mapping[str, str]
    drafts: Mapping[str, str]
    visits: Mapping[str, Visit]

    def name(self, record_id: str) -> str:
        """A person's or a worker's name, or empty."""
        return next((one.known_as for one in self.people if one.id == record_id), self.workers.get(record_id, ""))


def read_worries(desk: Desk, book: DutyBook, family_id: str, visit_id: str = "") -> WorriesShown:
    """Read the page of one family."""
    worries = tuple(worries_of(desk, family_id))
    drafts = desk.drafts.all(f"{PREFIX}/")
    named = {one.state.worry.visit for one in worries} | {visit_id, drafts.get(f"{new_prefix(family_id)}/visit", "")}
    visits = [desk.find(Visit, one) for one in named if one]
    return WorriesShown(
        today=desk.today(),
        numbers=book.read(),
        people=tuple(sorted(desk.records(Person, family_id), key=lambda one: one.number)),
        worries=worries,
        workers=desk.worker_names(),
        drafts=drafts,
        visits={one.record.id: one.record for one in visits if one is not None},
    )
