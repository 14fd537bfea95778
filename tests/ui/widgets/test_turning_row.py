"""A row turns into a column where there is no room; a mark stays with the first line of what it marks."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import Theme, em
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.turning_row import TurningRow
from tests.ui.conftest import lay_out

LONG = "When Dad mends a gate I hold the spirit level and I am in charge of level. " * 5


def marked(qtbot: QtBot, *, at_top: bool) -> tuple[TurningRow, QWidget]:
    row = TurningRow(1, at_top=at_top)
    qtbot.addWidget(row)
    mark = IconLabel("strength", "muted", parent=row)
    row.add(mark)
    row.add(SafeLabel(LONG, parent=row), 1)
    lay_out(row, (300, 300))
    return row, mark


@pytest.mark.parametrize("at_top", [True, False])
def test_a_mark_stands_by_the_first_line_or_in_the_middle(theme: Theme, qtbot: QtBot, at_top: bool) -> None:
    row, mark = marked(qtbot, at_top=at_top)
    assert (mark.geometry().bottom() < em(2)) is at_top
    assert row.height() == 300


def test_it_turns_at_its_width(theme: Theme, qtbot: QtBot) -> None:
    row = TurningRow(20)
    qtbot.addWidget(row)
    lay_out(row, (em(21), 100))
    assert not row.is_column()
    lay_out(row, (em(19), 100))
    assert row.is_column()
