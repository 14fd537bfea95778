"""Fields of one kept record whose changes go through the deed of its operation, so that the same is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coachdesk.tools.typed_known_dates import KnownDay
from coachdesk.ui.pages.record_form import Problem, RecordForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coachdesk.desk import Opened
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.widgets.known_date_field import KnownDateField


class EntryTies(RecordForm):
    """EntryTies(table, record_id, kind, change): as RecordForm; `change(desk, opened, **fields)` writes."""

    def __init__(self, table: Table, record_id: str, kind: str, change: Callable[..., Opened[Any]]) -> None:
        super().__init__(table, record_id, kind)
        self._change = change
        self._also: list[Callable[[Any], object]] = []

    def known(self, name: str, field: KnownDateField) -> None:
        """A day as well as it is known; `date_known` goes with it."""

        def keep(value: Any) -> None:
            day, known = value if value is not None else (None, None)
            self.write(field.show_problem, **{name: day, **({"date_known": known} if known is not None else {})})

        field.left.connect(keep)
        self._leaving.append(field.leave)

        def show(record: Any) -> None:
            if not field.is_doubtful() and not field.editor().hasFocus():
                field.set_known(KnownDay(getattr(record, name), record.date_known))

        self.also(show)

    def also(self, show: Callable[[Any], object], leave: Callable[[], object] | None = None) -> None:
        """Something else that is shown of the record, and handed over when the page goes."""
        self._also.append(show)
        if leave is not None:
            self._leaving.append(leave)

    def write(self, problem: Problem | None, **fields: Any) -> None:
        """Changes these fields of the record; `problem` is told the sentence of a refusal."""

        def failed(error: CoachDeskError) -> None:
            if problem is not None:
                problem(error.sentence)

        self._table.write(
            self.record_id,
            lambda desk, opened: self._change(desk, opened, **fields),
            failed=failed if problem is not None else None,
            then=(lambda: problem("")) if problem is not None else None,
        )

    def show(self, opened: Opened[Any], drafts: Mapping[str, str]) -> None:
        """Shows what is kept where nobody is typing, and puts drafts back."""
        super().show(opened, drafts)
        for show in self._also:
            show(opened.record)
