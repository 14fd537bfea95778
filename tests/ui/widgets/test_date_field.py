"""A date is echoed in words, kept as typed, and what is no date is told and blocks nothing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.date_field import DateField, PartialDateField, TypedDateField
from coachdesk.ui.widgets.line_field import LineField

TODAY = date(2026, 11, 21)


class Form(QWidget):
    """A date field with the focus, something to leave it for, and what it said."""

    def __init__(self, qtbot: QtBot, field: TypedDateField) -> None:
        super().__init__()
        qtbot.addWidget(self)
        column = QVBoxLayout(self)
        self.field, self.other = field, LineField("Other")
        column.addWidget(field)
        column.addWidget(self.other)
        self.lefts: list[object] = []
        self.doubts: list[str] = []
        field.left.connect(self.lefts.append)
        field.doubtful.connect(self.doubts.append)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        field.setFocus()

    def type_and_leave(self, qtbot: QtBot, typed: str) -> None:
        qtbot.keyClicks(self.field.editor(), typed)
        qtbot.keyClick(self.field.editor(), Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("typed", "day", "echo"),
    [
        ("27/11/26", date(2026, 11, 27), "Fri 27 Nov 2026"),
        ("in 2 weeks", date(2026, 12, 5), "Sat 5 Dec 2026"),
        ("Friday", date(2026, 11, 27), "Fri 27 Nov 2026"),
        ("3/4/27", date(2027, 4, 3), "Sat 3 Apr 2027"),
    ],
)
def test_a_typed_date_is_echoed_in_words_and_stays_as_typed(
    typed: str, day: date, echo: str, theme: Theme, qtbot: QtBot
) -> None:
    field = DateField("By when", lambda: TODAY)
    form = Form(qtbot, field)
    form.type_and_leave(qtbot, typed)
    assert (field.day(), field.echo(), field.typed()) == (day, echo, typed)
    assert form.lefts == [day]
    assert not field.is_doubtful()


def test_what_is_no_date_is_kept_and_told_and_never_handed_over(theme: Theme, qtbot: QtBot) -> None:
    field = DateField("By when", lambda: TODAY)
    form = Form(qtbot, field)
    form.type_and_leave(qtbot, "31 February")
    assert (field.day(), field.typed(), field.echo()) == (None, "31 February", "")
    assert "does not exist" in field.problem()
    assert (form.lefts, form.doubts) == ([], ["31 February"])
    assert field.is_doubtful()


def test_no_problem_is_told_before_the_person_has_finished(theme: Theme, qtbot: QtBot) -> None:
    field = DateField("By when", lambda: TODAY)
    form = Form(qtbot, field)
    qtbot.keyClicks(field.editor(), "31 Feb")
    assert field.problem() == ""
    qtbot.keyClick(field.editor(), Qt.Key.Key_Tab)
    assert field.problem()
    form.field.setFocus()
    field.editor().selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field.editor(), "1 March")
    assert (field.problem(), field.echo()) == ("", "Mon 1 Mar 2027")


def test_emptied_it_hands_over_nothing_set(theme: Theme, qtbot: QtBot) -> None:
    field = DateField("By when", lambda: TODAY, day=date(2026, 11, 27))
    form = Form(qtbot, field)
    assert (field.day(), field.typed()) == (date(2026, 11, 27), "Fri 27 Nov 2026")
    field.editor().selectAll()  # type: ignore[attr-defined]
    qtbot.keyClick(field.editor(), Qt.Key.Key_Delete)
    form.other.setFocus()
    assert form.lefts == [None]
    assert field.problem() == ""


def test_looking_back_friday_is_the_last_one(theme: Theme, qtbot: QtBot) -> None:
    field = DateField("Visited on", lambda: TODAY, past=True)
    form = Form(qtbot, field)
    form.type_and_leave(qtbot, "Friday")
    assert form.lefts == [date(2026, 11, 20)]


def test_a_shown_day_is_no_change_and_is_understood_again(theme: Theme, qtbot: QtBot) -> None:
    field = DateField("By when", lambda: TODAY)
    form = Form(qtbot, field)
    for number in range(0, 4_000, 97):
        day = date.fromordinal(TODAY.toordinal() - 2_000 + number)
        field.set_day(day)
        assert field.day() == day
    form.other.setFocus()
    assert form.lefts == []


@pytest.mark.parametrize(
    ("typed", "partial", "echo"),
    [("2019", "2019", "2019"), ("March 2019", "2019-03", "March 2019"), ("15/3/2019", "2019-03-15", "15 March 2019")],
)
def test_a_date_known_in_part_stays_in_part(typed: str, partial: str, echo: str, theme: Theme, qtbot: QtBot) -> None:
    field = PartialDateField("Born", lambda: TODAY)
    form = Form(qtbot, field)
    form.type_and_leave(qtbot, typed)
    assert (form.lefts, field.partial(), field.echo()) == ([partial], partial, echo)
    field.set_partial(partial)
    assert field.partial() == partial


def test_the_typed_words_are_never_in_the_problem(theme: Theme, qtbot: QtBot) -> None:
    field = DateField("By when", lambda: TODAY)
    form = Form(qtbot, field)
    form.type_and_leave(qtbot, "when Zebedee comes")
    assert field.problem()
    assert "Zebedee" not in field.problem()
