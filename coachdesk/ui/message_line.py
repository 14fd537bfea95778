"""A sentence on the page itself, quiet or warning, read out by screen readers: never a message box."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


class MessageLine(QLabel):
    """Takes no room until it has something to say. A warning is marked by a word as well as by colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def say(self, sentence: str) -> None:
        self._show(sentence, "quiet")

    def warn(self, sentence: str) -> None:
        self._show(sentence, "warning")

    def hush(self) -> None:
        self.clear()
        self.hide()

    def _show(self, sentence: str, tone: str) -> None:
        self.setText(sentence)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
