"""On the line of ups and downs each puts, moves and takes off what is theirs, and nobody else's own can be moved."""

from contextlib import ExitStack
from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from coachdesk.models.contact import DateKnown
from coachdesk.models.feelings_in_sight import FeelingsInSight, TimeMeant
from coachdesk.ui.family_mode.feelings.journey_page import UpsAndDownsPage
from coachdesk.ui.family_mode.feelings.why_page import PointWhyPage
from coachdesk.ui.widgets.tick_box import TickBox
from tests.ui.family_mode.feeling_hands import (
    HERS,
    LATER,
    MOVED_HOUSE,
    OURS,
    come,
    drag,
    points,
    say_how,
    surface,
    ups_and_downs,
)
from tests.ui.family_mode.hands import RUTH, Table
from tests.ui.family_mode.line_hands import words_of


@pytest.fixture
def table(asked: ExitStack) -> Table:
    return asked.enter_context(ups_and_downs())


def test_a_time_is_put_by_taps_alone_and_stands_on_the_line_once_it_is_kept(table: Table) -> None:
    come(table)
    for words in ("Put a time on our line", "2010", "Spring", "April"):
        table.press(words)
    say_how(table, 0.1)
    assert "It was near bad. Is that right?" in words_of(table)
    assert points(table) == []
    table.press("Yes")
    table.press("Keep it. It was so for me")
    (point,) = points(table)
    assert point.when == TimeMeant(happened_on=date(2010, 4, 1), date_known=DateKnown.MONTH)
    assert (point.person, point.ours, point.instead_of, point.about, point.words) == (RUTH.id, False, None, None, "")
    assert abs((point.place or 0) - 100) <= 3
    assert table.window.name == "journey"
    assert table.button("April 2010, \u2068Ruth\u2069: near bad.")
    assert len(surface(table).points) == 4


@pytest.mark.parametrize(
    ("presses", "day", "known"),
    [
        (("Today",), date(2011, 3, 1), DateKnown.DAY),
        (("2010", "The winter after New Year", "I do not know the month"), date(2009, 12, 1), DateKnown.SEASON),
    ],
)
def test_near_enough_is_enough(table: Table, presses: tuple[str, ...], day: date, known: DateKnown) -> None:
    come(table)
    for words in ("Put a time on our line", *presses):
        table.press(words)
    say_how(table, 0.5)
    table.press("Yes")
    page = table.window.page
    assert isinstance(page, PointWhyPage)
    page.field.editor().setFocus()
    table.type_in("we sang")
    table.press("Keep it. It was so for all of us")
    (point,) = points(table)
    assert (point.when.happened_on, point.when.date_known, point.words, point.ours) == (day, known, "we sang", True)


def test_what_has_not_come_yet_is_not_offered(table: Table) -> None:
    come(table)
    for words in ("Put a time on our line", "2011"):
        table.press(words)
    for words in ("Summer", "Autumn", "December"):
        with pytest.raises(AssertionError):
            table.button(words)
    table.press("Spring")
    assert table.button("March")
    with pytest.raises(AssertionError):
        table.button("April")


def test_back_goes_from_the_month_to_the_part_of_the_year_to_the_years(table: Table) -> None:
    come(table)
    for words in ("Put a time on our line", "2010", "Spring", "Back"):
        table.press(words)
    assert table.button("Summer")
    table.press("Back")
    assert table.button("2009")
    table.press("Back")
    assert table.window.name == "journey"


def test_a_time_the_coach_kept_is_asked_about_once(table: Table) -> None:
    come(table)
    table.press("How was this time? January 2011: “We got our own home”")
    say_how(table, 0.95)
    for words in ("Yes", "Keep it. It was so for all of us"):
        table.press(words)
    (point,) = points(table)
    assert (point.about, point.when) == (MOVED_HOUSE.about, MOVED_HOUSE.when)
    assert "We got our own home" not in words_of(table)


def test_a_point_is_dragged_up_and_kept_only_after_it_was_read_back(table: Table) -> None:
    come(table)
    drag(table, LATER.id, 90)
    assert "You moved it. It was near good. Is that right?" in words_of(table)
    table.press("No")
    assert surface(table).place_of(LATER.id) == LATER.place
    drag(table, LATER.id, 90)
    table.press("Yes")
    (point,) = points(table)
    assert (point.instead_of, point.when, point.ours) == (LATER.id, LATER.when, False)
    assert (point.place or 0) > 850
    assert table.window.name == "journey"


