"""The people of a family: adding, the warning about somebody known already, joining and parting (F-02, F-01)."""

from collections.abc import Iterable
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import NotFound, Refused
from coachdesk.models.family import Family
from coachdesk.models.person import FamilyRole, Need, Person, Relationship, SamePerson, Strength
from coachdesk.operations.families import family_by_ref
from coachdesk.tools.family_code import parse_person_code
from coachdesk.tools.same_name import likely_same


def add_person(desk: Desk, family_id: str, known_as: str, role: FamilyRole, **more: Any) -> Opened[Person]:
    """Somebody of the family, with the next number of the code F1-Pn."""
    numbers = [one.number for one in desk.records(Person, family_id)]
    number = more.pop("number", None) or max(numbers, default=0) + 1
    return desk.add(new_record(Person, family_id, known_as=known_as, role=role, number=number, **more))


def people_like(
    desk: Desk, person: Person, everyone: Iterable[Opened[Person]] | None = None
) -> list[tuple[Person, str]]:
    """People on this laptop who may be the same human being, each with the reason in words."""
    found = []
    for other in everyone if everyone is not None else desk.all(Person):
        reason = likely_same(person, other.record) if other.record.id != person.id else None
        if reason:
            found.append((other.record, reason))
    return found


def join_people(desk: Desk, one: Person, other: Person, said_by: str = "") -> None:
    """Say that two records are one human being: a link in each family's log, nothing copied (architecture.md)."""
    if one.id == other.id:
        raise Refused("Choose two different people.")
    with desk.together() as batch:
        batch.add(
            new_record(
                SamePerson, one.log, person=one.id, other_person=other.id, other_family=other.log, said_by=said_by
            )
        )
        if other.log != one.log:
            batch.add(
                new_record(
                    SamePerson, other.log, person=other.id, other_person=one.id, other_family=one.log, said_by=said_by
                )
            )


def part_people(desk: Desk, one: Person, other: Person) -> None:
    """Take the link away again; both records are as they were."""
    pair = {one.id, other.id}
    links = [link for link in desk.all(SamePerson) if {link.record.person, link.record.other_person} == pair]
    if not links:
        raise NotFound("These two are not joined.")
    with desk.together() as batch:
        for link in links:
            batch.remove(link)


def relate(desk: Desk, family_id: str, person_id: str, to_person: str, **more: Any) -> Opened[Relationship]:
    """How one person is related to another."""
    return desk.add(new_record(Relationship, family_id, person=person_id, to_person=to_person, **more))


def add_need(desk: Desk, family_id: str, area: str, **more: Any) -> Opened[Need]:
    """Something they need help with, found today unless said otherwise; found later counts apart (F-05)."""
    return desk.add(new_record(Need, family_id, area=area, **{"found_on": str(desk.today()), **more}))


def add_strength(desk: Desk, family_id: str, words: str, **more: Any) -> Opened[Strength]:
    """Something they are good at, hope for or can count on (F-09)."""
    return desk.add(new_record(Strength, family_id, words=words, **more))


def person_by_code(desk: Desk, code: str) -> tuple[Opened[Family], Opened[Person]]:
    """The person with a code such as F1-P2. Raises NotFound, or Refused when two people carry it."""
    ref, number = parse_person_code(code)
    family = family_by_ref(desk, ref)
    found = [one for one in desk.all(Person, family.record.id) if one.record.number == number]
    if not found:
        raise NotFound("There is nobody with that code on this laptop.")
    if len(found) > 1:
        raise Refused("Two people carry that code. Give one of them another number first.")
    return family, found[0]
