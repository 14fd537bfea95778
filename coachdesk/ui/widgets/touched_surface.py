"""A surface that pen, fingers and mouse each touch as one pointer; palms, echoes and lost pointers leave nothing."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QHideEvent,
    QInputDevice,
    QInputEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

PEN_NEAR_MS = 1_000
"""Fingers are taken for the palm until the pen has been away this long."""

_PEN, _MOUSE = "pen", "mouse"


def pen_is_near(pen_seen: int | None, event: QInputEvent) -> bool:
    """Whether the pen, last seen then in milliseconds as events count them, may still have a hand lying beside it."""
    return pen_seen is not None and abs(event.timestamp() - pen_seen) < PEN_NEAR_MS


class TouchedSurface(QWidget):
    """Tells a subclass of each pointer, "pen", "mouse" or "finger 3": `_begin`, `_go_on`, `_end`, or `lose`.

    `_go_on` and `_end` come for any pointer, and what is not in `_down()` is none of the subclass's.
    While it is `read_only` nothing begins.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.read_only = False
        self._palms: set[str] = set()
        self._pen_seen: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setTabletTracking(True)
        self.setMouseTracking(True)  # a move without a button tells that the release went elsewhere
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- for a subclass --

    def _down(self) -> Collection[str]:
        """The pointers that began something and have not let go."""
        raise NotImplementedError

    def _begin(self, pointer: str, where: QPointF) -> None:
        raise NotImplementedError

    def _go_on(self, pointer: str, where: QPointF) -> None:
        raise NotImplementedError

    def _end(self, pointer: str) -> None:
        """It let go, where it went on to last."""
        raise NotImplementedError

    def lose(self, pointer: str = "") -> None:
        """This pointer, or every one, is gone without having let go, or was a palm: as if it had not begun."""
        raise NotImplementedError

    # -- pen --

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Takes the pen itself; an event let go would come back as a coarser mouse."""
        event.accept()
        self._pen_seen = event.timestamp()
        if self.read_only or event.pointerType() == QPointingDevice.PointerType.Eraser:
            return
        if event.type() == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self._lose_all_but(_PEN)  # the hand lies down before the pen
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(_PEN, event.position())
        elif event.type() == QEvent.Type.TabletMove:
            self._moved(_PEN, event.position(), pressed=event.buttons())
        elif event.type() == QEvent.Type.TabletRelease:
            self._let_go(_PEN, event.position())

    # -- fingers --

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            return self._touched(event)
        if event.type() in {QEvent.Type.WindowDeactivate, QEvent.Type.UngrabMouse}:
            self.lose()
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> bool:
        device = event.pointingDevice()
        if device is not None and device.type() == QInputDevice.DeviceType.TouchPad:
            return super().event(event)
        event.accept()
        if event.type() == QEvent.Type.TouchCancel:
            self._lose_all_but(_PEN, _MOUSE)
            self._palms.clear()
            return True
        pen_near = _PEN in self._down() or pen_is_near(self._pen_seen, event)
        for point in event.points():
            self._finger(f"finger {point.id()}", point, pen_near=pen_near)
        return True

    def _finger(self, pointer: str, point: QEventPoint, *, pen_near: bool) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed:
            self._palms.discard(pointer)
            if pen_near or self.read_only:
                self._palms.add(pointer)
            else:
                self._begin(pointer, point.position())
        elif pointer in self._palms:
            if state == QEventPoint.State.Released:
                self._palms.discard(pointer)
        elif state == QEventPoint.State.Updated:
            self._go_on(pointer, point.position())
        elif state == QEventPoint.State.Released:
            self._let_go(pointer, point.position())

    # -- mouse --

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if _is_a_real_mouse(event) and event.button() == Qt.MouseButton.LeftButton and not self.read_only:
            self._begin(_MOUSE, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if _is_a_real_mouse(event):
            self._moved(_MOUSE, event.position(), pressed=event.buttons())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if _is_a_real_mouse(event) and event.button() == Qt.MouseButton.LeftButton:
            self._let_go(_MOUSE, event.position())

    def hideEvent(self, event: QHideEvent) -> None:
        self.lose()
        super().hideEvent(event)

    # -- each of them --

    def _moved(self, pointer: str, where: QPointF, *, pressed: Qt.MouseButton) -> None:
        if pressed & Qt.MouseButton.LeftButton:
            self._go_on(pointer, where)
        else:
            self.lose(pointer)  # the release went elsewhere

    def _let_go(self, pointer: str, where: QPointF) -> None:
        self._go_on(pointer, where)
        self._end(pointer)

    def _lose_all_but(self, *kept: str) -> None:
        for pointer in [one for one in self._down() if one not in kept]:
            self.lose(pointer)


def _is_a_real_mouse(event: QMouseEvent) -> bool:
    """False for what Qt or the system makes out of a touch or a pen."""
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
