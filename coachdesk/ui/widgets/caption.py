"""The words and icon of a button, wrapped rather than clipped: measured and drawn alike for every kind of button."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from coachdesk.ui.fonts import FAMILY
from coachdesk.ui.icons import paint_icon
from coachdesk.ui.theme import tokens
from coachdesk.ui.theme_sheet import FAMILY_HEIGHT, RING, STAFF_HEIGHT

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextShowMnemonic)
_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)
_NO_END = 100_000


@dataclass
class Measures:
    """What one caption measures in one font, in pixels."""

    font: QFont
    metrics: QFontMetrics
    em: int
    longest_word: int
    least_height: int
    before: int
    """Room taken before the words by an icon or a mark."""
    around: int
    """Room on both sides together."""
    wish: QSize
    """Everything on one line."""
    least: QSize
    """The width below which a word would be cut, and the height of one line."""
    words_in: dict[int, QRect] = field(default_factory=dict)
    """The box that the words fill, by the room they have."""

    def ems(self, count: float) -> int:
        """So many ems."""
        return max(1, round(self.em * count))


class Caption:
    """Measures and draws one button's words. All sizes in pixels of the button's own font."""

    def __init__(self, button: QAbstractButton, icon: str = "", *, mark_ems: float = 0.0) -> None:
        self._button = button
        self.icon = icon
        self.mark_ems = mark_ems
        """Width in em kept free before the words, for a tick or a dot."""
        self.bold = False
        self.centred = True
        self.inset = 1.0
        """Room in em on either side."""
        self._measured: Measures | None = None
        self._measured_for: tuple[object, ...] = ()

    # -- measures --

    def _measures(self) -> Measures:
        self._button.ensurePolished()
        own = self._button.font()
        text = self._button.text()
        known = (text, self.bold, self.icon, self.inset, own.pixelSize(), own.family())
        if self._measured is None or known != self._measured_for:
            self._measured, self._measured_for = self._measure(own, text), known
        return self._measured

    def _measure(self, own: QFont, text: str) -> Measures:
        font = QFont(own)
        if self.bold:
            font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        em = max(1, own.pixelSize())

        def ems(count: float) -> int:
            return max(1, round(em * count))

        for_fingers = own.family() == FAMILY  # the style sheet gives Andika to family screens alone
        tall = max(FAMILY_HEIGHT, ems(2.4)) if for_fingers else max(STAFF_HEIGHT, ems(2.5))
        before = ems(self.mark_ems) + ems(0.5) if self.mark_ems else 0
        if self.icon:
            before += ems(1.35) + (ems(0.5) if text else 0)
        around = 2 * ems(self.inset if text else 0.55)
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, text)
        longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
        line = max(tall, words.height() + ems(0.8))
        return Measures(
            font=font,
            metrics=metrics,
            em=em,
            longest_word=longest,
            least_height=tall,
            before=before,
            around=around,
            wish=QSize(max(words.width() + before + around, tall), line),
            least=QSize(max(min(longest, ems(14)) + before + around + 2, tall), line),
        )

    def wish(self) -> QSize:
        """The size on one line."""
        return self._measures().wish

    def least(self) -> QSize:
        """The width below which a word would be cut, and the height of one line; more lines are `height_for`."""
        return self._measures().least

    def height_for(self, width: int) -> int:
        """The height that shows all words at this width."""
        measures = self._measures()
        room = max(1, width - measures.before - measures.around)
        return max(measures.least_height, self._words_in(measures, room).height() + measures.ems(0.8))

    def _words_in(self, measures: Measures, room: int) -> QRect:
        """The box that the words fill when they have `room` pixels of width."""
        if room not in measures.words_in:
            box = QRect(0, 0, room, _NO_END)
            flags = _flags(measures, room)
            measures.words_in[room] = measures.metrics.boundingRect(box, flags, self._button.text())
        return measures.words_in[room]

    # -- drawing --

    def paint_words(self, painter: QPainter, colour: str) -> QRect:
        """Draws icon and words; returns the square kept for the mark, empty when there is none."""
        button, measures = self._button, self._measures()
        backwards = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = button.rect().adjusted(measures.around // 2, 0, -measures.around // 2, 0)
        room = max(1, area.width() - measures.before)
        words = self._words_in(measures, room)
        taken = measures.before + (words.width() if button.text() else 0)
        one_line = words.height() <= measures.metrics.lineSpacing() + 1
        cursor = area.left() + (max(0, (area.width() - taken) // 2) if self.centred and one_line else 0)
        mark = QRect()
        if self.mark_ems:
            side = measures.ems(self.mark_ems)
            mark = QRect(cursor, area.center().y() - side // 2 + 1, side, side)
            cursor += side + measures.ems(0.5)
        if self.icon:
            side = measures.ems(1.35)
            square = self._turned(QRect(cursor, area.center().y() - side // 2 + 1, side, side), backwards)
            paint_icon(painter, QRectF(square), self.icon, colour, right_to_left=backwards)
            cursor += side + measures.ems(0.5)
        painter.setFont(measures.font)
        painter.setPen(QColor(colour))
        where = self._turned(QRect(cursor, area.top(), room, area.height()), backwards)
        side_of_text = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side_of_text)
        painter.drawText(where, _flags(measures, room) | middle, button.text())
        return self._turned(mark, backwards)

    def _turned(self, box: QRect, backwards: bool) -> QRect:
        if not backwards or box.isNull():
            return box
        return QRect(self._button.width() - box.right() - 1, box.top(), box.width(), box.height())

    def paint_box(self, painter: QPainter, fill: str, edge: str, width: float = 1.0) -> None:
        """Draws the rounded body."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = width / 2
        box = QRectF(self._button.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, self.radius(), self.radius())

    def paint_ring(self, painter: QPainter, inside: str) -> None:
        """Draws the focus ring just inside the edge, with a gap in colour `inside` towards the words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for inset, width, colour in ((RING + 0.75, 1.5, inside), (RING / 2, float(RING), tokens().focus)):
            painter.setPen(QPen(QColor(colour), width))
            box = QRectF(self._button.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, max(1.0, self.radius() - inset / 2), max(1.0, self.radius() - inset / 2))

    def radius(self) -> float:
        """The roundness of corners."""
        return float(min(10, self._measures().ems(0.45)))


def _flags(measures: Measures, room: int) -> int:
    return _WORDS if measures.longest_word <= room else _WRAP
