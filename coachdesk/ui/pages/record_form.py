"""Fields tied to one record: what is typed is a draft at once, and a change of just that field when it is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from coachdesk.ui.pages.plan.drafted import Drafted, drafted_words

if TYPE_CHECKING:
    from coachdesk.desk import Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.widgets.choice_field import ChoiceField
    from coachdesk.ui.widgets.date_field import DateField, PartialDateField
    from coachdesk.ui.widgets.line_field import LineField
    from coachdesk.ui.widgets.many_field import ManyField
    from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
    from coachdesk.ui.widgets.tick_box import TickBox
    from coachdesk.ui.widgets.words_field import WordsField

Problem = Callable[[str], object]


class RecordForm:
    """RecordForm(table, record_id, kind): tie each field with the method of its sort, then `show` what was read.

    The record must lie on the table. A refusal is shown at its field.
    """

    def __init__(self, table: Table, record_id: str, kind: str) -> None:
        self._table, self.record_id, self._kind = table, record_id, kind
        self._drafted: dict[str, Drafted] = {}
        self._showing: dict[str, Callable[[Any], object]] = {}
        self._leaving: list[Callable[[], object]] = []

    # -- tying ------------------------------------------------------------------------------------

    def words(self, name: str, field: LineField | WordsField) -> None:
        """A line or a paragraph."""
        self._drafted[name] = drafted_words(field, self._table, self._kind, self.record_id, name)

    def partial(self, name: str, field: PartialDateField, **also: object) -> None:
        """A date known in part. `also` are fields written with it once there is a date."""

        def keep(value: object) -> None:
            self.write(field.show_problem, **{name: value, **(also if value else {})})

        field.left.connect(keep)
        self._showing[name] = lambda value: None if _in_use(field) else field.set_partial(value)
        self._leaving.append(field.leave)

    def day(self, name: str, field: DateField) -> None:
        """A whole date."""
        field.left.connect(lambda value: self.write(field.show_problem, **{name: value}))
        self._showing[name] = lambda value: None if _in_use(field) else field.set_day(value)
        self._leaving.append(field.leave)

    def choice(self, name: str, field: ChoiceField) -> None:
        """One of a few; kept as soon as it is chosen."""
        field.edited.connect(lambda: self.write(field.show_problem, **{name: field.chosen() or None}))
        self._showing[name] = lambda value: field.choose(value or "")

    def search(self, name: str, field: SearchChoiceField) -> None:
        """One of many; kept when the field is left."""
        field.left.connect(lambda key: self.write(field.show_problem, **{name: key or None}))
        self._showing[name] = lambda value: field.choose(value or "") if not field.editor().hasFocus() else None
        self._leaving.append(field.leave)

    def many(self, name: str, field: ManyField) -> None:
        """Any of a few; kept at each tick."""
        field.edited.connect(lambda: self.write(field.show_problem, **{name: field.chosen()}))
        self._showing[name] = lambda value: field.choose([str(one) for one in value])

    def tick(self, name: str, box: TickBox) -> None:
        """Yes or no; kept at once."""
        box.ticked.connect(lambda on: self.write(None, **{name: on}))
        self._showing[name] = box.set_ticked

    # -- what a page calls ------------------------------------------------------------------------------

    def write(self, problem: Problem | None, **fields: Any) -> None:
        """Changes these fields of the record; `problem` is told the sentence of a refusal."""

        def failed(error: CoachDeskError) -> None:
            if problem is not None:
                problem(error.sentence)

        self._table.write(
            self.record_id,
            lambda desk, opened: desk.amend(opened, **fields),
            failed=failed if problem is not None else None,
            then=(lambda: problem("")) if problem is not None else None,
        )

    def show(self, opened: Opened[Any], drafts: Mapping[str, str]) -> None:
        """Shows what is kept where nobody is typing, and puts drafts back."""
        for name, drafted in self._drafted.items():
            drafted.show(getattr(opened.record, name), drafts)
        for name, shown in self._showing.items():
            shown(getattr(opened.record, name))

    def is_clean(self) -> bool:
        """True when nothing is half typed."""
        return not any(drafted.typing for drafted in self._drafted.values())

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        for drafted in self._drafted.values():
            drafted.leave()
        for leave in self._leaving:
            leave()


def _in_use(field: DateField | PartialDateField) -> bool:
    return field.is_doubtful() or field.editor().hasFocus()
