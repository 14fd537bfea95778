"""The line itself: one mark, put by finger, pen, mouse or keys; palms, wheels and lost pointers move nothing."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleValueChangeEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.widgets.line_drawing import EDGE, END, HIT, INSET, DrawEnd, draw_line, draw_mark, draw_ring
from coachdesk.ui.widgets.touched_surface import TouchedSurface

STEP = 50
"""Thousandths of the way that an arrow key goes."""

_WHOLE, _MIDDLE = 1000, 500
_LEAST = 280


class LineSurface(TouchedSurface):
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
        self._before: int | None = None
        self._holds: str = ""
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
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

    def _down(self) -> Collection[str]:
        return {self._holds} - {""}

    def _begin(self, pointer: str, where: QPointF) -> None:
        if self._holds not in {"", pointer}:
            return
        if not self._holds:
            self._before = self.place
        self._holds = pointer
        self._put(self._at(where))

    def _go_on(self, pointer: str, where: QPointF) -> None:
        if pointer == self._holds:
            self._put(self._at(where))

    def _end(self, pointer: str) -> None:
        if pointer == self._holds:
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns the page and moves no mark."""
        event.ignore()

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
