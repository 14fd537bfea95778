"""The fields of one meeting: when, what kind, who came, how the family took part, what was decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput
from coachdesk.models.meeting import FamilyPart, Meeting, MeetingKind
from coachdesk.operations.meetings import change_meeting
from coachdesk.tools.contact_cells import read_pounds
from coachdesk.tools.money import to_the_penny
from coachdesk.ui.pages.contacts.words import MEETINGS, PARTS, choices_of
from coachdesk.ui.pages.entry_form import Answer, EntryForm
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.gathered_field import GatheredField
from coachdesk.ui.widgets.known_date_field import KnownDateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.ui.pages.day_reading import Chosen
    from coachdesk.ui.pages.new_drafts import NewDrafts
    from coachdesk.ui.pages.plan.table import Table


class MeetingForm(EntryForm):
    """`.when` and `.cost` besides what `fields` names."""

    kind = "meeting"
    change = staticmethod(change_meeting)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = self.tr("As well as you know: 15 March, March 2011 or spring 2009")
        self.when = KnownDateField(self.tr("When it was"), today, hint=hint, parent=self)
        self.lay("met_on", self.when)
        kinds = ChoiceField(self.tr("What kind of meeting"), choices_of(MEETINGS, MeetingKind.OTHER), parent=self)
        self.lay("meeting_kind", kinds, Answer(MeetingKind, MeetingKind.OTHER))
        self.lay("about", LineField(self.tr("What it was about"), parent=self))
        self._people = PeoplePicker(self.tr("Who of the family came"), [], parent=self)
        self.lay("people_came", self._people)
        part = ChoiceField(self.tr("How the family took part"), choices_of(PARTS, FamilyPart.NOT_SAID), parent=self)
        self.lay("family_part", part, Answer(FamilyPart, FamilyPart.NOT_SAID))
        self.lay("family_part_words", WordsField(self.tr("What they said"), lines=1, most_lines=6, parent=self))
        self._workers = GatheredField(self.tr("Which workers came"), self.tr("Find a worker"), self)
        self._agencies = GatheredField(
            self.tr("Which agencies sent somebody not in the directory"), self.tr("Find an agency"), self
        )
        self.lay("workers_came", self._workers)
        self.lay("agencies_came", self._agencies)
        self.lay("others_came", LineField(self.tr("Who else came"), parent=self))
        self.lay("decided", WordsField(self.tr("What was decided"), lines=2, most_lines=8, parent=self))
        self.cost = LineField(
            self.tr("What it cost the agencies"),
            hint=self.tr("Such as 250. Left empty it counts as uncosted, never as £0."),
            parent=self,
        )
        self.column.addWidget(self.cost)

    def offer(self, shown: Chosen) -> None:
        self._people.set_choices([Choice(one.id, one.known_as) for one in shown.people])
        self._people.setVisible(bool(shown.people))
        self._workers.set_choices([Choice(key, name, icon="person") for key, name in shown.workers])
        self._agencies.set_choices([Choice(key, name, icon="agency") for key, name in shown.agencies])

    def begin(self, drafts: NewDrafts) -> None:
        super().begin(drafts)
        drafts.words("cost", self.cost)

    def values(self) -> dict[str, Any]:
        return {**super().values(), "pence": self._pence()}

    def tie(self, table: Table, record_id: str) -> None:
        super().tie(table, record_id)
        ties = self.ties
        assert ties is not None

        def keep(_text: str) -> None:
            try:
                ties.write(self.cost.show_problem, pence=self._pence())
            except BadInput as bad:
                self.cost.show_problem(bad.sentence)

        self.cost.left.connect(keep)
        ties.also(self._show_cost, self.cost.leave)

    def refuse(self, error: BadInput) -> bool:
        if error.field == "pence":
            self.cost.show_problem(error.sentence)
            self.cost.setFocus()
            return True
        return super().refuse(error)

    def _show_cost(self, meeting: Meeting) -> None:
        if not self.cost.editor().hasFocus():
            self.cost.set_text("" if meeting.pence is None else to_the_penny(meeting.pence))

    def _pence(self) -> int | None:
        try:
            return read_pounds(self.cost.text())
        except BadInput as bad:
            raise BadInput("pence", self.tr("What is typed there {why}").format(why=bad.sentence)) from None
