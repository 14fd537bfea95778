"""A month is typed in any way it is said, echoed in words, and stepped with the arrow keys, never past the calendar."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.ui.widgets.month_field import MonthField


@pytest.fixture
def field(qtbot: QtBot, theme: object) -> MonthField:
    made = MonthField("From", lambda: date(2011, 9, 1), month="2011-03")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "month"),
    [("March 2011", "2011-03"), ("3/2011", "2011-03"), ("2010-12", "2010-12"), ("15 March 2011", "2011-03")],
)
def test_a_month_is_read_as_it_is_said(field: MonthField, typed: str, month: str) -> None:
    field.set_typed(typed)
    assert field.month() == month
    assert not field.is_doubtful()


@pytest.mark.parametrize("typed", ["2011", "13/2011", "soon"])
def test_what_is_no_month_stays_typed_and_says_why(field: MonthField, typed: str) -> None:
    left: list[object] = []
    field.left.connect(left.append)
    field.set_typed("")
    QTest.keyClicks(field.editor(), typed)
    field.leave()
    assert (field.month(), field.typed(), left) == (None, typed, [])
    assert field.problem()


def test_arrow_keys_step_by_a_month_and_page_keys_by_a_year_and_leaving_hands_over(field: MonthField) -> None:
    left: list[object] = []
    field.left.connect(left.append)
    for key, month in (
        (Qt.Key.Key_Down, "2011-02"),
        (Qt.Key.Key_PageDown, "2010-02"),
        (Qt.Key.Key_Up, "2010-03"),
        (Qt.Key.Key_PageUp, "2011-03"),
    ):
        QTest.keyClick(field.editor(), key)
        assert field.month() == month
    field.leave()
    assert left == ["2011-03"]
    field.set_typed("1900-02")
    QTest.keyClick(field.editor(), Qt.Key.Key_PageDown)
    assert field.month() == "1900-01"
    field.set_typed("")
    QTest.keyClick(field.editor(), Qt.Key.Key_Up)
    assert field.month() is None
