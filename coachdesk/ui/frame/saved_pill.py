"""The small grey pill that says where work is kept: on this laptop, which is normal and never red."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import spaced, tokens
from coachdesk.ui.widgets.labels import SafeLabel


class SavedPill(QWidget):
    """An icon with "Saved on this laptop", or the icon alone where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr("Saved on this laptop")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = SafeLabel(words, tone="muted", level="small", wrap=False, parent=self)
        row = QHBoxLayout(self)
        spaced(row, (0.7, 0.25, 0.7, 0.25), 0.4)
        row.addWidget(IconLabel("laptop", "muted", ems=1.1, parent=self))
        row.addWidget(self._words)

    def set_narrow(self, narrow: bool) -> None:
        self._words.setVisible(not narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().hairline)))
        painter.setBrush(QColor(tokens().hover))
        radius = self.height() / 2
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
