"""One human being behind several records: told by links that can be taken away again, never by rewriting anything."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from coachdesk.models.person import Person, SamePerson

JOINED_FIELDS = (
    *("known_as", "legal_name", "other_names", "pronouns"),
    *("birth_date", "due_date", "deceased_on"),
)
"""What may be seen across families. Phone, address, needs, notes and marks never cross (architecture.md)."""


def linked(links: Iterable[SamePerson]) -> frozenset[frozenset[str]]:
    """The pairs of record ids that are joined (F-01).

    Within a family one link is enough. Between families each log holds its own, and both must be there: a link that
    one family took away joins nothing.
    """
    said = {(link.person, link.other_person): link for link in links}
    return frozenset(
        frozenset(pair)
        for pair, link in said.items()
        if pair[0] != pair[1] and (link.other_family == link.log or pair[::-1] in said)
    )


def groups(people: Iterable[Person], links: Iterable[SamePerson]) -> list[tuple[Person, ...]]:
    """Every person once, together with the records joined to theirs, directly or through another (F-01).

    Groups stand in the order of their first member; so do the members.
    """
    listed = list(people)
    pairs = [tuple(pair) for pair in linked(links)]
    group_of = {person.id: {person.id} for person in listed}
    for one, other in pairs:
        if one in group_of and other in group_of and group_of[one] is not group_of[other]:
            joined = group_of[one] | group_of[other]
            for member in joined:
                group_of[member] = joined
    seen: set[str] = set()
    found = []
    for person in listed:
        if person.id not in seen:
            found.append(tuple(other for other in listed if other.id in group_of[person.id]))
            seen |= group_of[person.id]
    return found


def joined_on_screen(
    person: Person, people: Iterable[Person], links: Iterable[SamePerson], assigned: Collection[str]
) -> tuple[Person, ...]:
    """The other records to show with this one, to someone assigned to those families (F-01, architecture.md).

    `assigned` holds the ids of the viewer's families; a record of any other family is not shown, and nothing is
    joined for someone who is not assigned to the person's own. Show no more of the others than `joined_fields`.
    """
    if person.log not in assigned:
        return ()
    visible = [other for other in people if other.log in assigned]
    group = next((group for group in groups(visible, links) if person.id in {one.id for one in group}), ())
    return tuple(other for other in group if other.id != person.id)


def joined_fields(person: Person, others: Iterable[Person]) -> Mapping[str, tuple[Any, ...]]:
    """For each of JOINED_FIELDS the different values known, this record's own first; two values are a question."""
    records = (person, *others)
    return {
        name: tuple(dict.fromkeys(value for one in records if (value := getattr(one, name)))) for name in JOINED_FIELDS
    }
