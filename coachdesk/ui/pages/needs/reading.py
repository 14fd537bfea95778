"""A family's strengths and needs with the names of its people, read in one go; Qt-free."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk, Opened
from coachdesk.models.person import Need, Person, Strength

SHOWN_KINDS = frozenset({"need", "strength", "person"})


@dataclass(frozen=True, slots=True)
class NeedsShown:
    """Needs that are not met yet come first."""

    today: date
    people: tuple[Person, ...]
    strengths: tuple[Opened[Strength], ...]
    needs: tuple[Opened[Need], ...]
    drafts: dict[str, str]

    def name(self, person_id: str | None) -> str:
        """What somebody is known as; empty for nobody in particular."""
        return next((one.known_as for one in self.people if one.id == person_id), "")


def read_needs(desk: Desk, family_id: str) -> NeedsShown:
    """Reads what the page shows."""
    drafts = {key: text for kind in ("need", "strength", "family") for key, text in desk.drafts.all(f"{kind}/").items()}
    return NeedsShown(
        today=desk.today(),
        people=tuple(sorted(desk.records(Person, family_id), key=lambda one: one.number)),
        strengths=tuple(desk.all(Strength, family_id)),
        needs=tuple(sorted(desk.all(Need, family_id), key=lambda one: one.record.met_on is not None)),
        drafts=drafts,
    )
