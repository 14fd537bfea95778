"""The line itself: one mark, put by finger, pen, mouse or keys; palms, wheels and lost pointers move nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleValueChangeEvent,
    QEventPoint,
    QHideEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.widgets.ink_surface import PEN_NEAR_MS
from coachdesk.ui.widgets.line_drawing import EDGE, END, HIT, INSET, DrawEnd, draw_line, draw_mark, draw_ring

STEP = 50
"""Thousandths of the way that an arrow key goes."""

_WHOLE, _MIDDLE = 1000, 500
_LEAST = 280
_PEN, _MOUSE = "pen", "mouse"


class LineSurface(QWidget):
    """A line with its bad end on the left, in every language, and at most one mark; nothing is on it before that.

    `.place` 0..1000 or None;  `.show_place(place)` tells nobody;  `.line_left()`, `.line_length()` in pixels
    `.says` gives the words for a place;  `marked(int)` when a hand let go or a key was pressed;  `cleared()` by Delete
    """

    accessible_role = QAccessible.Role.Slider

    marked = Signal(int)
    cleared = Signal()

    def __init__(self, says: Callable[[int | None], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: int | None = None
        self.says = says
        self.ends: tuple[DrawEnd, DrawEnd] | None = None
        self.read_only = False
        self._before: int | None = None
        self._holds: str = ""
        self._palms: set[str] = set()
        self._pen_seen: int | None = None
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setTabletTracking(True)
        self.setMouseTracking(True)  # a move without a button tells that the release went elsewhere
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- the line --

    def sizeHint(self) -> QSize:
        return QSize(_LEAST * 3 + 2 * INSET, HIT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST + 2 * INSET, HIT)

    def line_left(self) -> int:
        """Where the line begins, in pixels from the left."""
        return INSET

    def line_length(self) -> int:
        """How long the line is, in pixels."""
        return max(1, self.width() - 2 * INSET)

    def accessible_value(self) -> str:
        """Where the mark stands, in words."""
        return self.says(self.place)

    def show_place(self, place: int | None) -> None:
        """Shows the mark there, or no mark; tells only a screen reader."""
        self._holds = ""
        self._put(place)

    # -- one hand at a time --

    def _begin(self, pointer: str, where: QPointF) -> None:
        if self.read_only or (self._holds and self._holds != pointer):
            return
        if not self._holds:
            self._before = self.place
        self._holds = pointer
        self._put(self._at(where))

    def _go_on(self, pointer: str, where: QPointF) -> None:
        if pointer == self._holds:
            self._put(self._at(where))

    def _end(self, pointer: str, where: QPointF) -> None:
        if pointer == self._holds:
            self._put(self._at(where))
            self._holds = ""
            if self.place is not None:
                self.marked.emit(self.place)

    def lose(self, pointer: str = "") -> None:
        """The hand that held the mark is gone without having let go: the mark stands where it stood before."""
        if self._holds and pointer in {"", self._holds}:
            self._holds = ""
            self._put(self._before)

    def _at(self, where: QPointF) -> int:
        part = (where.x() - self.line_left()) / self.line_length()
        return round(min(1.0, max(0.0, part)) * _WHOLE)

    def _put(self, place: int | None) -> None:
        if place == self.place:
            return
        self.place = place
        self.update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.accessible_value()))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # -- pen --

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Takes the pen itself; an event let go would come back as a coarser mouse."""
        event.accept()
        self._pen_seen = event.timestamp()
        if event.pointerType() == QPointingDevice.PointerType.Eraser:
            return
        if event.type() == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self.lose()  # the hand lies down before the pen
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._begin(_PEN, event.position())
        elif event.type() == QEvent.Type.TabletMove:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self._go_on(_PEN, event.position())
            else:
                self.lose(_PEN)
        elif event.type() == QEvent.Type.TabletRelease:
            self._end(_PEN, event.position())

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
            if self._holds not in {_PEN, _MOUSE}:
                self.lose()
            self._palms.clear()
            return True
        pen_near = self._holds == _PEN or (
            self._pen_seen is not None and abs(event.timestamp() - self._pen_seen) < PEN_NEAR_MS
        )
        for point in event.points():
            self._finger(f"finger {point.id()}", point, pen_near=pen_near)
        return True

    def _finger(self, pointer: str, point: QEventPoint, *, pen_near: bool) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed:
            self._palms.discard(pointer)
            if pen_near:
                self._palms.add(pointer)
            else:
                self._begin(pointer, point.position())
        elif pointer not in self._palms and state == QEventPoint.State.Updated:
            self._go_on(pointer, point.position())
        elif state == QEventPoint.State.Released:
            if pointer not in self._palms:
                self._end(pointer, point.position())
            self._palms.discard(pointer)

    # -- mouse --

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if _is_a_real_mouse(event) and event.button() == Qt.MouseButton.LeftButton:
            self._begin(_MOUSE, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not _is_a_real_mouse(event):
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on(_MOUSE, event.position())
        else:
            self.lose(_MOUSE)  # the release went elsewhere

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if _is_a_real_mouse(event) and event.button() == Qt.MouseButton.LeftButton:
            self._end(_MOUSE, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns the page and moves no mark."""
        event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        self.lose()
        super().hideEvent(event)

    # -- keys --

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right is always towards the good end. The first arrow puts the mark in the middle."""
        if self.read_only:
            super().keyPressEvent(event)
            return
        here, key = self.place, Qt.Key(event.key())
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.show_place(None)
            self.cleared.emit()
            return
        to = {
            Qt.Key.Key_Left: _MIDDLE if here is None else max(0, here - STEP),
            Qt.Key.Key_Right: _MIDDLE if here is None else min(_WHOLE, here + STEP),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: _WHOLE,
        }.get(key)
        if to is None:
            super().keyPressEvent(event)
            return
        self.show_place(to)
        self.marked.emit(to)

    # -- drawing --

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            draw_ring(painter, self.rect())
        middle, left = self.height() / 2, float(self.line_left())
        right = left + self.line_length()
        draw_line(painter, left, right, middle)
        if self.ends is not None:
            for draw, at in zip(self.ends, (EDGE + END / 2, self.width() - EDGE - END / 2), strict=True):
                draw(painter, QPointF(at, middle))
        if self.place is not None:
            draw_mark(painter, QPointF(left + (right - left) * self.place / _WHOLE, middle))
        painter.end()


def _is_a_real_mouse(event: QMouseEvent) -> bool:
    """False for what Qt or the system makes out of a touch or a pen."""
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
