"""One mark, where hand or key put it and nowhere else; the far left is the worst answer in every language."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QGuiApplication,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Scheme, Theme
from coachdesk.ui.widgets.line_drawing import letter_end
from coachdesk.ui.widgets.line_scale import LineScale
from coachdesk.ui.widgets.line_surface import STEP, LineSurface
from tests.ui.conftest import Usable
from tests.ui.widgets.line_hands import LEFT, at, drag, heard, near, shown, tap


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> LineScale:
    assert theme is not None
    return shown(qtbot)


def test_there_is_no_mark_before_somebody_puts_one_and_a_tap_anywhere_near_the_line_does(line: LineScale) -> None:
    assert line.place is None
    told = heard(line)
    where = at(line, 0.7).toPoint()
    for height in (2, 48, 94):
        line.clear()
        QTest.mouseClick(line.surface, LEFT, pos=QPoint(where.x(), height))
        assert near(line.place, 0.7)
    assert len(told) == 3
    assert line.surface.height() >= 96


def test_a_mark_is_shown_while_it_is_dragged_and_told_when_the_hand_lets_go(line: LineScale) -> None:
    told = heard(line)
    QTest.mousePress(line.surface, LEFT, pos=at(line, 0.2).toPoint())
    assert near(line.place, 0.2)
    drag(line, 0.6)
    assert near(line.place, 0.6)
    assert told == []
    QTest.mouseRelease(line.surface, LEFT, pos=at(line, 0.8).toPoint())
    assert [near(place, 0.8) for place in told] == [True]


def test_beyond_an_end_is_at_the_end(line: LineScale) -> None:
    tap(line, -0.1)
    assert line.place == 0
    tap(line, 1.1)
    assert line.place == 1000


@pytest.mark.parametrize("before", [True, False])
def test_the_far_left_is_the_worst_answer_when_all_runs_from_right_to_left(
    theme: Theme, qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, *, before: bool
) -> None:
    if before:
        request.getfixturevalue("right_to_left")
    made = shown(qtbot)
    if not before:
        request.getfixturevalue("right_to_left")
    assert QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    QTest.mouseClick(made.surface, LEFT, pos=QPoint(2, 48))
    assert made.place == 0
    QTest.keyClick(made.surface, Qt.Key.Key_Right)
    assert made.place == STEP
    assert made.low.geometry().left() < made.high.geometry().left()
    assert made.high.alignment() & Qt.AlignmentFlag.AlignRight
    letters = made.grab().toImage()
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert letters == made.grab().toImage(), "in no language does anything on it move"


def test_keys_put_move_and_take_off_the_mark_and_no_digit_does(line: LineScale) -> None:
    told, cleared = heard(line), []
    line.cleared.connect(lambda: cleared.append(line.place))
    line.setFocus()
    for key in (Qt.Key.Key_5, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        QTest.keyClick(line.surface, key)
    assert line.place is None
    pressed = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End)
    for key in (*pressed, Qt.Key.Key_Right):
        QTest.keyClick(line.surface, key)
    assert told == [500, 550, 500, 0, 0, 1000, 1000]
    QTest.keyClick(line.surface, Qt.Key.Key_Delete)
    assert (line.place, cleared) == (None, [None])
    assert len(told) == 7
    QTest.keyClick(line.surface, Qt.Key.Key_Left)
    assert line.place == 500, "the first arrow leads to neither end"


def test_a_wheel_over_it_moves_nothing_and_goes_on_to_the_page(line: LineScale) -> None:
    line.set_place(300)
    where = at(line, 0.9)
    wheel = QWheelEvent(
        where, where, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    line.surface.wheelEvent(wheel)
    assert not wheel.isAccepted()
    assert line.place == 300


def test_a_screen_reader_hears_a_slider_with_words_and_never_a_number(line: LineScale) -> None:
    told = QAccessible.queryAccessibleInterface(line.surface)
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "How are mornings?"
    assert told.text(QAccessible.Text.Description) == "no mark yet. We shout … We eat together"
    said = {told.text(QAccessible.Text.Value)}
    for place in range(0, 1001, 10):
        line.set_place(place)
        said.add(told.text(QAccessible.Text.Value))
    assert said == {"no mark yet", "at A", "near A", "nearer A than B", "in the middle"} | {
        "nearer B than A",
        "near B",
        "at B",
    }
    line.set_ends("Very bad", "Very good", letter_end("A"), letter_end("B"), lambda place: f"{place < 500}")
    assert told.text(QAccessible.Text.Value) == line.words() == "False"


def test_nothing_is_on_the_line_that_would_draw_a_mark_to_it(line: LineScale) -> None:
    surface = line.surface
    picture = surface.grab().toImage()
    left, right = surface.line_left() + 6, surface.line_left() + surface.line_length() - 6
    columns = {tuple(picture.pixel(x, y) for y in range(picture.height())) for x in range(left, right)}
    assert len(columns) == 1


def test_a_line_that_only_shows_takes_no_mark(line: LineScale) -> None:
    line.set_place(300)
    line.set_read_only(True)
    tap(line, 0.9)
    QTest.keyClick(line.surface, Qt.Key.Key_End)
    assert line.place == 300
    assert line.surface.focusPolicy() == Qt.FocusPolicy.NoFocus
    line.set_read_only(False)
    tap(line, 0.9)
    assert near(line.place, 0.9)


def test_its_length_is_known_in_pixels_and_millimetres(line: LineScale) -> None:
    assert line.length_px() == line.surface.line_length()
    inch = line.screen().physicalDotsPerInchX()
    assert line.length_mm() == round(line.surface.line_length() / inch * 25.4)
    assert 280 <= LineSurface(lambda _place: "").minimumSizeHint().width() < 600


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.HIGH_CONTRAST])
def test_it_is_usable_at_every_size(usable: Usable, theme: Theme, line: LineScale, scheme: Scheme) -> None:
    theme.set_scheme(scheme)
    line.set_place(620)
    usable(line)
