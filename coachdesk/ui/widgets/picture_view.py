"""A picture out of the vault on the screen: drawn from bare pixels, turned, cropped, and painted over when it goes."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.sandbox.tasks.picture import WHOLE, Crop, Picture
from coachdesk.ui.theme import em, tokens
from coachdesk.ui.widgets.crop_edge import CropEdge, Side

_SMALLEST_PART = 500
"""What is kept is at least this wide and high, in ten-thousandths."""


class PictureView(QWidget):
    """PictureView(words, parent=None): `words` is its accessible name. Never uses a QPixmap, which Qt may keep.

    `.show_picture(picture)`, `.turn(quarters)`, `.turns()`, `.begin_crop()`, `.crop()`, `.uncrop()`, `.forget()`
    `.highest` in em: it shrinks to that height, None for as wide as its place;  signal `changed()`
    """

    accessible_role = QAccessible.Role.Graphic
    changed = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.highest: float | None = 26.0
        self._image = QImage()
        self._turns = 0
        self._crop: Crop = WHOLE
        self._edges = {side: CropEdge(side, self) for side in Side}
        for edge in self._edges.values():
            edge.moved.connect(self._edge_moved)
            edge.hide()
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # -- what it shows --

    def show_picture(self, picture: Picture, turns: int = 0, crop: Crop = WHOLE) -> None:
        """Shows a picture whole, turned so many quarters clockwise, with the part that is to be kept."""
        self.forget()
        form = QImage.Format.Format_Grayscale8 if picture.grey else QImage.Format.Format_RGB888
        line = picture.width * (1 if picture.grey else 3)
        self._image = QImage(picture.pixels, picture.width, picture.height, line, form).copy()
        self._crop = crop
        self.turn(turns)
        self._turns = turns % 4
        self._settle()

    def forget(self) -> None:
        """Paints the picture over in memory and shows nothing."""
        if not self._image.isNull():
            self._image.fill(0)
        self._image = QImage()
        self._turns, self._crop = 0, WHOLE
        self.end_crop()
        self._settle()

    def is_empty(self) -> bool:
        return self._image.isNull()

    def turn(self, quarters: int) -> None:
        """Turns it clockwise; a part that was chosen is the whole again."""
        if self._image.isNull() or quarters % 4 == 0:
            return
        turned = self._image.transformed(QTransform().rotate(90 * (quarters % 4)))
        self._image.fill(0)
        self._image = turned
        self._turns = (self._turns + quarters) % 4
        self._settle()
        self.changed.emit()

    def turns(self) -> int:
        """Quarter turns clockwise since it was shown."""
        return self._turns

    def crop(self) -> Crop:
        """The part to be kept, in ten-thousandths of the turned picture."""
        return self._crop

    def begin_crop(self) -> None:
        """Offers the four edges; the first has the keyboard."""
        for edge in self._edges.values():
            edge.show()
            edge.raise_()
        self._settle()
        self._edges[Side.LEFT].setFocus(Qt.FocusReason.OtherFocusReason)

    def end_crop(self) -> None:
        """Takes the edges away; the part chosen stays."""
        for edge in self._edges.values():
            edge.hide()

    def is_cropping(self) -> bool:
        return not self._edges[Side.LEFT].isHidden()

    def uncrop(self) -> None:
        """The whole picture again."""
        self._crop = WHOLE
        self._settle()
        self.changed.emit()

    # -- the edges --

    def _edge_moved(self) -> None:
        at = self._edges
        self._crop = (at[Side.LEFT].value(), at[Side.TOP].value(), at[Side.RIGHT].value(), at[Side.BOTTOM].value())
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        left, top, right, bottom = self._crop
        ranges = {
            Side.LEFT: (0, right - _SMALLEST_PART, left),
            Side.TOP: (0, bottom - _SMALLEST_PART, top),
            Side.RIGHT: (left + _SMALLEST_PART, 10_000, right),
            Side.BOTTOM: (top + _SMALLEST_PART, 10_000, bottom),
        }
        box = self.box()
        part = self._part(box)
        for side, (least, most, value) in ranges.items():
            self._edges[side].place(least, most, value, box, part)
        self.updateGeometry()
        self.update()

    def _part(self, box: QRectF) -> QRectF:
        left, top, right, bottom = (share / 10_000 for share in self._crop)
        return QRectF(
            box.left() + left * box.width(),
            box.top() + top * box.height(),
            (right - left) * box.width(),
            (bottom - top) * box.height(),
        )

    # -- its place --

    def box(self) -> QRectF:
        """Where the picture is drawn, in pixels of the widget."""
        if self._image.isNull():
            return QRectF()
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        wide, high = self._image.width() * scale, self._image.height() * scale
        return QRectF((self.width() - wide) / 2, 0, wide, high)

    def sizeHint(self) -> QSize:
        return QSize(em(30), self.heightForWidth(em(30)))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(8), min(em(8), self.heightForWidth(em(8))))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image.isNull():
            return 0
        high = round(self._image.height() * width / self._image.width())
        return high if self.highest is None else min(high, em(self.highest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self.box()
        painter.drawImage(box, self._image, QRectF(QRect(0, 0, self._image.width(), self._image.height())))
        part = self._part(box)
        if self._crop != WHOLE or self.is_cropping():
            shade = QColor(0, 0, 0, 150)
            painter.fillRect(
                QRectF(box.topLeft(), QRectF(box.left(), box.top(), box.width(), part.top()).size()), shade
            )
            painter.fillRect(QRectF(box.left(), part.bottom(), box.width(), box.bottom() - part.bottom()), shade)
            painter.fillRect(QRectF(box.left(), part.top(), part.left() - box.left(), part.height()), shade)
            painter.fillRect(QRectF(part.right(), part.top(), box.right() - part.right(), part.height()), shade)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(tokens().focus if focused else tokens().border), 3 if focused else 1))
        painter.drawRect(part.adjusted(1, 1, -2, -2))
        painter.end()
