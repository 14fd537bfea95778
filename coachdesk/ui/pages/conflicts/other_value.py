"""Something else in place of all the values: typed, in the way the field is filled in on its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.record import plain
from coachdesk.tools.field_sorts import Sort
from coachdesk.ui.pages.history.choice_words import choice_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField, PartialDateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coachdesk.operations.conflicts import FieldConflict

Editor = WordsField | LineField | DateField | PartialDateField | ChoiceField


class OtherValue(QWidget):
    """OtherValue(kind, field, today, parent): `.value()` is what is typed, None while that is nothing that fits.

    `.typed()` / `.restore(typed)` carry what is typed over to another such field. Signals: `edited()` at each change,
    `draft(str)` while words are typed.
    """

    edited = Signal()
    draft = Signal(str)

    def __init__(
        self, kind: str, field: FieldConflict, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        sides = [side.value for side in field.sides]
        offered = [one.value for one in field.typed.choices or () if one.value not in sides]
        self._choices = [Choice(one, choice_words(kind, field.name, one)) for one in offered]
        self.offers_something = field.typed.sort is not Sort.NOT_TYPED and (
            field.typed.sort is not Sort.CHOICE or bool(offered)
        )
        """Whether there is anything else that the field could hold and that can be said here."""
        self.editor = self._editor(field.typed.sort, today)
        self.editor.edited.connect(self.edited)
        if isinstance(self.editor, WordsField | LineField):
            self.editor.draft.connect(self.draft)
        column = QVBoxLayout(self)
        spaced(column)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)

    def value(self) -> Any:
        """As a change carries it; None while nothing, or nothing that fits, is typed."""
        editor = self.editor
        if isinstance(editor, DateField):
            return plain(editor.day())
        if isinstance(editor, PartialDateField):
            return editor.partial()
        if isinstance(editor, ChoiceField):
            return editor.chosen() or None
        return editor.text().strip() or None

    def typed(self) -> str:
        """What stands there, letter for letter."""
        editor = self.editor
        if isinstance(editor, DateField | PartialDateField):
            return editor.typed()
        return editor.chosen() if isinstance(editor, ChoiceField) else editor.text()

    def restore(self, typed: str) -> None:
        """Puts back what was typed."""
        editor = self.editor
        if isinstance(editor, DateField | PartialDateField):
            editor.set_typed(typed)
        elif isinstance(editor, ChoiceField):
            editor.choose(typed)
        else:
            editor.set_text(typed)

    def _editor(self, sort: Sort, today: Callable[[], date]) -> Editor:
        label = self.tr("What it should be")
        if sort is Sort.DAY:
            return DateField(label, today, parent=self)
        if sort is Sort.PARTIAL_DAY:
            return PartialDateField(label, today, parent=self)
        if sort is Sort.LINES:
            return WordsField(label, parent=self)
        return LineField(label, parent=self) if sort is Sort.LINE else ChoiceField(label, self._choices, parent=self)
