"""What each column of a sheet is, in plain words: guessed from the headings or remembered, and changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from coachdesk.tools.contact_columns import ColumnMap, Meaning, folded
from coachdesk.ui.pages.imports.words import KINDS, NOT_READ, meaning_choices, say
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.tick_box import TickBox
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from coachdesk.operations.sheet_columns import ColumnSeen

_AS_EACH_SAYS = ""
_AT_ONCE = 4


class ColumnsCard(Card):
    """`.fields` by heading, `.named` by what the sheet calls an agency; `.said()` the map; signal `edited()`."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="edit", parent=parent)
        self.set_title(self.tr("What stands in each column?"))
        self.fields: dict[str, SearchChoiceField] = {}
        self.named: dict[str, SearchChoiceField] = {}
        self._before = ColumnMap()
        self._means: dict[str, str] = {}
        self._left: list[ColumnSeen] = []
        self._agencies: list[Choice] = []
        self._told = small_label("", parent=self)
        self._columns = Rows(0.8, self)
        self.kind = ChoiceField(
            self.tr("No column says what they were. What are all of them?"),
            [Choice(one.value, say(words)) for one, words in KINDS.items()],
            hint=self.tr("Choose nothing and each waits until somebody says which it was."),
            parent=self,
        )
        self.agency = SearchChoiceField(
            self.tr("No column names the agency. Which one is it?"), [], placeholder=self.tr("Agency"), parent=self
        )
        self.short_years = TickBox(self.tr("Years of two digits are of this century: 11 is 2011"), parent=self)
        self._names = Rows(0.8, self)
        self._trouble = SafeLabel("", tone="warn", parent=self)
        for part in (
            self._told, self._columns, self.kind, self.agency, self.short_years, self._names, self._trouble,
        ):  # fmt: skip
            self.add(part)
        self.kind.edited.connect(self.edited)
        self.agency.edited.connect(self.edited)
        self.short_years.ticked.connect(self.edited)

    def set_agencies(self, names: Iterable[str]) -> None:
        """Those of the directory."""
        self._agencies = [Choice(name, name) for name in names]
        self.agency.set_choices(self._agencies)

    def show_columns(self, columns: Sequence[ColumnSeen], said: ColumnMap, *, remembered: bool) -> None:
        """The columns of a sheet, each with what it is taken for."""
        self._before = said
        self._means = {folded(heading): one.value for one, heading in said.columns.items()}
        self.fields = {}
        self._left = list(columns)
        self._columns.fill([])
        self._build_some()
        self._told.set_words(
            self.tr("Remembered from this agency’s last sheet. Change what is different.")
            if remembered
            else self.tr("Guessed from the headings. Change what is wrong.")
        )
        self.kind.choose(said.always.get(Meaning.KIND, _AS_EACH_SAYS))
        self.agency.choose(said.always.get(Meaning.AGENCY, ""))
        self.short_years.set_ticked(said.short_years)
        self.named = {}
        self._names.fill([])
        self.show_trouble("")
        self._show_what_lacks()

    def _build_some(self) -> None:
        """A few of the fields now and the others when the screen has had its turn: a sheet may have sixty columns."""
        piece, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        self._columns.add([self._row(column) for column in piece])
        if self._left:
            QTimer.singleShot(0, self, self._build_some)

    def _row(self, column: ColumnSeen) -> QWidget:
        label = self.tr("Column {letter}: {heading}").format(letter=column.letter, heading=isolated(column.heading))
        examples = " · ".join(isolated(one[:40]) for one in column.examples)
        hint = self.tr("For example {examples}").format(examples=examples) if examples else self.tr("It is empty.")
        row = TurningRow(30, parent=self._columns)
        seen = Rows(0.1, row)
        seen.fill([SafeLabel(label, parent=seen), small_label(hint, parent=seen)])
        field = SearchChoiceField(label, meaning_choices(), label_shown=False, parent=row)
        field.choose(self._means.get(folded(column.heading), NOT_READ))
        field.edited.connect(self.edited)
        row.add(seen, 1)
        row.add(field, 1)
        self.fields.setdefault(column.heading, field)
        return row

    def ask_names(self, unknown: Sequence[str]) -> None:
        """Asks which agency each of these names means; those asked about stay."""
        fresh = [name for name in unknown if name not in self.named]
        for name in fresh:
            label = self.tr("The sheet says {name}. Which agency is that?").format(name=isolated(name))
            field = SearchChoiceField(label, self._agencies, placeholder=self.tr("Agency"), parent=self._names)
            field.edited.connect(self.edited)
            self.named[name] = field
        if fresh:
            for field in list(self.named.values())[: -len(fresh)]:
                field.setParent(None)
            self._names.fill(self.named.values())

    def show_trouble(self, sentence: str) -> None:
        """Why nothing can be read this way; "" for nothing."""
        self._trouble.set_words(sentence)
        self._trouble.setVisible(bool(sentence))

    def said(self) -> ColumnMap:
        """How the sheet is to be read now."""
        chosen = self._chosen()
        columns = {Meaning(means): heading for heading, means in chosen.items() if means not in {"", NOT_READ}}
        always = {one: words for one, words in self._before.always.items() if one not in columns}
        for meaning, said in ((Meaning.KIND, self.kind.chosen()), (Meaning.AGENCY, self.agency.chosen())):
            always.pop(meaning, None)
            if said and meaning not in columns:
                always[meaning] = said
        named = {name: field.chosen() for name, field in self.named.items() if field.chosen()}
        self._show_what_lacks()
        return ColumnMap(columns, always, {**self._before.agencies, **named}, self.short_years.is_ticked())

    def twice(self) -> str:
        """A meaning that two columns have, in words; "" where none has."""
        chosen = [field.chosen() for field in self.fields.values()]
        for field in self.fields.values():
            if field.chosen() not in {"", NOT_READ} and chosen.count(field.chosen()) > 1:
                return field.typed()
        return ""

    def _chosen(self) -> dict[str, str]:
        """What each heading is taken for, also of those whose field is not there yet."""
        coming = {one.heading: self._means.get(folded(one.heading), NOT_READ) for one in reversed(self._left)}
        return {**coming, **{heading: field.chosen() for heading, field in self.fields.items()}}

    def _show_what_lacks(self) -> None:
        chosen = set(self._chosen().values())
        self.kind.setVisible(Meaning.KIND.value not in chosen)
        self.agency.setVisible(Meaning.AGENCY.value not in chosen)
