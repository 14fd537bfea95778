"""An icon and words that belong together: the mark never stands on a line of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import spaced


class Marked(QWidget):
    """Marked(icon, tone, parent=None): `.put(words)` sets a label or rows beside the mark, level with its top."""

    def __init__(self, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark = IconLabel(icon, tone, parent=self)
        whole = QVBoxLayout(self)  # both stay together where what is beside them is higher
        spaced(whole, gap=0)
        whole.addStretch(1)
        self._line = QHBoxLayout()
        spaced(self._line, gap=0.6)
        whole.addLayout(self._line)
        whole.addStretch(1)
        self._line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)

    def put(self, words: QWidget) -> "Marked":
        """Puts them beside the mark, with the room that is left."""
        self._line.addWidget(words, 1)
        return self
