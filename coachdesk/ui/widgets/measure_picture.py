"""The picture of a question: a drawing of our own, on white in every scheme, for its colours are its own."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from coachdesk.settings import resource
from coachdesk.ui.theme import em

_PAPER = "#ffffff"
_EDGE = 0.06


class MeasurePicture(QWidget):
    """MeasurePicture(name, ems=8.0, parent=None): decoration, since the words beside it say the same.

    `.is_there` is False where the program has no picture of this name; then it takes no room.
    """

    def __init__(self, name: str, ems: float = 8.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._ems = name, ems
        self.is_there = bool(_source(name))
        if not self.is_there:
            self.hide()
        self.restyle()

    def set_ems(self, ems: float) -> None:
        """Draws it in another size."""
        self._ems = ems
        self.restyle()

    def restyle(self) -> None:
        """Takes its room at the text size worn now (the theme calls this)."""
        self.setFixedSize(em(self._ems), em(self._ems))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_PAPER))
        painter.drawRoundedRect(QRectF(self.rect()), em(0.5), em(0.5))
        edge = self.width() * _EDGE
        pixels = max(1, round((self.width() - 2 * edge) * self.devicePixelRatioF()))
        where = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawImage(where, _drawn(self._name, pixels))
        painter.end()


@cache
def _source(name: str) -> str:
    file = resource("measures", "pictures", f"{name}.svg")
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@lru_cache(maxsize=64)
def _drawn(name: str, pixels: int) -> QImage:
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    source = _source(name)
    if source:
        painter = QPainter(image)
        QSvgRenderer(QByteArray(source.encode())).render(painter)
        painter.end()
    return image