def test_somebody_elses_own_point_stays_where_it_is(table: Table) -> None:
    come(table)
    drag(table, HERS.id, 90)
    assert table.window.name == "point"
    assert "Who put it there can change it." in words_of(table)
    assert points(table) == []


def test_by_keys_alone_a_point_is_chosen_moved_and_opened(table: Table) -> None:
    come(table)
    page = table.window.page
    assert isinstance(page, UpsAndDownsPage)
    page._settles.setInterval(100)
    page.surface.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        table.key(key)
    assert page.surface.at == OURS.id
    assert page.surface.accessible_value() == "Spring 2010: near bad."
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up):
        table.key(key)
    assert "Is that right?" not in words_of(table)
    QTest.qWait(200)
    table.key(Qt.Key.Key_Return)
    (point,) = points(table)
    assert (point.instead_of, point.place, point.ours) == (OURS.id, 300, True)
    surface(table).setFocus()
    table.key(Qt.Key.Key_Return)
    assert table.window.name == "point"


def test_what_a_point_says_is_changed_and_it_is_taken_off_after_being_asked(table: Table) -> None:
    come(table)
    table.press("Spring 2010: near bad. “We had no heat”")
    table.press("Say what it was like")
    page = table.window.page
    assert isinstance(page, PointWhyPage)
    page.field.set_text("cold")
    table.press("Keep this")
    table.press("Spring 2010: near bad. “cold”")
    for words in ("Say when it was", "2010", "I just know the year"):
        table.press(words)
    table.press("2010: near bad. “cold”")
    for words in ("Take it off our line", "No", "Take it off our line", "Yes"):
        table.press(words)
    said, when, off = points(table)
    assert (said.words, said.place) == ("cold", OURS.place)
    assert when.when.date_known is DateKnown.YEAR
    assert (off.instead_of, off.place, off.words) == (OURS.id, None, "")
    assert OURS.id not in {one.key for one in surface(table).points}


def test_half_written_words_are_asked_about(table: Table) -> None:
    come(table)
    table.press("Spring 2010: near bad. “We had no heat”")
    table.press("Say what it was like")
    page = table.window.page
    assert isinstance(page, PointWhyPage)
    page.field.set_text("cold")
    table.press("Back")
    assert table.window.name == "unkept"
    table.press("Write more")
    again = table.window.page
    assert isinstance(again, PointWhyPage)
    assert again.field.text() == "cold"
    table.press("Back")
    table.press("Keep it")
    assert points(table)[-1].words == "cold"
    assert table.window.name == "point"


@pytest.mark.faults
def test_what_was_not_kept_is_said_and_stands_nowhere(table: Table) -> None:
    come(table)
    drag(table, LATER.id, 90)
    table.link.answers = "The disk is full."
    table.press("Yes")
    page = table.window.page
    assert page is not None
    assert "not kept" in page.message.words()
    feelings = table.window.sitting.feelings
    assert feelings is not None
    assert feelings.points[LATER.id].place == LATER.place


def test_lanes_are_shown_when_the_family_ticks_them_and_time_runs_to_the_right(table: Table) -> None:
    come(table)
    page = table.window.page
    assert isinstance(page, UpsAndDownsPage)
    before = page.surface.sizeHint().height()
    box = next(one for one in page.findChildren(TickBox) if "Brue Vale Homes" in one.text())
    box.click()
    assert page.surface.sizeHint().height() > before
    assert page.surface.x_of(date(2010, 3, 1)) < page.surface.x_of(date(2010, 9, 1))


@pytest.mark.usefixtures("right_to_left")
def test_from_right_to_left_nothing_is_mirrored(table: Table) -> None:
    come(table)
    shown = surface(table)
    by_day = [shown.spot_of(one) for one in shown.points]
    assert [one.x() for one in by_day] == sorted(one.x() for one in by_day)
    assert by_day[0].y() > by_day[1].y(), "good is on top"
    assert QPointF(0, 0) not in by_day


def test_an_empty_line_begins_with_one_button(asked: ExitStack) -> None:
    table = asked.enter_context(ups_and_downs(FeelingsInSight(since=date(2011, 1, 1))))
    come(table)
    page = table.window.page
    assert isinstance(page, UpsAndDownsPage)
    assert not page.surface.isVisible()
    assert table.focused() == "Put a time on our line"
