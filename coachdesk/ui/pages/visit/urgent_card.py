"""What cannot wait, asked first at a first visit; each becomes a step with an owner (F-16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.needs import AREAS
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.visit.visit_deeds import UrgentWords
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.operations.first_visits import UrgentNeed
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds
    from coachdesk.ui.widgets.field import Field


class UrgentCard(Card):
    """UrgentCard(deeds): fields `words`, `topic`, `action`, `owner`, `due`, and `keep_button`; `.leave()`."""

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(icon="warning", parent=parent)
        self.set_title(self.tr("What cannot wait?"))
        self._deeds = deeds
        self._need = ""
        self._choices: tuple[Choice, ...] = ()
        self._kept = Rows(0.5, self)
        self.add(self._kept)
        self.words = LineField(self.tr("Something that cannot wait, in their words"), parent=self)
        self.topic = SearchChoiceField(
            self.tr("What it is about"), [Choice(key, self.tr(words)) for key, words in AREAS.items()], parent=self
        )
        self.action = LineField(
            self.tr("What is done about it"), hint=self.tr("Empty: what cannot wait is the step."), parent=self
        )
        self.owner = ChoiceField(self.tr("Who does it"), (), parent=self)
        self.due = DateField(self.tr("By when"), deeds.page.desk.today, hint=self.tr("Empty: today."), parent=self)
        self.keep_button = secondary_button(self.tr("Make it a step"), icon="plus", parent=self)
        self.keep_button.setObjectName("visit-urgent-keep")
        self.keep_button.clicked.connect(self._keep)
        for row in ((self.words, self.topic), (self.action, self.due)):
            pair = TurningRow(34, at_top=True, parent=self)
            for field, share in zip(row, (2, 1), strict=True):
                pair.add(field, share)
            self.add(pair)
        self.add(self.owner)
        self.body.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields: dict[str, Field] = {
            "words": self.words, "area": self.topic, "action": self.action, "owner": self.owner, "due": self.due,
        }  # fmt: skip
        for name, field in self._fields.items():
            field.setObjectName(f"visit-urgent-{name}")
        self._drafts = {
            name: Drafted(field, deeds.table, "") for name, field in (("words", self.words), ("action", self.action))
        }

    def show_visit(self, shown: VisitShown) -> None:
        """Lists what could not wait and what became of it; puts back what was being typed."""
        self.setVisible(shown.first)
        if not shown.first:
            return
        if shown.may_do != self._choices:
            self._choices = shown.may_do
            mine = Choice(shown.me, self.tr("I do it"))
            self.owner.set_choices([mine, *(Choice(one.key, one.words, icon="") for one in shown.may_do)])
        for name, draft in self._drafts.items():
            key = shown.key(f"urgent/{name}")
            if draft.key != key:
                draft.clear()
                draft.key = key
            draft.show("", shown.drafts)
        self._kept.fill([self._row(one, shown) for one in shown.urgent])
        self._kept.setVisible(bool(shown.urgent))

    def leave(self) -> None:
        """The page goes: what is typed stays a draft."""
        for draft in self._drafts.values():
            draft.leave()

    def _row(self, urgent: UrgentNeed, shown: VisitShown) -> QWidget:
        step = urgent.step
        if step is None:
            row = TurningRow(30, parent=self._kept)
            row.add(SafeLabel(urgent.need.words, parent=row), 1)
            begin = quiet_button(self.tr("Say who does it"), "edit", row)
            begin.setAccessibleName(self.tr("Say who does it: {words}").format(words=urgent.need.words))
            begin.clicked.connect(lambda: self._take_up(urgent))
            row.add(begin)
            return row
        who = self.tr("I do it") if step.owner_worker == shown.me else shown.names.get(step.owner_person or "", "")
        due = in_words(step.due) if step.due else ""
        about = " · ".join(isolated(part) for part in (step.words, who, due) if part)
        pair = Rows(0.1, self._kept)
        lines: list[QWidget] = [SafeLabel(about, tone="ok", parent=pair)]
        if step.words != urgent.need.words:
            lines.insert(0, SafeLabel(urgent.need.words, parent=pair))
        pair.fill(lines)
        return pair

    def _take_up(self, urgent: UrgentNeed) -> None:
        self._need = urgent.need.id
        self.words.set_text(urgent.need.words)
        self.topic.choose(urgent.need.area)
        self.action.setFocus()

    def _keep(self) -> None:
        for field in self._fields.values():
            field.clear_problem()
        if self.due.is_doubtful():
            self.due.leave()
            self.due.setFocus()
            return
        what = UrgentWords(
            self.topic.chosen(), self.words.text(), self.action.text(), self.owner.chosen(), self.due.day(), self._need
        )
        self._deeds.urgent(what, tuple(draft.key for draft in self._drafts.values()), self._refused, self._made)

    def _refused(self, error: CoachDeskError) -> None:
        field = self._fields.get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self._deeds.page.warn(error)
            return
        field.show_problem(error.sentence)
        field.setFocus()

    def _made(self) -> None:
        self._need = ""
        for draft in self._drafts.values():
            draft.clear()
        self.topic.choose("")
        self.owner.choose("")
        self.due.set_day(None)
        self.words.setFocus()
