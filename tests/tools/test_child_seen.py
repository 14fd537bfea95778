"""Which children a visit asks about, and one id for each child at each visit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.person import FamilyRole, Person
from coachdesk.tools.child_seen import child_seen_id, children_to_see

ids = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")
TODAY = date(2011, 3, 1)


@given(ids, ids, ids)
def test_the_id_is_the_same_for_both_and_another_for_each_child(visit: str, one: str, other: str) -> None:
    assert child_seen_id(visit, one) == child_seen_id(one, visit)
    assert len(child_seen_id(visit, one)) == 32
    assert (child_seen_id(visit, one) == child_seen_id(visit, other)) == (one == other)


def _person(number: int = 1, **more: object) -> Person:
    values = {"id": f"{number:032x}", "log": "0" * 32, "number": number, "known_as": "Tia", "role": FamilyRole.CHILD}
    return Person.model_validate({**values, **more})


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        (_person(), True),
        (_person(birth_date="2003-02"), True),
        (_person(birth_date="1993-03-01"), False),
        (_person(birth_date="1993-03-02"), True),
        (_person(birth_date="1993"), True),
        (_person(role=FamilyRole.PARENT, birth_date="1995"), True),
        (_person(role=FamilyRole.PARENT), False),
        (_person(due_date="2011-09-01"), False),
        (_person(deceased_on="2010"), False),
        (_person(lives_elsewhere=True), False),
    ],
)
def test_children_who_live_here_are_asked_about(person: Person, asked: bool) -> None:
    assert (person in children_to_see([person], (), TODAY)) is asked


def test_a_child_from_elsewhere_is_asked_about_when_there() -> None:
    elsewhere, first = _person(2, lives_elsewhere=True), _person(1)
    assert children_to_see([elsewhere, first], (elsewhere.id,), TODAY) == [first, elsewhere]
