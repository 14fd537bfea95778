"""A figure reads with its row and column, opens what is behind it by Enter, and nothing where there is nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coachdesk.ui.widgets.figure_table import Figure, FigureRow, FigureTable
from coachdesk.ui.widgets.kinds_picture import KindsPicture, MonthBars, axis_marks

ROWS = (
    FigureRow(Figure("F1"), (Figure("3", {"ids": "a,b,c"}), Figure("missing"))),
    FigureRow(Figure("All"), (Figure("3"), Figure("£5.00")), is_total=True),
)


@pytest.fixture
def table(qtbot: QtBot, theme: object) -> FigureTable:
    made = FigureTable("Costs")
    qtbot.addWidget(made)
    made.show_figures(("Family", "Contacts", "Cost"), ROWS)
    made.show()
    return made


def test_a_figure_says_its_row_and_column_and_opens_what_is_behind_it(table: FigureTable) -> None:
    asked: list[object] = []
    table.asked.connect(asked.append)
    moved: list[str] = []
    table.moved.connect(moved.append)
    model = table.model()
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "F1, Contacts: 3"
    assert model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "All"
    table.setCurrentIndex(model.index(0, 1))
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked == [{"ids": "a,b,c"}]
    assert moved == ["F1, Contacts: 3", "F1, Cost: missing"]
    assert table.words() == [["Family", "Contacts", "Cost"], ["F1", "3", "missing"], ["All", "3", "£5.00"]]


def test_shown_anew_the_keyboard_stays_where_it_was_while_that_is_there(table: FigureTable) -> None:
    table.setCurrentIndex(table.model().index(1, 2))
    table.show_figures(("Family", "Contacts", "Cost"), ROWS)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 2)
    table.show_figures(("Family", "Contacts", "Cost"), ROWS[:1])
    assert not table.currentIndex().isValid()


def test_in_a_small_window_a_figure_stands_beside_each_name(table: FigureTable) -> None:
    long = FigureRow(Figure("All of them, nine of nine families " * 3), (Figure("3"), Figure("£5.00")))
    table.show_figures(("Family", "Contacts", "Cost"), (long,))
    for width in (1200, 300):
        table.resize(width, 200)
        assert table.columnViewportPosition(1) < table.viewport().width() - 20


@given(st.integers(0, 10**9))
def test_an_axis_goes_in_round_steps_from_nothing_to_the_highest_bar(most: int) -> None:
    marks = axis_marks(most)
    steps = {later - earlier for earlier, later in pairwise(marks)}
    assert marks[0] == 0
    assert marks[-1] >= most
    assert len(steps) == 1
    assert str(steps.pop()).rstrip("0") in {"1", "2", "5"}
    assert 2 <= len(marks) <= 6


def test_a_picture_without_months_and_one_of_a_month_nobody_knows_are_drawn(qtbot: QtBot, theme: object) -> None:
    picture = KindsPicture()
    qtbot.addWidget(picture)
    picture.resize(300, 200)
    empty = picture.grab().toImage()
    picture.show_bars([MonthBars("Mar", "2011", 0, 0, False, True)], "£{number}", "The list says the same.")
    assert picture.accessibleName() == "The list says the same."
    assert picture.grab().toImage() != empty
