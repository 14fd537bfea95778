"""Several people's marks on one line from A to B: each with its name above it, and those of earlier days hollow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.theme import tokens
from coachdesk.ui.widgets.bidi import closed
from coachdesk.ui.widgets.line_drawing import draw_line, letter_end
from coachdesk.ui.widgets.mark_shapes import MarkLook, draw_shape
from coachdesk.ui.widgets.pins import Pin, Put, put_up

_WHOLE = 1000


@dataclass(frozen=True)
class ShownMark:
    """One mark: where, whose by its look and name, and whether it is of an earlier day."""

    place: int
    name: str
    look: MarkLook
    earlier: bool = False


class MarksOnLine(QWidget):
    """MarksOnLine(parent=None): `.show_marks(marks, words)`; `words` tells a screen reader what the picture shows.

    The bad end is on the left in every language. It takes no keys: the list beside it says the same.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: tuple[ShownMark, ...] = ()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_marks(self, marks: Sequence[ShownMark], words: str) -> None:
        """Shows these in place of those before."""
        self.marks = tuple(marks)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    # -- how large ------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._band)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The rows of names that a width asks for, and the line."""
        rows = max((one.row for one in self.pins(width)), default=-1) + 1
        return rows * self._row + self._band

    @property
    def _row(self) -> int:
        return self.fontMetrics().height() + 6

    @property
    def _band(self) -> int:
        """The height of the line itself with what stands at its ends."""
        return min(64, round(self.fontMetrics().height() * 1.9))

    @property
    def _inset(self) -> float:
        return self._band * 1.3

    def x_of(self, place: int, width: int) -> float:
        """Where a place is, in pixels from the left."""
        return self._inset + (width - 2 * self._inset) * place / _WHOLE

    def pins(self, width: int) -> tuple[Put, ...]:
        """Where the names of today's marks stand."""
        metrics = self.fontMetrics()
        wanted = [
            Pin(self.x_of(one.place, width), metrics.horizontalAdvance(closed(one.name)) + 12.0)
            for one in self._named()
        ]
        return put_up(wanted, self._row / 2, float(width))

    def _named(self) -> tuple[ShownMark, ...]:
        return tuple(one for one in self.marks if not one.earlier)

    # -- drawing --------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() - self._band / 2
        size = self._row * 0.8
        draw_line(painter, self._inset, self.width() - self._inset, middle)
        for letter, at in (("A", self._band / 2), ("B", self.width() - self._band / 2)):
            letter_end(letter, self._band)(painter, QPointF(at, middle))
        for one in self.marks:
            if one.earlier:
                here = QPointF(self.x_of(one.place, self.width()), middle)
                draw_shape(painter, one.look, here, size, hollow=True)
        painter.setFont(self.font())
        pins = tuple(zip(self._named(), self.pins(self.width()), strict=True))
        for one, put in pins:
            self._draw_stem(painter, one, put, middle)
        for one, put in pins:
            self._draw_head(painter, one, put, size)
        painter.end()

    def _draw_stem(self, painter: QPainter, one: ShownMark, put: Put, middle: float) -> None:
        x = self.x_of(one.place, self.width())
        painter.setPen(QPen(one.look.worn(), 2.0))
        painter.drawLine(QPointF(x, self._y_of(put)), QPointF(x, middle))
        painter.setBrush(one.look.worn())
        painter.drawEllipse(QPointF(x, middle), 5.0, 5.0)

    def _draw_head(self, painter: QPainter, one: ShownMark, put: Put, size: float) -> None:
        x, y, half = self.x_of(one.place, self.width()), self._y_of(put), self._row / 2
        room = put.right - put.left - 2 * half
        box = QRectF(put.left if put.back else x + half, y - half, room, 2 * half)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().surface))
        painter.drawRect(box.adjusted(0, 2, 0, -2))
        draw_shape(painter, one.look, QPointF(x, y), size)
        painter.setPen(QColor(tokens().text))
        side = Qt.AlignmentFlag.AlignRight if put.back else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        inside = box.adjusted(4, 0, -4, 0)
        name = painter.fontMetrics().elidedText(closed(one.name), Qt.TextElideMode.ElideRight, ceil(inside.width()))
        painter.drawText(inside, flags, name)

    def _y_of(self, put: Put) -> float:
        return self.height() - self._band - put.row * self._row - self._row / 2
