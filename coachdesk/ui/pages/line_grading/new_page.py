"""A new line, or the words of one that nobody has marked: A and B as the family says them, and both are needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.measures import LineGrading
from coachdesk.models.person import Person
from coachdesk.operations.line_gradings import draw_line, say_ends_otherwise
from coachdesk.tools.household import people_alive
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


@dataclass(frozen=True)
class _Shown:
    line: Opened[LineGrading] | None
    people: tuple[Person, ...]
    drafts: dict[str, str]


class NewLinePage(RecordPage):
    """Opened with `family_id`, and `record_id` of a line whose words are put right (empty: a new one)."""

    shows = frozenset({"person"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._where: dict[str, str] = {}
        self._line: Opened[LineGrading] | None = None
        self.add(
            SafeLabel(
                self.tr("Ask, and write what they say. Nobody marks a line before both its ends are said."),
                tone="muted",
                parent=self,
            )
        )
        self.a = WordsField(self.tr("A: how was it when this began?"), lines=2, most_lines=6, parent=self)
        self.b = WordsField(self.tr("B: how is it to be?"), lines=2, most_lines=6, parent=self)
        self.who = ManyField(self.tr("Who says so?"), (), parent=self)
        self._drafts = {"a_words": Drafted(self.a, self.table, ""), "b_words": Drafted(self.b, self.table, "")}
        for part in (self.a, self.b, self.who, self.saved, self.toast):
            self.add(part)
        self.keep_button = primary_button(self.tr("Keep this line"), "tick", self)
        self.keep_button.clicked.connect(self._keep)
        self.add_action(self.keep_button)

    def opened(self, **where: str) -> None:
        if where != self._where:
            self.begin_anew()
            self.who.choose(())
            for name, draft in self._drafts.items():
                draft.clear()
                draft.key = f"line_new/{where['family_id']}/{where.get('record_id', '')}/{name}"
        self._where = dict(where)
        self.set_title(self.tr("The words of a line") if where.get("record_id") else self.tr("A new line"))
        self.who.setVisible(not where.get("record_id"))

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self._where["family_id"], self._where.get("record_id", "")), self._took)

    def is_clean(self) -> bool:
        return not any(draft.typing for draft in self._drafts.values())

    def leave(self) -> None:
        for draft in self._drafts.values():
            draft.leave()

    def first_focus(self) -> QWidget:
        return self.a

    def _took(self, shown: _Shown) -> None:
        self._line = shown.line
        self.who.set_choices([Choice(one.id, one.known_as, icon="person") for one in shown.people])
        record = shown.line.record if shown.line else None
        self._drafts["a_words"].show(record.a_words if record else self.a.text(), shown.drafts)
        self._drafts["b_words"].show(record.b_words if record else self.b.text(), shown.drafts)

    def _keep(self) -> None:
        family_id, line = self._where["family_id"], self._line
        a, b, who = self.a.text(), self.b.text(), self.who.chosen()
        keys = [draft.key for draft in self._drafts.values()]
        for field in (self.a, self.b):
            field.clear_problem()

        def keep() -> None:
            if line is None:
                draw_line(self.desk, family_id, a, b, who)
            else:
                say_ends_otherwise(self.desk, line, a, b)
            for key in keys:
                self.desk.drafts.drop(key)

        self.keep_button.setEnabled(False)
        self.do(keep, then=lambda _: self._kept(), failed=self._refused)

    def _kept(self) -> None:
        self.keep_button.setEnabled(True)
        for draft in self._drafts.values():
            draft.clear()
        self.back()

    def _refused(self, error: CoachDeskError) -> None:
        self.keep_button.setEnabled(True)
        field = {"a_words": self.a, "b_words": self.b}.get(error.field if isinstance(error, BadInput) else "")
        if field is None:
            self.warn(error)
        else:
            field.show_problem(error.sentence)
            field.setFocus()


def _look(desk: Desk, family_id: str, record_id: str) -> _Shown:
    line = desk.get(LineGrading, record_id) if record_id else None
    people = people_alive(desk.records(Person, family_id), desk.today())
    here = tuple(one for one in people if not one.due_date)
    return _Shown(line, here, desk.drafts.all(f"line_new/{family_id}/"))
