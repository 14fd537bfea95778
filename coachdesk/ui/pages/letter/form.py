"""What a letter says in plain words: who from, what it wants, by when, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.record_form import RecordForm
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Opened
    from coachdesk.models.letter import Letter
    from coachdesk.ui.pages.day_reading import Chosen
    from coachdesk.ui.pages.plan.table import Table


class LetterForm(QWidget):
    """LetterForm(table, prefix, record_id=""): of a new letter what is typed is a draft under `prefix` until kept."""

    def __init__(self, table: Table, prefix: str, record_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        spaced(column)
        self.from_words = LineField(self.tr("Who it is from"), parent=self)
        self.says = WordsField(self.tr("What it says, in plain words"), lines=2, most_lines=8, parent=self)
        self.wants = WordsField(
            self.tr("What it wants"), hint=self.tr("One line for each thing."), lines=1, most_lines=6, parent=self
        )
        self.by_when = DateField(self.tr("By when"), table.today, parent=self)
        self.people = PeoplePicker(self.tr("Who it is to"), [], parent=self)
        for part in (self.from_words, self.says, self.wants, self.by_when, self.people):
            column.addWidget(part)
        self.ties: RecordForm | None = None
        self._drafted: list[Drafted] = []
        words: tuple[tuple[str, LineField | WordsField], ...] = (
            ("from_words", self.from_words),
            ("says", self.says),
            ("wants", self.wants),
        )
        if record_id:
            self.ties = ties = RecordForm(table, record_id, "letter")
            for name, field in words:
                ties.words(name, field)
            ties.day("by_when", self.by_when)
            ties.many("to_people", self.people)
        else:
            self._drafted = [Drafted(field, table, f"{prefix}{name}") for name, field in words]

    def offer(self, shown: Chosen) -> None:
        """Shows the family's people, and of a new letter what was being typed."""
        self.people.set_choices([Choice(one.id, one.known_as) for one in shown.people])
        self.people.setVisible(bool(shown.people))
        for drafted in self._drafted:
            drafted.show("", shown.drafts)

    def show_kept(self, opened: Opened[Letter], drafts: dict[str, str]) -> None:
        """Shows what is kept where nobody is typing."""
        if self.ties is not None:
            self.ties.show(opened, drafts)

    def values(self) -> dict[str, Any]:
        """What is typed, as fields of a letter."""
        return {
            "from_words": self.from_words.text(),
            "says": self.says.text(),
            "wants": self.wants.text(),
            "by_when": self.by_when.day(),
            "to_people": self.people.chosen(),
        }

    def draft_keys(self) -> list[str]:
        """The keys of the drafts that a kept letter makes needless."""
        return [one.key for one in self._drafted]

    def clear(self) -> None:
        """What was typed has become a letter."""
        for drafted in self._drafted:
            drafted.clear()
        self.by_when.set_day(None)

    def is_clean(self) -> bool:
        """True when nothing is half typed that is not kept as a draft."""
        return self.ties.is_clean() if self.ties is not None else not self.by_when.is_doubtful()

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        if self.ties is not None:
            self.ties.leave()
        for drafted in self._drafted:
            drafted.leave()

    def show_problem(self, field: str, sentence: str) -> bool:
        """Says a refusal at its field; False when there is no such field."""
        found = {
            "from_words": self.from_words,
            "says": self.says,
            "wants": self.wants,
            "by_when": self.by_when,
        }.get(field)
        if found is None:
            return False
        found.show_problem(sentence)
        found.setFocus()
        return True
