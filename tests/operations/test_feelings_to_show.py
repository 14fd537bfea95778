"""The line goes out to the family's pages, and what is given comes back as points; no other deed changes one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.models.family_mode import FamilyPage, FamilySnapshot, FromTheFamily, LookInSight
from coachdesk.models.feelings_in_sight import FeelingsInSight, PointGiven, TimeMeant
from coachdesk.models.journey import FeelingPoint
from coachdesk.operations.family_given import what_was_given
from coachdesk.operations.family_mode import Wanted, hand_over
from coachdesk.operations.feelings_to_show import feelings_to_show
from coachdesk.operations.measures_to_show import who_may_hold_it
from coachdesk.operations.settling_given import settle_given
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.tools.feelings_in_sight import on_the_line
from tests.operations.given_desk import ISLA, RUTH, fill, given_desk
from tests.tools.asked_things import FAMILY
from tests.tools.given_draws import BEGAN

SPRING = TimeMeant(happened_on=date(2010, 3, 1))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    open_desk = given_desk(tmp_path / "records")
    yield open_desk
    open_desk.close()


def put(number: int, person: str = ISLA, **more: object) -> FromTheFamily:
    values = {"person": person, "number": number, "when": SPRING, "place": 700, "at": BEGAN, **more}
    return FromTheFamily(point=PointGiven.model_validate(values))


def settled(opened: OpenDesk, *given: FromTheFamily) -> int:
    fill(opened, given)
    (box,) = what_was_given(opened)
    return settle_given(opened, box, {one.key for one in box.items})


def sight(desk: Desk) -> FeelingsInSight:
    return feelings_to_show(desk, FAMILY, who_may_hold_it(desk, FAMILY))


def test_what_was_given_is_on_the_line_when_it_next_goes_out(opened: OpenDesk) -> None:
    assert sight(opened.desk).points == ()
    assert settled(opened, put(0, words="Sun", ours=True), put(1, RUTH, place=5), put(2), put(2, place=None)) == 2
    ours, hers = sight(opened.desk).points
    assert {(one.words, one.place, one.names) for one in (ours, hers)} == {("Sun", 700, ()), ("", 5, ("Ruth",))}
    wanted = Wanted(FAMILY, (ISLA,), (FamilyPage.JOURNEY,))
    made = hand_over(opened, wanted, LookInSight(scheme="light", percent=100), KeptNumbers((), whole=True))
    made.box.close()
    assert FamilySnapshot.model_validate_json(made.snapshot).feelings == sight(opened.desk)
    without = Wanted(FAMILY, (ISLA,), (FamilyPage.TELL,))
    other = hand_over(opened, without, LookInSight(scheme="light", percent=100), KeptNumbers((), whole=True))
    other.box.close()
    assert FamilySnapshot.model_validate_json(other.snapshot).feelings is None


def test_no_desk_page_changes_or_takes_off_a_point(opened: OpenDesk) -> None:
    settled(opened, put(0))
    (point,) = opened.desk.all(FeelingPoint, FAMILY)
    with pytest.raises(Refused):
        opened.desk.amend(point, place=0)
    with pytest.raises(Refused):
        opened.desk.remove(point)
    assert len(on_the_line(opened.desk.records(FeelingPoint, FAMILY))) == 1
