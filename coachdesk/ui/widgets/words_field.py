"""Free text of any length up to the limit: plain, growing with what is written, never cut without saying so."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from coachdesk.models.values import clean_text
from coachdesk.settings import WORDS_LIMIT
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.field import Field
from coachdesk.ui.widgets.writing import Writing

_WARN_FROM = 0.95
_SHRINKS = 4
"""Cleaning makes at most so many characters into one."""


class WordsField(Field):
    """A note, a target in the family's own words, a reason. Tab leaves it; Ctrl+Z undoes in it.

    WordsField(label, *, text="", hint="", lines=3, most_lines=12, limit=20_000, placeholder="", label_shown=True,
               parent=None)
      `.text()` -> str, clean;  `.set_text(text)` emits nothing;  `.set_read_only(bool)`;  `.leave()`
      signals: `edited()` · `draft(str)` at most every 0.4 s · `left(str)` once when the focus leaves after a change
    """

    edited = Signal()
    draft = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        text: str = "",
        hint: str = "",
        lines: int = 3,
        most_lines: int = 12,
        limit: int = WORDS_LIMIT,
        placeholder: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, hint=hint, label_shown=label_shown, parent=parent)
        self._limit = limit
        self._page = PlainPage(limit, lines, most_lines, self)
        self._page.setPlaceholderText(placeholder)
        self.place(self._page)
        self._writing = Writing(self._page, lambda: self.draft.emit(self.text()), lambda: self.left.emit(self.text()))
        self._shown_by_us = False
        self._page.textChanged.connect(self._changed)
        self._page.cut_short.connect(self._say_cut)
        self.set_text(text)

    def text(self) -> str:
        """What is written: normalised, without controls, line ends as \\n."""
        return clean_text(self._page.toPlainText())

    def set_text(self, text: str) -> None:
        """Shows text that came from elsewhere."""
        if text != self._page.toPlainText():
            self._shown_by_us = True
            self._page.setPlainText(text)
            self._shown_by_us = False
        self._writing.forget()
        self.say("")

    def set_read_only(self, read_only: bool) -> None:
        """Text can be read and copied, not changed."""
        self._page.setReadOnly(read_only)

    def leave(self) -> None:
        """Hands over what is written now, as if the focus had left."""
        self._writing.leave()

    def _changed(self) -> None:
        if self._shown_by_us:
            return
        length = self._page.length()
        self._page.was_cut = self._page.was_cut and length >= self._limit
        if length >= self._limit * _WARN_FROM:
            if not self._page.was_cut:
                self.say(
                    self.tr("{left} of {limit} characters left").format(left=self._limit - length, limit=self._limit)
                )
        else:
            self.say("")
        self._writing.typed()
        self.edited.emit()

    def _say_cut(self, pasted: bool) -> None:
        kept = f"{self._limit:,}"
        if pasted:
            self.say(self.tr("Kept the first {limit} characters; the rest is on the clipboard.").format(limit=kept))
        else:
            self.say(self.tr("Kept the first {limit} characters. Nothing more fits in this field.").format(limit=kept))


class PlainPage(QPlainTextEdit):
    """The editor inside a WordsField: plain text in, plain text out, at most `limit` characters."""

    cut_short = Signal(bool)
    """Something did not fit; True when it was pasted, and so is still on the clipboard."""

    def __init__(self, limit: int, lines: int, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit, self._lines, self._most_lines = limit, lines, most_lines
        self.was_cut = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(1)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.restyle())
        self.restyle()

    def length(self) -> int:
        """Characters written. Counts exactly only where Qt's own count, which is never less, comes near the limit."""
        units = max(0, self.document().characterCount() - 1)
        return units if units < self._limit // 2 else len(self.toPlainText())

    def restyle(self) -> None:
        """Takes the height that its lines need, between the least and the most, in the font worn now."""
        self.ensurePolished()
        line = self.fontMetrics().lineSpacing() + 1  # laid out, a line may be one pixel taller than it is measured
        lines = min(max(self._lines, round(self.document().size().height())), self._most_lines)
        around = 2 * (em(0.4) + 1 + round(self.document().documentMargin()))  # padding and edge as in the style sheet
        self.setFixedHeight(lines * line + around + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps anew at another width, which Qt tells nobody when it lays the lines out later."""
        super().resizeEvent(event)
        self.restyle()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not (source.hasUrls() and source.text().startswith("file:"))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes the text alone, clean, as much as fits."""
        if not self.canInsertFromMimeData(source):
            return
        pasted = source.text()
        room = self._room()
        looked_at = pasted[: room * _SHRINKS + 1]  # of twenty megabytes only what can fit is cleaned
        text = clean_text(looked_at)
        self.was_cut = len(text) > room or len(pasted) > len(looked_at)
        self.textCursor().insertText(text[:room])
        if self.was_cut:
            self.cut_short.emit(True)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _types(event) and not self.isReadOnly() and self._room() < 1:
            self._refuse()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Takes of an on-screen keyboard's word what fits."""
        word, room = event.commitString(), self._room()
        if len(word) > room:
            event.setCommitString(word[:room], event.replacementStart(), event.replacementLength())
            self._refuse()
        super().inputMethodEvent(event)

    def _room(self) -> int:
        """How many characters may still be put in, over what is selected."""
        if self.length() < self._limit // 2:
            return self._limit - self.length()
        return max(0, self._limit - len(self.toPlainText()) + len(self.textCursor().selectedText()))

    def _refuse(self) -> None:
        self.was_cut = True
        self.cut_short.emit(False)


def _types(event: QKeyEvent) -> bool:
    """Whether a key puts a character in. AltGr arrives as Ctrl+Alt on Windows and types; Ctrl alone is a command."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    pressed = event.modifiers() & commands
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if pressed and pressed != alt_gr:
        return False
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or (bool(event.text()) and event.text().isprintable())
