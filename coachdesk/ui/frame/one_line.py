"""A name on one line that ends in … where there is no room, and is told in full to a screen reader and the mouse."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coachdesk.ui.icons import tint
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.bidi import closed


class OneLine(QWidget):
    """`.set_words(text, tone="text")`; `.words()`; `.shown()` what is painted."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._tone = "text"
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, text: str, tone: str = "text") -> None:
        self._words, self._tone = " ".join(text.split()), tone
        self.setAccessibleName(self._words)
        self._tell_in_full()
        self.update()

    def words(self) -> str:
        return self._words

    def shown(self) -> str:
        """The words as far as there is room."""
        self.ensurePolished()
        return self._metrics().elidedText(closed(self._words), Qt.TextElideMode.ElideRight, self.width())

    def sizeHint(self) -> QSize:
        return QSize(em(10), self._metrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(em(2), self._metrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_in_full()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._bold())
        painter.setPen(QColor(tint(self._tone)))
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(start) | int(Qt.TextFlag.TextSingleLine), self.shown())
        painter.end()

    def _tell_in_full(self) -> None:
        self.setToolTip("" if self.shown() == self._words else self._words.replace("<", "\u2039"))

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._bold())
