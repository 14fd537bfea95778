"""What is typed or ticked in a form for a new record, kept at every pause until the record is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from coachdesk.ui.pages.plan.drafted import Drafted

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.widgets.choice_field import ChoiceField
    from coachdesk.ui.widgets.line_field import LineField
    from coachdesk.ui.widgets.many_field import ManyField
    from coachdesk.ui.widgets.tick_box import TickBox
    from coachdesk.ui.widgets.words_field import WordsField


class FormDrafts:
    """FormDrafts(table, prefix): tie each field, then `show` the drafts found; `clear` when the record is saved."""

    def __init__(self, table: Table, prefix: str) -> None:
        self._table, self._prefix = table, prefix
        self._typed: dict[str, Drafted] = {}
        self._fields: dict[str, LineField | WordsField] = {}
        self._chosen: dict[str, tuple[Callable[[], str], Callable[[str], object]]] = {}
        self._beside: dict[str, str] = {}
        self._kept_beside: dict[str, str] = {}
        self._looked = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Under what the drafts are kept."""
        return tuple(self.key(name) for name in (*self._typed, *self._chosen, *self._beside))

    def key(self, name: str) -> str:
        """Under what the draft of one field is kept."""
        return f"{self._prefix}/{name}"

    def beside(self, name: str, value: str) -> None:
        """What is kept with the next thing typed or chosen, so that it comes back with it; empty for nothing."""
        self._beside[name] = value

    def words(self, name: str, field: LineField | WordsField) -> None:
        """A line or a paragraph."""
        self._typed[name] = Drafted(field, self._table, self.key(name))
        self._fields[name] = field
        field.edited.connect(self._keep_beside)

    def put(self, name: str, text: str) -> None:
        """Fills a line for the person, as if it had been typed."""
        self._fields[name].set_text(text)
        self._table.draft(self.key(name), text)

    def many(self, name: str, field: ManyField) -> None:
        """Any of several."""
        self._tie(name, lambda: ",".join(field.chosen()), lambda kept: field.choose(kept.split(",")))
        field.edited.connect(lambda: self.keep(name))

    def choice(self, name: str, field: ChoiceField) -> None:
        """One of a few."""
        self._tie(name, field.chosen, field.choose)
        field.edited.connect(lambda: self.keep(name))

    def tick(self, name: str, box: TickBox) -> None:
        """Yes, or nothing said."""
        self._tie(name, lambda: "yes" if box.is_ticked() else "", lambda kept: box.set_ticked(bool(kept)))
        box.ticked.connect(lambda _on: self.keep(name))

    def keep(self, name: str) -> None:
        """Keeps what is chosen in a field now."""
        self._table.draft(self.key(name), self._chosen[name][0]())
        self._keep_beside()

    def show(self, drafts: Mapping[str, str]) -> bool:
        """Puts back what was kept, once; whether there was anything."""
        if self._looked:
            return not self.is_clean()
        self._looked = True
        for field in self._typed.values():
            field.show("", drafts)
        for name, (_, put) in self._chosen.items():
            kept = drafts.get(self.key(name), "")
            if kept:
                put(kept)
        return any(drafts.get(self.key(name)) for name in (*self._typed, *self._chosen))

    def clear(self) -> None:
        """Empties every field: what stood in them has become a record."""
        self._kept_beside = {}
        for field in self._typed.values():
            field.clear()
        for _, put in self._chosen.values():
            put("")

    def move_to(self, prefix: str) -> None:
        """The form is about something else from now on: emptied, and drafts of that are put back by the next `show`."""
        self.clear()
        self._prefix, self._looked = prefix, False
        for name, field in self._typed.items():
            field.key = self.key(name)

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        for field in self._typed.values():
            field.leave()

    def is_clean(self) -> bool:
        """Whether nothing is typed or chosen."""
        return not any(field.text() for field in self._fields.values()) and not any(
            read() for read, _ in self._chosen.values()
        )

    def _tie(self, name: str, read: Callable[[], str], put: Callable[[str], object]) -> None:
        self._chosen[name] = (read, put)

    def _keep_beside(self) -> None:
        for name, value in self._beside.items():
            if value and value != self._kept_beside.get(name):
                self._kept_beside[name] = value
                self._table.draft(self.key(name), value)
