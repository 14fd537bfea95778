"""A question about what was just tapped, with two answers: it stands on the page and never in front of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.buttons import Button, primary_button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel


class AskCard(QFrame):
    """Takes no room until it asks. `.asks` is whether it does; `.words()` what it asks."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._label = SafeLabel(level="2", parent=self)
        self.yes: Button = primary_button("", "tick", self)
        self.no: Button = secondary_button("", "undo", self)
        self._on: dict[Button, Callable[[], object]] = {}
        for button in (self.yes, self.no):
            button.clicked.connect(partial(self._answered, button))
        column = QVBoxLayout(self)
        spaced(column, margins=(1.2, 0.8, 1.2, 0.8), gap=0.6)
        column.addWidget(self._label)
        row = FlowLayout()
        spaced(row, gap=0.8)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        column.addLayout(row)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether it stands on the page."""
        return not self.isHidden()

    def words(self) -> str:
        """What it asks; empty while it does not."""
        return self._label.words() if self.asks else ""

    def ask(self, words: str, yes: str, on_yes: Callable[[], object], no: str, on_no: Callable[[], object]) -> None:
        """Asks, reads it out to a screen reader, and gives the keyboard to the first answer."""
        self._label.set_words(words)
        self.setAccessibleName(words)
        self.yes.set_words(yes)
        self.no.set_words(no)
        self._on = {self.yes: on_yes, self.no: on_no}
        self.show()
        announce(self, words)
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answered(self, button: Button, _pressed: bool = False) -> None:
        self._on[button]()

    def hush(self) -> None:
        """Asks nothing any more."""
        self.hide()
