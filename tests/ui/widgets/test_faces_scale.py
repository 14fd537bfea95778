"""One face of a few, worst always left or on top; nothing chosen before a hand does it, and no wheel ever does."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.models.measures import Laid
from coachdesk.ui.theme import Theme, for_family
from coachdesk.ui.widgets.faces_scale import FacesScale
from coachdesk.ui.widgets.scroll_page import ScrollPage
from tests.ui.conftest import Usable, lay_out

FACES = ((0, "Very bad"), (250, "Bad"), (500, "In the middle"), (750, "Good"), (1000, "Very good"))


def held(qtbot: QtBot, faces: tuple[tuple[int, str], ...] = FACES) -> tuple[QWidget, FacesScale]:
    """A family's page with nothing but the faces on it."""
    page = QWidget()
    scale = FacesScale("How is your home?", faces, page)
    column = QVBoxLayout(page)
    column.addWidget(scale)
    column.addStretch(1)
    for_family(page)
    qtbot.addWidget(page)
    lay_out(page, (1000, 600))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page, scale


def tap_at(page: QWidget, scale: FacesScale, part_across: float, part_down: float = 0.5) -> None:
    """A tap on whatever lies there."""
    at = scale.mapTo(page, QPoint(round(scale.width() * part_across), round(scale.height() * part_down)))
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.usefixtures("theme")
def test_nothing_is_chosen_until_a_hand_does_it(qtbot: QtBot) -> None:
    page, scale = held(qtbot)
    assert scale.place is None
    heard: list[int] = []
    scale.marked.connect(heard.append)
    tap_at(page, scale, 0.7)
    assert (scale.place, heard) == (750, [750])
    scale.set_place(250)
    assert (scale.place, heard) == (250, [750])
    scale.clear()
    assert scale.place is None
    tap_at(page, scale, 0.02)
    assert (scale.place, heard) == (0, [750, 0])


@pytest.mark.usefixtures("theme", "right_to_left")
@pytest.mark.parametrize("faces", [FACES, FACES[::2], FACES[::4]], ids=["five", "three", "two"])
def test_where_reading_runs_from_right_to_left_the_far_left_is_still_the_worst(
    qtbot: QtBot, faces: tuple[tuple[int, str], ...]
) -> None:
    page, scale = held(qtbot, faces)
    tap_at(page, scale, 0.02)
    assert scale.place == 0
    lefts = [face.mapTo(page, QPoint()).x() for face in scale.faces]
    assert lefts == sorted(lefts)


@pytest.mark.usefixtures("right_to_left")
def test_where_there_is_no_room_they_stand_below_each_other_worst_on_top(qtbot: QtBot, theme: Theme) -> None:
    page, scale = held(qtbot)
    assert scale.laid is Laid.ACROSS
    lay_out(page, (560, 700))
    assert scale.laid is Laid.DOWN
    tops = [face.y() for face in scale.faces]
    assert tops == sorted(tops)
    tap_at(page, scale, 0.5, 0.02)
    assert scale.place == 0
    lay_out(page, (1000, 700))
    theme.set_percent(200)
    lay_out(page, (640, 900))
    assert scale.laid is Laid.DOWN


@pytest.mark.usefixtures("theme")
def test_keys_go_from_face_to_face_and_mark_only_when_pressed(qtbot: QtBot) -> None:
    page, scale = held(qtbot)
    window = page.windowHandle()
    scale.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(window, key)
    assert scale.place is None
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert scale.place == 250
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert scale.place == 500
    for _ in range(9):
        QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert scale.place == 1000


@pytest.mark.usefixtures("theme")
def test_the_wheel_and_a_pointer_that_is_lost_choose_nothing(qtbot: QtBot) -> None:
    page, scale = held(qtbot)
    at = QPointF(scale.faces[1].mapTo(page, scale.faces[1].rect().center()))
    turn = (QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.windowHandle(), QWheelEvent(at, at, *turn, Qt.ScrollPhase.NoScrollPhase, False))
    QTest.mousePress(page.windowHandle(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    QTest.mouseRelease(page.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(500, 590))
    assert scale.place is None


@pytest.mark.usefixtures("theme")
def test_a_screen_reader_hears_a_named_group_of_choices_with_their_words(qtbot: QtBot) -> None:
    _, scale = held(qtbot)
    scale.set_place(250)
    group = QAccessible.queryAccessibleInterface(scale)
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "How is your home?"
    told = [QAccessible.queryAccessibleInterface(face) for face in scale.faces]
    assert {one.role() for one in told} == {QAccessible.Role.RadioButton}
    assert [one.text(QAccessible.Text.Name) for one in told] == [words for _, words in FACES]
    assert [bool(one.state().checked) for one in told] == [False, True, False, False, False]


def test_it_is_usable_at_every_size_by_tab_alone(usable: Usable, qtbot: QtBot) -> None:
    page = ScrollPage("How is your home?")
    scale = FacesScale("How is your home?", FACES, page)
    page.add(scale)
    for_family(page)
    qtbot.addWidget(page)
    usable(page)
    scale.set_place(500)
    usable(page)
