"""Who and what can be chosen where a visit, an appointment or a letter is written down; Qt-free."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk
from coachdesk.models.family import Family, Household
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.operations.families import assigned_families
from coachdesk.tools.partial_dates import may_cover


@dataclass(frozen=True, slots=True)
class Chosen:
    """What can be chosen for one family; `family` is None until one is chosen among `families`."""

    today: date
    me: str
    family: Family | None
    families: tuple[Family, ...]
    people: tuple[Person, ...]
    homes: tuple[Household, ...]
    workers: tuple[tuple[str, str], ...]
    """Id, and name with agency, of everybody who has not left."""
    agencies: tuple[tuple[str, str], ...]
    drafts: dict[str, str]


def read_choices(desk: Desk, family_id: str, drafts: str = "") -> Chosen:
    """Reads them; with an empty `family_id` only the families and the directory. Raises NotFound."""
    today = desk.today()
    agencies = {one.id: one.name for one in sorted(desk.records(Agency), key=lambda one: one.name.casefold())}
    workers = sorted((one for one in desk.records(Worker) if not one.left_on), key=lambda one: one.name.casefold())
    people = desk.records(Person, family_id) if family_id else []
    homes = desk.records(Household, family_id) if family_id else []
    return Chosen(
        today=today,
        me=desk.owner.worker_id,
        family=desk.get(Family, family_id).record if family_id else None,
        families=tuple(one.record for one in assigned_families(desk)),
        people=tuple(sorted((one for one in people if not one.deceased_on), key=lambda one: one.number)),
        homes=tuple(one for one in homes if may_cover(one.from_date, one.to_date, today)),
        workers=tuple(
            (one.id, f"{one.name}, {agencies[one.agency]}" if one.agency in agencies else one.name) for one in workers
        ),
        agencies=tuple(agencies.items()),
        drafts=desk.drafts.all(drafts) if drafts else {},
    )
