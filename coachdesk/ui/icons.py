"""The program's own icons: one set of line drawings, tinted in the colours worn now."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QCoreApplication, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from coachdesk.settings import resource
from coachdesk.ui.icon_names import ICON_NAMES, MIRRORED
from coachdesk.ui.theme import em, tokens


def icon_words(name: str) -> str:
    """What a screen reader says for an icon, in the language worn. Raises KeyError for an unknown icon."""
    return QCoreApplication.translate("icons", ICON_NAMES[name])


def tint(tone: str) -> str:
    """The colour worn now for a tone: any field of `Tokens`, `text` and `accent` most of all."""
    return str(getattr(tokens(), tone))


def icon_image(name: str, colour: str, pixels: int) -> QImage:
    """A square picture of an icon, `pixels` wide, on nothing. Raises KeyError for an unknown icon."""
    return _drawn(name, colour, pixels)


def paint_icon(painter: QPainter, where: QRectF, name: str, colour: str, *, right_to_left: bool = False) -> None:
    """Draws an icon into a square, sharp at any scale. Arrows that mean back and on turn round for right-to-left."""
    ratio = painter.device().devicePixelRatioF()
    image = _drawn(name, colour, max(1, round(where.width() * ratio)))
    if right_to_left and name in MIRRORED:
        image = image.flipped(Qt.Orientation.Horizontal)
    painter.drawImage(where, image)


def icon(name: str, tone: str = "text", ems: float = 1.4) -> QIcon:
    """A QIcon for menus, tabs and lists in the colours worn now; make it anew when the theme changes."""
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap.fromImage(_drawn(name, tint(tone), em(ems) * ratio))
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


class IconLabel(QLabel):
    """An icon standing alone. `words` is its accessible name; an empty one marks it as mere decoration."""

    def __init__(
        self, name: str, tone: str = "text", *, words: str = "", ems: float = 1.4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._name, self._tone, self._ems = name, tone, ems
        self.setAccessibleName(words)
        self.restyle()

    def show_icon(self, name: str, tone: str = "text", words: str = "") -> None:
        """Shows another icon in its place."""
        self._name, self._tone = name, tone
        self.setAccessibleName(words)
        self.restyle()

    def restyle(self) -> None:
        """Draws it again in the colours and size worn now (the theme calls this)."""
        pixels = em(self._ems)
        pixmap = QPixmap.fromImage(_drawn(self._name, tint(self._tone), round(pixels * self.devicePixelRatioF())))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(pixmap)
        self.setFixedSize(pixels, pixels)


@cache
def _source(name: str) -> str:
    if name not in ICON_NAMES:
        raise KeyError(name)
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, pixels: int) -> QImage:
    drawing = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    return image
