"""A form for something new whose dates, times and choices come back too after a lock, a crash or another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.ui.pages.worry.form_drafts import FormDrafts

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.widgets.choice_field import ChoiceField
    from coachdesk.ui.widgets.date_field import TypedDateField
    from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

ANY = "any"
"""In the key of the drafts of a form that was not opened from a family's page."""


class NewDrafts(FormDrafts):
    """NewDrafts(table, prefix): ties as FormDrafts, and besides `.typed`, `.search` and `.usual`."""

    def __init__(self, table: Table, prefix: str) -> None:
        super().__init__(table, prefix)
        self._chose = False

    def typed(self, name: str, field: TypedDateField) -> None:
        """A day or a time, kept as it was typed, be it one yet or not."""
        self._tie(name, field.typed, field.set_typed)
        field.edited.connect(lambda: self.keep(name))

    def search(self, name: str, field: SearchChoiceField) -> None:
        """One of many; what can be chosen must be offered before `show`."""
        self._tie(name, field.chosen, field.choose)
        field.edited.connect(lambda: self.keep(name))

    def usual(self, name: str, field: ChoiceField, usual: str) -> None:
        """One of a few of which one is the usual: choosing that is nothing to keep."""

        def read() -> str:
            return "" if field.chosen() == usual else field.chosen()

        self._tie(name, read, lambda kept: field.choose(kept or usual))
        field.edited.connect(lambda: self.keep(name))

    def keep(self, name: str) -> None:
        self._chose = True
        super().keep(name)

    def is_touched(self) -> bool:
        """Whether somebody has typed or chosen anything since the form was opened, or a draft was put back."""
        return self._chose or any(field.typing for field in self._typed.values())

    def drop(self, then: Callable[[], object] | None = None) -> None:
        """Forgets every draft of the form, as when somebody begins anew."""
        page, keys = self._table.page, self.keys
        self.clear()
        self._chose = False

        def dropped() -> None:
            for key in keys:
                page.desk.drafts.drop(key)

        page.do(dropped, lambda _none: then() if then is not None else None)
