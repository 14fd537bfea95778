"""Somebody comes while another is away: who, from when to when, why, and how the family was told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.errors import BadInput
from coachdesk.operations.assigning import cover_leave
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.pages.assignments.page import AssignmentsPage


class CoverCard(Card):
    """`.worker`, `.since`, `.until`, `.why`, `.told`, `.keep`."""

    def __init__(self, page: AssignmentsPage) -> None:
        super().__init__(page.tr("While somebody is away"), icon="calendar", parent=page)
        self._page = page
        self.worker = SearchChoiceField(self.tr("Who comes instead"), [], parent=self)
        self.since = DateField(self.tr("First day"), page.table.today, parent=self)
        self.until = DateField(self.tr("Last day"), page.table.today, parent=self)
        self.why = WordsField(self.tr("Why somebody else comes"), lines=1, most_lines=4, parent=self)
        self.told = WordsField(self.tr("How and when the family heard of it"), lines=1, most_lines=4, parent=self)
        self._fields = {
            "worker": self.worker,
            "from_date": self.since,
            "to_date": self.until,
            "end_reason": self.why,
            "family_told": self.told,
        }
        for field in self._fields.values():
            self.add(field)
        self.keep = secondary_button(self.tr("They cover"), "tick", self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.keep)

    def begin(self) -> None:
        """Another family: nothing typed about the one before."""
        self.worker.choose("")
        for day in (self.since, self.until):
            day.set_day(None)
        for words in (self.why, self.told):
            words.set_text("")
        for field in self._fields.values():
            field.clear_problem()

    def is_clean(self) -> bool:
        """Whether nothing is half typed."""
        return not (self.why.text().strip() or self.told.text().strip())

    def _keep(self) -> None:
        for field in self._fields.values():
            field.clear_problem()
        worker, since, until = self.worker.chosen(), self.since.day(), self.until.day()
        for missing, field in ((not worker, self.worker), (since is None, self.since), (until is None, self.until)):
            if missing:
                field.show_problem(self.tr("Choose one.") if field is self.worker else self.tr("Which day?"))
                field.setFocus()
                return
        if since is None or until is None:
            return
        family_id, why, told = self._page.family_id, self.why.text(), self.told.text()
        cover = partial(cover_leave, family_id=family_id, worker_id=worker, since=since, until=until)

        def make(desk: Desk) -> None:
            cover(desk, why=why, family_told=told)

        self._page.table.make(make, failed=self._refused, then=self.begin)

    def _refused(self, error: CoachDeskError) -> None:
        field = self._fields.get(error.field, self.worker) if isinstance(error, BadInput) else self.worker
        field.show_problem(error.sentence)
        field.setFocus()
