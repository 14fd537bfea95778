"""One kept picture small, with its name to press; gone from memory when it is out of sight."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.plan import Attachment
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.picture_view import PictureView

WIDE, HIGH = 10.0, 7.0
"""In em, so that it grows with the text."""


class PaperThumb(QWidget):
    """PaperThumb(record): `.view` the small picture, `.button` its name; signal `opened(record id)`.

    `.say(words)` shows where it is in the picture's place, and with no words the picture again.
    """

    opened = Signal(str)

    def __init__(self, record: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = record
        column = QVBoxLayout(self)
        spaced(column, gap=0.2)
        self.view = PictureView(self.tr("Small picture: {name}").format(name=record.name), self)
        self.view.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button = quiet_button(record.name, "note", self)
        self.button.setAccessibleName(self.tr("Open {name}").format(name=record.name))
        self.button.clicked.connect(lambda: self.opened.emit(record.id))
        self.where = small_label(parent=self)
        self.where.hide()
        column.addWidget(self.view)
        column.addWidget(self.where)
        column.addWidget(self.button)
        self.restyle()

    def restyle(self) -> None:
        """As large as the text asks (the theme calls this)."""
        self.view.setFixedSize(em(WIDE), em(HIGH))
        self.where.setFixedWidth(em(WIDE))
        self.where.setMinimumHeight(em(HIGH))

    def say(self, words: str) -> None:
        """Where the picture is, while it is not here; it is still opened by its name."""
        self.where.set_words(words)
        self.where.setVisible(bool(words))
        self.view.setVisible(not words)
        self.button.setAccessibleDescription(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.view.geometry().contains(event.position().toPoint()):
            self.opened.emit(self.record.id)
            return
        super().mouseReleaseEvent(event)
