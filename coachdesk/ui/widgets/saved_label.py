"""The small line that says what has become of what was typed: "Saved 10:32"."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.operations.shown_time import on_the_wall
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.labels import SafeLabel


class SavedLabel(QWidget):
    """Takes its place once it has something to say; a screen reader says it without moving the focus.

    SavedLabel(parent=None)
      `.saved(at)` an aware datetime, shown as the wall at home has it;  `.draft()` kept, not yet part of the record;
      `.not_saved(sentence)` why not and what to do;  `.clear()`;  `.words()` -> str
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        spaced(row, gap=0.4)
        self._icon = IconLabel("tick", "ok", ems=1.2, parent=self)
        self._words = SafeLabel("", tone="muted", level="small", parent=self)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self._icon.hide()

    def saved(self, at: datetime) -> None:
        """Everything typed up to `at` is kept."""
        self._show("tick", "ok", self.tr("Saved {time}").format(time=f"{on_the_wall(at):%H:%M}"))

    def draft(self) -> None:
        """What is typed survives a crash, and becomes part of the record when the field is left."""
        self._show("edit", "muted", self.tr("Draft kept"), aloud=False)

    def not_saved(self, sentence: str) -> None:
        """It is not kept; `sentence` says why and what to do."""
        self._show("warning", "danger", sentence)

    def clear(self) -> None:
        """Says nothing."""
        self._words.set_words("")
        self._icon.hide()

    def words(self) -> str:
        """What it says now."""
        return self._words.words()

    def _show(self, icon: str, tone: str, words: str, *, aloud: bool = True) -> None:
        self._icon.show_icon(icon, tone)
        self._icon.show()
        self._words.set_tone("danger" if tone == "danger" else "muted")
        if words != self._words.words():
            self._words.set_words(words)
            if aloud:
                announce(self, words)
