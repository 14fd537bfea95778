"""A line to mark in tests, and the mouse, pen and fingers that mark it, by parts of its length."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QMouseEvent,
    QTabletEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.ui.widgets.line_scale import LineScale
from tests.ui.widgets.test_ink_pad import PEN

Kind = QEvent.Type
LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot) -> LineScale:
    made = LineScale("How are mornings?")
    made.set_ends("We shout", "We eat together")
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def heard(line: LineScale) -> list[int]:
    """Every mark that is told of from now on."""
    told: list[int] = []
    line.marked.connect(told.append)
    return told


def at(line: LineScale, part: float) -> QPointF:
    """A place on the surface, by parts of the line."""
    surface = line.surface
    return QPointF(surface.line_left() + part * surface.line_length(), surface.height() / 2)


def tap(line: LineScale, part: float) -> None:
    QTest.mouseClick(line.surface, LEFT, pos=at(line, part).toPoint())


def drag(line: LineScale, part: float, *, held: bool = True) -> None:
    where = at(line, part)
    buttons = LEFT if held else Qt.MouseButton.NoButton
    moved = QMouseEvent(
        Kind.MouseMove, where, QPointF(line.surface.mapToGlobal(where)), Qt.MouseButton.NoButton, buttons,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(line.surface, moved)


def pen(line: LineScale, kind: QEvent.Type, part: float) -> bool:
    where = at(line, part)
    button = LEFT if kind != Kind.TabletMove else Qt.MouseButton.NoButton
    held = LEFT if kind != Kind.TabletRelease else Qt.MouseButton.NoButton
    event = QTabletEvent(
        kind, PEN, where, QPointF(line.surface.mapToGlobal(where)), 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
        button, held,
    )  # fmt: skip
    event.setTimestamp(10_000)
    event.ignore()
    QApplication.sendEvent(line.surface, event)
    return event.isAccepted()


def finger(line: LineScale, part: float) -> QPoint:
    return line.surface.mapTo(line, at(line, part).toPoint())


def near(place: int | None, part: float) -> bool:
    return place is not None and abs(place - part * 1000) <= 3
