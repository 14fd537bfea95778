"""Two records joined by links are one person while both families say so, and two again when a link is taken away."""

import random

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.person import Person, ReadingNeed, SamePerson
from coachdesk.tools.joined_people import JOINED_FIELDS, groups, joined_fields, joined_on_screen, linked
from tests.tools.records import make, person

A, B, C = "a" * 32, "b" * 32, "c" * 32


def link(one: Person, other: Person) -> SamePerson:
    return make(SamePerson, log=one.log, person=one.id, other_person=other.id, other_family=other.log)


def both(one: Person, other: Person) -> list[SamePerson]:
    return [link(one, other), link(other, one)]


def test_between_families_a_link_counts_only_when_both_hold_it() -> None:
    one, other = person(log=A), person(log=B)
    assert linked([link(one, other)]) == frozenset()
    assert linked([link(other, one)]) == frozenset()
    assert linked(both(one, other)) == {frozenset({one.id, other.id})}


def test_within_a_family_one_link_merges_two_records_made_by_mistake() -> None:
    one, other = person(log=A), person(log=A)
    assert groups([one, other], [link(one, other)]) == [(one, other)]
    assert groups([one, other], []) == [(one,), (other,)]


def test_a_link_to_oneself_or_to_someone_not_here_joins_nothing() -> None:
    one, away = person(log=A), person(log=A)
    assert groups([one], [link(one, one), link(one, away), link(away, one)]) == [(one,)]


@given(st.integers(0, 8).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, 7)] * 2)))))
def test_groups_hold_everyone_once_and_follow_links_through(made: tuple[int, list[tuple[int, int]]]) -> None:
    count, chosen = made
    people = [person(str(place), log=A) for place in range(count)]
    links = [link(people[x], people[y]) for x, y in chosen if x < count and y < count]
    found = groups(people, links)
    assert sorted(one.known_as for group in found for one in group) == sorted(one.known_as for one in people)
    group_of = {one.id: place for place, group in enumerate(found) for one in group}
    assert all(group_of[one.person] == group_of[one.other_person] for one in links)
    shuffled = links[:]
    random.Random(1).shuffle(shuffled)
    assert groups(people, shuffled) == found


def test_unlinked_people_are_never_grouped() -> None:
    one, two, three = (person(log=A) for _ in range(3))
    assert groups([one, two, three], [link(three, one)]) == [(one, three), (two,)]


def test_joined_records_show_only_to_someone_assigned_to_both_families() -> None:
    ours, theirs, third = person(log=A), person(log=B), person(log=C)
    everyone, links = [theirs, third, ours], [*both(ours, theirs), *both(theirs, third)]
    assert joined_on_screen(ours, everyone, links, {A, B}) == (theirs,)
    assert joined_on_screen(ours, everyone, links, {A, B, C}) == (theirs, third)
    assert joined_on_screen(ours, everyone, links, {A, C}) == (), "not through a family one may not see"
    assert joined_on_screen(ours, everyone, links, {B}) == ()
    assert joined_on_screen(person(log=A), everyone, links, {A}) == ()


def test_phone_address_needs_and_marks_never_cross() -> None:
    ours = person("Lee", log=A, birth_date="1971")
    theirs = person(
        "Leroy",
        log=B,
        birth_date="1971-02-01",
        legal_name="Leroy Pike",
        phone="07700 900123",
        reading_needs=(ReadingNeed.READ_ALOUD,),
        no_contact=True,
        notes="secret",
    )
    joined = joined_fields(ours, [theirs])
    assert joined["known_as"] == ("Lee", "Leroy")
    assert joined["birth_date"] == ("1971", "1971-02-01")
    assert joined["legal_name"] == ("Leroy Pike",)
    assert joined["deceased_on"] == ()
    assert set(joined) == set(JOINED_FIELDS)
    assert not set(JOINED_FIELDS) & {"phone", "safe_to_contact", "reading_needs", "notes", "no_contact", "role"}
    assert "07700" not in str(joined)
