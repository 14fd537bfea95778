"""Marks of several people on one line can all be read, are told apart without colour, and never change sides."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Scheme, Theme, tokens
from coachdesk.ui.theme_tokens import contrast
from coachdesk.ui.widgets.mark_shapes import Shape, ShapeLabel, look_of
from coachdesk.ui.widgets.marks_on_line import MarksOnLine, ShownMark
from coachdesk.ui.widgets.pins import Pin, put_up
from tests.ui.conftest import Usable, lay_out

EDGE, HEAD = 600.0, 10.0
pins = st.lists(st.builds(Pin, st.floats(HEAD, EDGE - HEAD), st.floats(0, 700)), max_size=12)


@given(pins)
def test_no_name_hides_another_and_none_leaves_the_picture(drawn: list[Pin]) -> None:
    put = put_up(drawn, HEAD, EDGE)
    for one, other in combinations(put, 2):
        assert one.row != other.row or one.right <= other.left or other.right <= one.left
    for pin, one in zip(drawn, put, strict=True):
        assert -1e-6 <= one.left <= pin.at <= one.right <= EDGE + 1e-6
        widest = max(pin.at, EDGE - pin.at) - HEAD
        assert one.right - one.left == pytest.approx(min(pin.room, widest) + 2 * HEAD)


@given(pins)
def test_no_row_is_left_empty(drawn: list[Pin]) -> None:
    rows = {one.row for one in put_up(drawn, HEAD, EDGE)}
    assert rows == set(range(len(rows)))


def test_thirty_people_look_different_and_six_by_their_shapes_alone() -> None:
    looks = [look_of(number) for number in range(30)]
    assert len(set(looks)) == 30
    assert len({look.shape for look in looks[:6]}) == 6
    workers = {look_of(number, worker=True).shape for number in range(4)}
    assert workers.isdisjoint({look.shape for look in looks})
    assert workers | {look.shape for look in looks} == set(Shape)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_every_colour_stands_out_from_what_is_behind_it(theme: Theme, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    for number in range(6):
        for look in (look_of(number), look_of(number, worker=True)):
            for behind in (tokens().surface, tokens().window):
                assert contrast(look.worn().name(), behind) >= 4.5


@pytest.fixture
def picture(theme: Theme, qtbot: QtBot) -> QWidget:
    assert theme is not None
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    shown = MarksOnLine(page)
    column.addWidget(shown)
    column.addWidget(ShapeLabel(look_of(2), hollow=True, parent=page))
    column.addStretch(1)
    names = ("Ruth, 3 March", "Isla, 3 March", "Dean, 1 March", "A very long name indeed, longer than all the room")
    places = zip((0, 640, 650, 1000), names, strict=True)
    marks = [ShownMark(place, name, look_of(number)) for number, (place, name) in enumerate(places)]
    shown.show_marks([*marks, ShownMark(300, "Ruth", look_of(0), earlier=True)], "Four marks")
    return page


def test_it_is_usable_at_every_size_and_a_screen_reader_hears_its_words(picture: QWidget, usable: Usable) -> None:
    usable(picture)
    shown = picture.findChild(MarksOnLine)
    assert shown is not None
    told = QAccessible.queryAccessibleInterface(shown)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.Graphic, "Four marks")
    assert shown.height() == shown.heightForWidth(shown.width())


def test_a_stays_left_in_a_language_that_runs_from_right_to_left(picture: QWidget, right_to_left: None) -> None:
    lay_out(picture, (800, 400))
    shown = picture.findChild(MarksOnLine)
    assert shown is not None
    before = shown.grab().toImage()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    lay_out(picture, (800, 400))
    assert before == shown.grab().toImage()
    assert shown.x_of(0, 800) < shown.x_of(1000, 800)
