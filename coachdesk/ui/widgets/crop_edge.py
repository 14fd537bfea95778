"""One edge of the part of a picture that is kept: a handle that is dragged, or moved by the arrow keys."""

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QWidget

from coachdesk.ui.theme import em, tokens


class Side(Enum):
    LEFT = "left"
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"


class CropEdge(QAbstractSlider):
    """CropEdge(side, parent): its value is where the edge is, in ten-thousandths across or down the picture.

    Arrow keys move it by a hundredth, Page Up and Page Down by a twentieth; `moved()` when a person moved it.
    """

    moved = Signal()

    def __init__(self, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self._side, self._over = side, parent
        self._box = QRectF()
        self._placing = False
        across = side in {Side.LEFT, Side.RIGHT}
        self.setOrientation(Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical)
        self.setInvertedControls(not across)
        self.setSingleStep(100)
        self.setPageStep(500)
        self.setRange(0, 10_000)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.SizeVerCursor)
        self.setAccessibleName(
            {
                Side.LEFT: self.tr("Left edge"),
                Side.TOP: self.tr("Top edge"),
                Side.RIGHT: self.tr("Right edge"),
                Side.BOTTOM: self.tr("Bottom edge"),
            }[side]
        )
        self.valueChanged.connect(self._changed)

    def place(self, least: int, most: int, value: int, box: QRectF, part: QRectF) -> None:
        """Puts it at the middle of its edge of the part, free to go from `least` to `most`."""
        self._placing = True
        self._box = box
        self.setRange(least, most)
        self.setValue(value)
        self._placing = False
        middle = {
            Side.LEFT: QPointF(part.left(), part.center().y()),
            Side.TOP: QPointF(part.center().x(), part.top()),
            Side.RIGHT: QPointF(part.right(), part.center().y()),
            Side.BOTTOM: QPointF(part.center().x(), part.bottom()),
        }[self._side]
        size = self.sizeHint().width()
        left = min(max(round(middle.x() - size / 2), 0), max(0, self._over.width() - size))
        top = min(max(round(middle.y() - size / 2), 0), max(0, self._over.height() - size))
        self.setGeometry(QRect(left, top, size, size))

    def sizeHint(self) -> QSize:
        return QSize(max(28, em(1.9)), max(28, em(1.9)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton or self._box.isEmpty():
            return
        at = self.mapToParent(event.position())
        if self.orientation() == Qt.Orientation.Horizontal:
            share = (at.x() - self._box.left()) / self._box.width()
        else:
            share = (at.y() - self._box.top()) / self._box.height()
        self.setValue(round(10_000 * share))

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self.hasFocus():
            painter.setPen(QPen(QColor(worn.surface), 2))
            painter.setBrush(QColor(worn.focus))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(QPen(QColor(worn.accent), 2))
        painter.setBrush(QColor(worn.surface))
        painter.drawEllipse(round_box)
        painter.end()

    def _changed(self) -> None:
        if not self._placing:
            self.moved.emit()
