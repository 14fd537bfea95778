"""The fields of one record of what happened, for a new one and for one that is kept: named once, tied both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.entry_ties import EntryTies
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.known_date_field import KnownDateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Opened
    from coachdesk.errors import BadInput
    from coachdesk.ui.pages.day_reading import Chosen
    from coachdesk.ui.pages.new_drafts import NewDrafts
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.widgets.field import Field


@dataclass(frozen=True)
class Answer:
    """A choice of few: what each key stands for, and what stands in the record while nothing is chosen."""

    of: Callable[[str], Any]
    nothing: Any = None


class EntryForm(QWidget):
    """A subclass lays its fields with `lay`, names in `kind` and `change` what they are fields of.

    `.offer(chosen)` shows the people and the directory; a new one `.begin(drafts)`, `.ready()`, `.values()`; a kept
    one `.tie(table, id)`, `.show_kept(opened, drafts)`; `.refuse(error)` says a refusal at its field.
    """

    kind: str = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ties: EntryTies | None = None
        self.fields: dict[str, Field] = {}
        self._answers: dict[str, Answer] = {}
        self.column = QVBoxLayout(self)
        spaced(self.column)

    # -- what a subclass says ------------------------------------------------------------------------

    def offer(self, shown: Chosen) -> None:
        """Shows what can be chosen."""

    def change(self, *given: Any, **fields: Any) -> Opened[Any]:
        """The operation that writes a change: `(desk, opened, **fields)`."""
        raise NotImplementedError

    def lay(self, name: str, field: Field, answer: Answer | None = None, *, placed: bool = True) -> None:
        """A field by the name of what it holds; one that stands in something else is not placed here."""
        self.fields[name] = field
        if answer is not None:
            self._answers[name] = answer
        if placed:
            self.column.addWidget(field)

    # -- a new one ---------------------------------------------------------------------------------------

    def begin(self, drafts: NewDrafts) -> None:
        """What is typed is kept as drafts from now on."""
        for name, field in self.fields.items():
            if isinstance(field, LineField | WordsField):
                drafts.words(name, field)
            elif isinstance(field, KnownDateField | DateField):
                drafts.typed(name, field)
            elif isinstance(field, SearchChoiceField):
                drafts.search(name, field)
            elif isinstance(field, ManyField):
                drafts.many(name, field)
            elif isinstance(field, ChoiceField):
                drafts.choice(name, field)

    def ready(self) -> bool:
        """Whether nothing stands there that cannot be read; the first such field has the keyboard and says why."""
        for field in self.fields.values():
            if isinstance(field, KnownDateField | DateField | SearchChoiceField):
                field.leave()
            if isinstance(field, KnownDateField | DateField) and field.is_doubtful():
                field.setFocus()
                return False
            if isinstance(field, SearchChoiceField) and field.typed().strip() and not field.chosen():
                field.setFocus()
                return False
        return True

    def values(self) -> dict[str, Any]:
        """What is typed and chosen, as fields of the record. Raises BadInput for what cannot be."""
        found: dict[str, Any] = {}
        for name, field in self.fields.items():
            if isinstance(field, LineField | WordsField):
                found[name] = field.text()
            elif isinstance(field, DateField):
                found[name] = field.day()
            elif isinstance(field, KnownDateField):
                known = field.known()
                found |= {name: known.happened_on, "date_known": known.date_known} if known else {name: None}
            elif isinstance(field, ManyField):
                found[name] = field.chosen()
            elif isinstance(field, ChoiceField | SearchChoiceField):
                found[name] = self._chosen(name, field.chosen())
        return found

    # -- a kept one --------------------------------------------------------------------------------------

    def tie(self, table: Table, record_id: str) -> None:
        """From now on every field is kept when it is left."""
        self.ties = ties = EntryTies(table, record_id, self.kind, self.change)
        for name, field in self.fields.items():
            if isinstance(field, LineField | WordsField):
                ties.words(name, field)
            elif isinstance(field, DateField):
                ties.day(name, field)
            elif isinstance(field, KnownDateField):
                ties.known(name, field)
            elif isinstance(field, ManyField):
                ties.many(name, field)
            elif isinstance(field, SearchChoiceField):
                ties.search(name, field)
            elif isinstance(field, ChoiceField):
                self._tie_choice(ties, name, field)

    def show_kept(self, opened: Opened[Any], drafts: Mapping[str, str]) -> None:
        """Shows what is kept where nobody is typing."""
        if self.ties is not None:
            self.ties.show(opened, drafts)

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        if self.ties is not None:
            self.ties.leave()

    def is_clean(self) -> bool:
        """True when nothing of a kept one is half typed."""
        return self.ties is None or self.ties.is_clean()

    def refuse(self, error: BadInput) -> bool:
        """Says a refusal at its field, which then has the keyboard; False where there is no such field."""
        field = self.fields.get(error.field)
        if field is None:
            return False
        field.show_problem(error.sentence)
        field.setFocus()
        return True

    def _chosen(self, name: str, key: str) -> Any:
        answer = self._answers.get(name)
        if answer is None:
            return key or None
        return answer.of(key) if key else answer.nothing

    def _tie_choice(self, ties: EntryTies, name: str, field: ChoiceField) -> None:
        nothing = self._answers[name].nothing if name in self._answers else None
        field.edited.connect(lambda: ties.write(field.show_problem, **{name: self._chosen(name, field.chosen())}))

        def show(record: Any) -> None:
            kept = getattr(record, name)
            field.choose("" if kept == nothing else str(kept))

        ties.also(show)
