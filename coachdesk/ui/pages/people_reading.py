"""Everyone of a family and where they sleep, read in one go; Qt-free."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk, Opened
from coachdesk.models.family import Family, Household, Stay
from coachdesk.models.person import Person, SamePerson
from coachdesk.tools.household import people_in_household, people_worked_with, sleeping_there, stay_prompts
from coachdesk.tools.partial_dates import may_cover

SHOWN_KINDS = frozenset({"family", "person", "household", "stay", "same_person"})


@dataclass(frozen=True, slots=True)
class HomeShown:
    """One address with every stay in it; `now` are the ids of the stays that hold today."""

    household: Opened[Household]
    stays: tuple[Opened[Stay], ...]
    now: frozenset[str]
    in_use: bool


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """A family's people by number and its homes, those in use first. `questions` are about stays, in words."""

    today: date
    family: Family
    people: tuple[Person, ...]
    homes: tuple[HomeShown, ...]
    worked_with: int
    in_household: int
    questions: tuple[str, ...]
    drafts: dict[str, str]

    def name(self, person_id: str) -> str:
        """What somebody is known as; empty for somebody who was removed."""
        return next((one.known_as for one in self.people if one.id == person_id), "")

    def sleeps(self, person_id: str) -> tuple[Household, ...]:
        """Where somebody sleeps now; more than one for a child in two homes."""
        return tuple(
            home.household.record
            for home in self.homes
            if any(stay.record.person == person_id and stay.record.id in home.now for stay in home.stays)
        )


def read_people(desk: Desk, family_id: str, drafts: str = "") -> PeopleShown:
    """Reads people and homes, and the drafts whose key begins with `drafts`. Raises NotFound."""
    today = desk.today()
    people = tuple(sorted(desk.records(Person, family_id), key=lambda one: (one.number, one.id)))
    stays = desk.all(Stay, family_id)
    plain = [one.record for one in stays]
    links = desk.records(SamePerson, family_id)
    sleeping = sleeping_there(people, plain, today)
    names = {one.id: one.known_as for one in people}
    homes = [
        HomeShown(
            household=one,
            stays=tuple(stay for stay in stays if stay.record.household == one.record.id),
            now=frozenset(stay.id for stay in sleeping.get(one.record.id, ())),
            in_use=may_cover(one.record.from_date, one.record.to_date, today),
        )
        for one in desk.all(Household, family_id)
    ]
    return PeopleShown(
        today=today,
        family=desk.get(Family, family_id).record,
        people=people,
        homes=tuple(sorted(homes, key=lambda home: not home.in_use)),
        worked_with=people_worked_with(people, today, links),
        in_household=people_in_household(people, plain, today, links),
        questions=tuple(f"{names[one.person]}: {one.sentence}" for one in stay_prompts(plain) if one.person in names),
        drafts=desk.drafts.all(drafts) if drafts else {},
    )
