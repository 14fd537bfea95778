"""A band across a page that says one thing that matters now: in words and with an icon, never by colour alone."""

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.ui.icons import IconLabel, icon_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.buttons import Button, icon_button
from coachdesk.ui.widgets.labels import SafeLabel, Tone
from coachdesk.ui.widgets.turning_row import TurningRow

Kind = Literal["info", "warning", "safety", "quiet"]

_ICONS: dict[Kind, tuple[str, Tone]] = {
    "info": ("info", "accent"),
    "warning": ("warning", "warn"),
    "safety": ("warning", "danger"),
    "quiet": ("laptop", "muted"),
}

_ROOMY, _CLOSE = (0.9, 0.7, 0.7, 0.7), (0.6, 0.1, 0.4, 0.1)
"""Room around the words, in em."""


class Banner(QFrame):
    """One sentence, perhaps one button.

    Banner(words, kind="info", *, action="", dismissable=False, icon="", parent=None)
      kinds: "info" (a draft of a signed plan, the sample) · "warning" (something to look at) ·
             "safety" (a danger to a person, and nothing else is red) · "quiet" (working offline is normal)
      `.set_words(text)`;  `.words()`;  `.set_low(bool)`;  `.action` the Button or None
      signals: `acted()` the button was pressed · `dismissed()` it was closed (it hides itself)
    """

    accessible_role = QAccessible.Role.Grouping

    acted = Signal()
    dismissed = Signal()

    def __init__(
        self,
        words: str,
        kind: Kind = "info",
        *,
        action: str = "",
        dismissable: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", kind)
        own_icon, tone = _ICONS[kind]
        self.kind = kind
        whole = self._whole = QVBoxLayout(self)
        spaced(whole, margins=_ROOMY)
        row = TurningRow(30, parent=self)
        whole.addWidget(row)
        said = QWidget(row)
        line = QHBoxLayout(said)
        spaced(line, gap=0.8)
        self._icon = IconLabel(icon or own_icon, tone or "text", words=icon_words(own_icon), parent=said)
        self._words = SafeLabel(words, parent=said)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        row.add(said, 1)
        self.action: Button | None = None
        if action:
            self.action = Button(action, parent=self)
            self.action.clicked.connect(self.acted)
            row.add(self.action)
        if dismissable:
            close = icon_button("close", self.tr("Close this notice"), said)
            close.clicked.connect(self._dismiss)
            line.addWidget(close)
        self.set_words(words)

    def set_low(self, low: bool) -> None:
        """Where the window is low it takes one line: without its button, and close to its edges."""
        spaced(self._whole, margins=_CLOSE if low else _ROOMY)
        if self.action is not None:
            self.action.setVisible(not low)

    def set_words(self, text: str) -> None:
        """Says something else, aloud too when it can be seen."""
        changed = text != self._words.words()
        self._words.set_words(text)
        self.setAccessibleName(text)
        if changed and self.isVisible():
            announce(self, text)

    def words(self) -> str:
        """What it says."""
        return self._words.words()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
