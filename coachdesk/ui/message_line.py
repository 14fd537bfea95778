"""A sentence on the page itself, quiet or warning, read out by screen readers: never a message box."""

from PySide6.QtWidgets import QWidget

from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.labels import SafeLabel


class MessageLine(SafeLabel):
    """Takes no room until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.hide()

    def say(self, sentence: str) -> None:
        """A quiet sentence; empty takes it away."""
        self.set_tone("muted")
        self._show(sentence)

    def warn(self, sentence: str) -> None:
        """What went wrong, in words."""
        self.set_tone("danger")
        self._show(sentence)

    def hush(self) -> None:
        self._show("")

    def _show(self, sentence: str) -> None:
        self.set_words(sentence)
        self.setVisible(bool(sentence))
        announce(self, sentence)
