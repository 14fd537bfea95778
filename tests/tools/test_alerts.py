"""What must be known first is said while anybody says so, the gravest first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.alert import AlertSort
from coachdesk.models.family import Family, Household
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.values import new_id
from coachdesk.tools.alerts import (
    AlertLine,
    Mark,
    family_line,
    gravest_first,
    home_lines,
    in_force,
    person_lines,
)

TODAY = date(2011, 9, 1)
LOG = new_id()
days = st.none() | st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3))


def person(**more: object) -> Person:
    values = {"id": new_id(), "log": LOG, "number": 1, "known_as": "Kev", "role": FamilyRole.PARTNER, **more}
    return Person.model_validate(values)


@given(days, days)
def test_an_alert_holds_from_its_first_day_to_its_last_both_counted(start: date | None, end: date | None) -> None:
    assert in_force([start], [end], TODAY) == ((start or TODAY) <= TODAY <= (end or TODAY))


@given(st.lists(days, min_size=1), st.lists(days, min_size=1), days)
def test_another_opinion_never_makes_an_alert_go(
    starts: list[date | None], ends: list[date | None], other: date | None
) -> None:
    if in_force(starts, ends, TODAY):
        assert in_force([*starts, other], ends, TODAY)
        assert in_force(starts, [*ends, other], TODAY)


def test_every_sort_of_alert_has_its_mark_and_the_gravest_stands_first() -> None:
    assert {sort.value for sort in AlertSort} <= {mark.value for mark in Mark}
    lines = [AlertLine(mark, LOG) for mark in (Mark.DOG, Mark.NO_CONTACT, Mark.OTHER, Mark.NO_VISIT)]
    assert [line.mark for line in gravest_first(lines)] == [Mark.NO_VISIT, Mark.NO_CONTACT, Mark.DOG, Mark.OTHER]


def test_a_person_who_must_not_be_rung_and_whose_address_is_not_told_is_named() -> None:
    kev = person(no_contact=True, address_restricted=True)
    assert [(line.mark, line.who) for line in person_lines(kev, [""])] == [
        (Mark.NO_CONTACT, "Kev"),
        (Mark.ADDRESS, "Kev"),
    ]
    assert person_lines(person(), [" "]) == []
    assert person_lines(person(no_contact=True, deceased_on="2009"), []) == []


def test_of_two_safe_contact_rules_both_are_said_and_once() -> None:
    lines = person_lines(person(), ["mornings", "never", "mornings"])
    assert [(line.mark, line.words) for line in lines] == [
        (Mark.SAFE_CONTACT, "mornings"),
        (Mark.SAFE_CONTACT, "never"),
    ]


def test_what_stands_on_the_family_and_on_a_home_is_said() -> None:
    values = {"id": LOG, "log": LOG, "name": "Vale"}
    assert family_line(Family(ref="F1", alert="Dog in the yard", **values))[0].words == "Dog in the yard"
    assert family_line(Family(ref="F1", alert=" ", **values)) == []
    assert home_lines(Household(address_restricted=True, **values))[0].mark is Mark.ADDRESS
    assert home_lines(Household(**values)) == []
