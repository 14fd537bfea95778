"""One of the values: who wrote it, when, and what it says; of a text what is different in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.tools.word_changes import Folded, Span, folded
from coachdesk.ui.pages.conflicts.words import when_words
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.compared_words import ComparedWords
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from coachdesk.operations.conflicts import Side

_FOLD_FROM, _KEEP = 60, 12
"""An unchanged stretch of more words is folded to so many at either end, until somebody asks for all of it."""


class SideCard(Card):
    """SideCard(title, side, parent): `.show_words(text)` for a value in words, `.show_text(spans)` for a text."""

    def __init__(self, title: str, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(title, level=3, parent=parent)
        for writer in side.writers:
            self.add(small_label(when_words(writer), parent=self))
        self._spans: Sequence[Span] = ()
        self._words = SafeLabel("", parent=self)
        self._text = ComparedWords(self)
        self._all = quiet_button(self.tr("Show all of it"), "down", self)
        self._all.setAccessibleName(f"{self._all.words()}: {title}")
        self._all.clicked.connect(self.show_all)
        for part in (self._words, self._text, self._all):
            part.hide()
            self.add(part)
        for why in {one.written.why for one in side.writers if one.written.why}:
            self.add(SafeLabel(self.tr("Why: {why}").format(why=why), tone="muted", parent=self))
        if side.shown:
            self.add(small_label(self.tr("This is what is shown now."), parent=self))
        self.end()

    def show_words(self, words: str) -> None:
        """A value that is no text of its own."""
        self._words.set_words(words)
        self._words.show()

    def show_text(self, spans: Sequence[Span]) -> None:
        """A text; long stretches that are the same in the other are folded, which is said, and can be opened."""
        self._spans = spans
        short = folded(spans, most=_FOLD_FROM, beside=_KEEP)
        self._text.show_spans(short, self._left_out())
        self._text.show()
        self._all.setVisible(any(isinstance(one, Folded) for one in short))

    def show_all(self) -> None:
        """Nothing of the text is folded any more."""
        self._text.show_spans(self._spans, "")
        self._all.hide()

    def shown_words(self) -> str:
        """The value as it stands there."""
        return self._text.words() if self._text.isVisibleTo(self) else self._words.words()

    def _left_out(self) -> str:
        return self.tr("[… {count} words that are the same …]")
