"""What one person said, in their own words, and whose they are: neither fact nor view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.note import OwnWords
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.table import Table


class VoiceRow(QWidget):
    """VoiceRow(table, number): `.whose` and `.words` fields; `.said()` the words with their owner, None while empty."""

    def __init__(self, table: Table, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._number = table, number
        self._prefix = ""
        column = QVBoxLayout(self)
        spaced(column, gap=0.4)
        self.words = WordsField(self.tr("In their own words"), lines=2, parent=self)
        self.whose = ChoiceField(self.tr("Whose words?"), (), parent=self)
        for name, field in (("words", self.words), ("whose", self.whose)):
            field.setObjectName(f"visit-voice-{number}-{name}")
            column.addWidget(field)
        self._draft = Drafted(self.words, table, "")
        self.whose.edited.connect(lambda: table.draft(self._key("whose"), self.whose.chosen()))
        self._people: tuple[Choice, ...] = ()

    def show_voice(self, prefix: str, people: Sequence[Choice], drafts: Mapping[str, str]) -> None:
        """Offers the people and puts back what was being typed; `prefix` begins the keys of its drafts."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            self.whose.set_choices([Choice(one.key, one.words, icon="") for one in people])
        if prefix != self._prefix:
            self._prefix = prefix
            self._draft.key = self._key("words")
            self.whose.choose(drafts.get(self._key("whose"), ""))
        self._draft.show("", drafts)

    def said(self) -> OwnWords | None:
        """What is written here, None while it is empty or nobody is said to have spoken it."""
        if not self.words.text().strip() or not self.whose.chosen():
            return None
        return OwnWords(person=self.whose.chosen(), words=self.words.text())

    def is_ownerless(self) -> bool:
        """True when words stand here and nobody is said to have spoken them; the field then says so."""
        missing = bool(self.words.text().strip()) and not self.whose.chosen()
        if missing:
            self.whose.show_problem(self.tr("Choose whose words these are."))
        return missing

    def is_empty(self) -> bool:
        return not self.words.text().strip() and not self.whose.chosen()

    def give_to(self, person: str) -> None:
        """Makes the box somebody's, as if it had been chosen."""
        self.whose.choose(person)
        self._table.draft(self._key("whose"), person)

    def put(self, said: OwnWords) -> None:
        """Shows words that are being put right, and keeps them as a draft."""
        self.words.set_text(said.words)
        self._draft.typing = True
        self._table.draft(self._key("words"), said.words)
        self.give_to(said.person)

    def clear(self) -> None:
        """The words have become part of a note."""
        self._draft.clear()
        self.whose.choose("")
        self.whose.clear_problem()

    def draft_keys(self) -> tuple[str, ...]:
        """The keys of its drafts."""
        return self._key("words"), self._key("whose")

    def leave(self) -> None:
        self._draft.leave()

    def _key(self, name: str) -> str:
        return f"{self._prefix}{self._number}/{name}"
