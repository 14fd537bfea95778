"""Palm and pen together on the faces: a finger marks, and the hand that lies beside a pen does not."""

from contextlib import ExitStack

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QTouchEvent
from PySide6.QtTest import QTest

from coachdesk.ui.widgets.faces_scale import FacesScale
from coachdesk.ui.widgets.touched_surface import PEN_NEAR_MS
from tests.ui.family_mode.askings import asking, begin, sheet
from tests.ui.family_mode.hands import Table
from tests.ui.family_mode.test_monkey import pen_at, touch_screen


class Listening(QObject):
    """Writes down when fingers touched."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QTouchEvent):
            self.times.append(event.timestamp())
        return False


def face(table: Table, number: int) -> QPoint:
    """The middle of a face, in the window."""
    scale = sheet(table).scale.shown
    assert isinstance(scale, FacesScale)
    return scale.faces[number].mapTo(table.window, scale.faces[number].rect().center())


def finger(table: Table, number: int) -> None:
    """One short touch, once the page has come to rest."""
    QTest.qWait(600)  # two touches at once are one and a slip
    where = face(table, number)
    QTest.touchEvent(table.window, touch_screen()).press(0, where).commit()
    QTest.touchEvent(table.window, touch_screen()).release(0, where).commit()


@pytest.mark.parametrize(("ago", "marks"), [(0, False), (PEN_NEAR_MS + 60_000, True)])
def test_a_hand_beside_the_pen_marks_nothing_and_a_finger_long_after_it_does(
    asked: ExitStack, ago: int, *, marks: bool
) -> None:
    table, listening = asking(asked), Listening()
    begin(table)
    table.window.windowHandle().installEventFilter(listening)
    finger(table, 3)
    assert sheet(table).scale.place == 750
    table.press("Change it")
    pen_at(table.window, QEvent.Type.TabletMove, QPointF(face(table, 1)))
    palms = table.window.bounds._palms
    assert palms.pen_seen is not None
    palms.pen_seen = listening.times[-1] - ago
    finger(table, 0)
    assert sheet(table).scale.place == (0 if marks else None)
    palms.pen_seen = None
    finger(table, 4)
    assert sheet(table).scale.place == 1000
