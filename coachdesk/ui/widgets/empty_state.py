"""What stands where nothing is yet: what goes here, and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel


class EmptyState(QWidget):
    """EmptyState(title, words, action="", *, icon="", parent=None)

    `.button` the Button or None; signal `acted()` when it is pressed; `.set_words(title, words)`
    """

    acted = Signal()

    def __init__(
        self, title: str, words: str, action: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column, margins=(0, 1.5, 0, 1.5), gap=0.6)
        if icon:
            column.addWidget(IconLabel(icon, "muted", ems=2.6, parent=self))
        self._title = heading(title, 2, self)
        self._words = SafeLabel(words, tone="muted", parent=self)
        column.addWidget(self._title)
        column.addWidget(self._words)
        self.button: Button | None = None
        if action:
            self.button = Button(action, parent=self)
            self.button.clicked.connect(self.acted)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def set_words(self, title: str, words: str) -> None:
        """Says something else."""
        self._title.set_words(title)
        self._words.set_words(words)
