"""The passphrase field: named but never read out, shown on request, wiped when taken."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import Button
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.passphrase_box import PassphraseBox
from coachdesk.ui.widgets.passphrase_store import LONGEST

T = TypeVar("T")


class PassphraseField(Field):
    """A passphrase. What is typed is never a string of Qt's or ours: it goes into memory that is wiped.

    PassphraseField(label, *, hint="", parent=None)
      `.take()` -> bytearray of UTF-8, and the field is empty; the caller wipes it
      `.judged(judge)` what `judge(bytearray)` says, without keeping a copy;  `.same_as(other)` -> bool
      `.is_empty()`;  `.length()` in characters;  `.wipe()`
      signals: `edited()` · `entered()` Enter was pressed
    Says when Caps Lock seems to be on. Paste works. Hidden again, and dots again, when the field is hidden.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint=hint, parent=parent)
        row = QWidget(self)
        line = QHBoxLayout(row)
        spaced(line, gap=0.5)
        self._box = PassphraseBox(row)
        self._toggle = Button(self.tr("Show"), icon="eye", parent=row)
        self._toggle.clicked.connect(self._turn)
        line.addWidget(self._box, 1)
        line.addWidget(self._toggle)
        self.place(row, self._box)
        self._turned(shown=False)
        self._box.edited.connect(self._edited)
        self._box.entered.connect(self.entered)
        self._box.caps_lock.connect(self._say_caps_lock)
        self._box.full.connect(self._say_full)

    def take(self) -> bytearray:
        """What was typed, as UTF-8; the field is wiped. The caller wipes what it gets."""
        taken = self._box.store.utf8()
        self.wipe()
        return taken

    def wipe(self) -> None:
        """Forgets what was typed."""
        self._box.wipe()
        self.say("")

    def judged(self, judge: Callable[[bytearray], T]) -> T:
        """What `judge` says of the passphrase; the bytes it sees are wiped when it has spoken."""
        return self._box.store.judged(judge)

    def same_as(self, other: "PassphraseField") -> bool:
        """Whether both fields hold the same."""
        return self._box.store.same_as(other._box.store)

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return self._box.store.length == 0

    def length(self) -> int:
        """How many characters are typed."""
        return self._box.store.length

    def hideEvent(self, event: QHideEvent) -> None:
        self._turned(shown=False)
        super().hideEvent(event)

    def _edited(self) -> None:
        self.clear_problem()
        self.edited.emit()

    def _turn(self) -> None:
        self._turned(shown=not self._box.shown)

    def _turned(self, *, shown: bool) -> None:
        self._box.show_letters(shown)
        self._toggle.set_words(self.tr("Hide") if shown else self.tr("Show"))
        self._toggle.set_icon("cover" if shown else "eye")
        self._toggle.setAccessibleName(
            self.tr("Hide the passphrase") if shown else self.tr("Show the passphrase in letters")
        )

    def _say_caps_lock(self, on: bool) -> None:
        self.say(self.tr("Caps Lock seems to be on.") if on else "")

    def _say_full(self) -> None:
        self.say(self.tr("A passphrase holds at most {limit} characters.").format(limit=LONGEST))
