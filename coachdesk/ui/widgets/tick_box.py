"""A single yes-or-no with words that wrap."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.pills import TickPill


class TickBox(TickPill):
    """A tick box: the whole line can be clicked, Space or Enter ticks it.

    TickBox(words, *, ticked=False, parent=None)
      `.is_ticked()` -> bool;  `.set_ticked(bool)` emits nothing;  signal `ticked(bool)` when the person changes it
    """

    ticked = Signal(bool)

    def __init__(self, words: str, *, ticked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(Choice("", words), boxed=False, parent=parent)
        self.set_ticked(ticked)
        self.clicked.connect(self.ticked)

    def is_ticked(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_ticked(self, ticked: bool) -> None:
        """Shows what came from elsewhere."""
        self.setChecked(ticked)
