"""One field in dispute: its values side by side, and what shall hold. Nothing is chosen until somebody chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.operations.conflicts import Conflict, FieldConflict
from coachdesk.tools.field_sorts import Sort
from coachdesk.tools.word_changes import word_changes
from coachdesk.ui.pages.conflicts.other_value import OtherValue
from coachdesk.ui.pages.conflicts.reading import ConflictsShown, draft_key
from coachdesk.ui.pages.conflicts.side_card import SideCard
from coachdesk.ui.pages.conflicts.words import side_titles
from coachdesk.ui.pages.history.value_words import field_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

BOTH, OTHER = "both", "other"
_SIDE_BY_SIDE_FROM = 30
"""In em; narrower, the values stand one under the other."""

Standing = tuple[str, str]
"""What is chosen and what is typed, to be carried over when the page is read again."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What shall hold; `problem` says why nothing can be made of it yet."""

    value: Any = None
    problem: str = ""


class FieldReview(QWidget):
    """FieldReview(conflict, field, shown, today, parent). `.choice` is the row of answers, `.other` the typed one.

    Signals: `edited()` whenever another answer is given, `draft(str, str)` key and words while something is typed.
    """

    edited = Signal()
    draft = Signal(str, str)

    def __init__(
        self,
        conflict: Conflict,
        field: FieldConflict,
        shown: ConflictsShown,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field, self.key = field, draft_key(conflict, field)
        self._titles = side_titles(field.sides)
        name = field_words(field.name)
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        column.addWidget(heading(name, 3, self))
        if field.careful:
            said = self.tr("The more careful one holds until somebody chooses.")
            column.addWidget(small_label(said, tone="warn", parent=self))
        row = TurningRow(_SIDE_BY_SIDE_FROM, parent=self)
        self.sides = [SideCard(title, side, row) for title, side in zip(self._titles, field.sides, strict=True)]
        for card in self.sides:
            row.add(card, 1)
        self._fill(conflict, shown)
        column.addWidget(row)
        self.other = OtherValue(conflict.record.kind, field, today, self)
        self.choice = ChoiceField(self.tr("{field}: what shall hold?").format(field=name), self._choices(), parent=self)
        column.addWidget(self.choice)
        column.addWidget(self.other)
        self.other.hide()
        self.other.restore(shown.drafts.get(self.key, ""))
        self.choice.edited.connect(self._answered)
        self.other.edited.connect(self._typed)
        self.other.draft.connect(lambda words: self.draft.emit(self.key, words))

    def is_answered(self) -> bool:
        """Whether something is chosen."""
        return bool(self.choice.chosen())

    def chosen(self) -> Chosen | None:
        """What shall hold, or None while nothing is chosen."""
        key = self.choice.chosen()
        if not key:
            return None
        if key == BOTH:
            return Chosen(self.field.both)
        if key != OTHER:
            return Chosen(self.field.sides[int(key)].value)
        value = self.other.value()
        if value is None:
            return Chosen(problem=self.tr("Write what it should be, or choose one of the others."))
        return Chosen(value)

    def show_problem(self, sentence: str) -> None:
        """Says at the field why it could not be kept."""
        (self.other.editor if self.choice.chosen() == OTHER else self.choice).show_problem(sentence)

    def standing(self) -> Standing:
        """To be carried over."""
        return self.choice.chosen(), self.other.typed()

    def restore(self, standing: Standing) -> None:
        """What was chosen and typed before the page was read again."""
        chosen, typed = standing
        self.choice.choose(chosen)
        self.other.restore(typed)
        self.other.setVisible(chosen == OTHER)

    def _fill(self, conflict: Conflict, shown: ConflictsShown) -> None:
        texts = [side.value for side in self.field.sides]
        is_text = self.field.typed.sort in (Sort.LINE, Sort.LINES) and all(isinstance(one, str) for one in texts)
        for at, card in enumerate(self.sides):
            if is_text and texts[at]:
                mine, _ = word_changes(texts[at], texts[1] if at == 0 else texts[0])
                card.show_text(mine)
            else:
                card.show_words(shown.in_words(conflict, self.field.name, texts[at]))

    def _choices(self) -> list[Choice]:
        choices = [Choice(str(at), title) for at, title in enumerate(self._titles)]
        if self.field.both is not None:
            choices.append(Choice(BOTH, self.tr("Both, one after the other")))
        if self.other.offers_something:
            choices.append(Choice(OTHER, self.tr("Something else")))
        return choices

    def _answered(self) -> None:
        self.other.setVisible(self.choice.chosen() == OTHER)
        self.edited.emit()

    def _typed(self) -> None:
        self.choice.clear_problem()
        self.edited.emit()
