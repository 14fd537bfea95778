"""The words and icon of a button, wrapped rather than clipped: measured and drawn alike for every kind of button."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from coachdesk.ui.icons import paint_icon
from coachdesk.ui.theme import is_for_family, tokens
from coachdesk.ui.theme_sheet import FAMILY_HEIGHT, RING, STAFF_HEIGHT

_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_WORDS = int(Qt.TextFlag.TextWordWrap)


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

    # -- measures --

    def em(self, count: float = 1.0) -> int:
        """So many ems of the button's font."""
        self._button.ensurePolished()
        return max(1, round(self._button.font().pixelSize() * count))

    def least_height(self) -> int:
        """What a mouse (staff) or a finger (family) needs."""
        if is_for_family(self._button):
            return max(FAMILY_HEIGHT, self.em(2.4))
        return max(STAFF_HEIGHT, self.em(2.5))

    def font(self) -> QFont:
        """The font the words are drawn in."""
        self._button.ensurePolished()
        font = QFont(self._button.font())
        if self.bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _before(self) -> int:
        """Room taken before the words by an icon or a mark."""
        taken = self.em(self.mark_ems) + self.em(0.5) if self.mark_ems else 0
        if self.icon:
            taken += self.em(1.35) + (self.em(0.5) if self._button.text() else 0)
        return taken

    def _around(self) -> int:
        return 2 * self.em(self.inset if self._button.text() else 0.55)

    def wish(self) -> QSize:
        """The size on one line."""
        metrics = QFontMetrics(self.font())
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, self._button.text())
        width = words.width() + self._before() + self._around()
        least = self.least_height()
        return QSize(max(width, least), max(least, words.height() + self.em(0.8)))

    def least(self) -> QSize:
        """The width below which a word would be cut, and the height of one line; more lines are `height_for`."""
        metrics = QFontMetrics(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self._button.text().split()), default=0)
        width = max(min(longest, self.em(14)) + self._before() + self._around() + 2, self.least_height())
        return QSize(width, self.wish().height())

    def height_for(self, width: int) -> int:
        """The height that shows all words at this width."""
        room = max(1, width - self._before() - self._around())
        metrics = QFontMetrics(self.font())
        words = metrics.boundingRect(QRect(0, 0, room, 100_000), self._flags(room), self._button.text())
        return max(self.least_height(), words.height() + self.em(0.8))

    def _flags(self, room: int) -> int:
        metrics = QFontMetrics(self.font())
        fits = all(metrics.horizontalAdvance(word) <= room for word in self._button.text().split())
        return (_WORDS if fits else int(_WRAP)) | int(Qt.TextFlag.TextShowMnemonic)

    # -- drawing --

    def paint_words(self, painter: QPainter, colour: str) -> QRect:
        """Draws icon and words; returns the square kept for the mark, empty when there is none."""
        button = self._button
        backwards = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = button.rect().adjusted(self._around() // 2, 0, -self._around() // 2, 0)
        metrics = QFontMetrics(self.font())
        room = max(1, area.width() - self._before())
        words = metrics.boundingRect(QRect(0, 0, room, 100_000), self._flags(room), button.text())
        taken = self._before() + (words.width() if button.text() else 0)
        one_line = words.height() <= metrics.lineSpacing() + 1
        start = max(0, (area.width() - taken) // 2) if self.centred and one_line else 0
        cursor = area.left() + start
        mark = QRect()
        if self.mark_ems:
            side = self.em(self.mark_ems)
            mark = QRect(cursor, area.center().y() - side // 2 + 1, side, side)
            cursor += side + self.em(0.5)
        if self.icon:
            side = self.em(1.35)
            square = self._turned(QRect(cursor, area.center().y() - side // 2 + 1, side, side), backwards)
            paint_icon(painter, QRectF(square), self.icon, colour, right_to_left=backwards)
            cursor += side + self.em(0.5)
        painter.setFont(self.font())
        painter.setPen(QColor(colour))
        where = self._turned(QRect(cursor, area.top(), room, area.height()), backwards)
        side_of_text = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
        flags = self._flags(room) | int(Qt.AlignmentFlag.AlignVCenter) | int(side_of_text)
        painter.drawText(where, flags, button.text())
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
        return float(min(10, self.em(0.45)))
