"""Everything the page of one person shows, read in one go; Qt-free."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk, Opened
from coachdesk.models.family import Family
from coachdesk.models.person import Person, Relationship, SamePerson
from coachdesk.operations.people import people_like
from coachdesk.tools.joined_people import groups

SHOWN_KINDS = frozenset({"person", "relationship", "same_person", "family"})


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody on this laptop who may be, or is said to be, the same human being. `why` is empty when joined."""

    person: Person
    family: Family
    why: str


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One person with the others of the family; `alike` may be the same, `joined` are said to be."""

    today: date
    family: Family
    person: Opened[Person]
    others: tuple[Person, ...]
    relations: tuple[Opened[Relationship], ...]
    alike: tuple[Alike, ...]
    joined: tuple[Alike, ...]
    drafts: dict[str, str]


def read_person(desk: Desk, family_id: str, person_id: str) -> PersonShown:
    """Reads one person. Raises NotFound."""
    person = desk.get(Person, person_id)
    everyone = desk.all(Person)
    links = desk.records(SamePerson)
    group = next((one for one in groups([each.record for each in everyone], links) if person.record in one), ())
    joined = {one.id for one in group} - {person_id}
    families = {one.id: one for one in desk.records(Family)}
    return PersonShown(
        today=desk.today(),
        family=desk.get(Family, family_id).record,
        person=person,
        others=tuple(one.record for one in everyone if one.record.log == family_id and one.record.id != person_id),
        relations=tuple(
            one for one in desk.all(Relationship, family_id) if person_id in (one.record.person, one.record.to_person)
        ),
        alike=tuple(one for one in alike(desk, person.record, everyone, families) if one.person.id not in joined),
        joined=tuple(Alike(one, families[one.log], "") for one in group if one.id != person_id and one.log in families),
        drafts=desk.drafts.all(f"person/{person_id}/"),
    )


def alike(
    desk: Desk,
    person: Person,
    everyone: list[Opened[Person]] | None = None,
    families: dict[str, Family] | None = None,
) -> list[Alike]:
    """People on this laptop who may be the person described, each with the reason."""
    known = families if families is not None else {one.id: one for one in desk.records(Family)}
    return [
        Alike(other, known[other.log], why) for other, why in people_like(desk, person, everyone) if other.log in known
    ]
