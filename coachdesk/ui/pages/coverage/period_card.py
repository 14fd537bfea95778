"""One agency's part of several months marked at once: “they sent nothing from March to June”."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput
from coachdesk.models.coverage_mark import Coverage
from coachdesk.tools.windows import months_between
from coachdesk.ui.pages.contacts.words import COVERAGES, choices_of
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.month_field import MonthField
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow

NOBODY = "nobody"
_MOST = 36


class PeriodCard(Card):
    """Signal `asked(agency, months, Coverage or None)`; `.offer(agencies)`."""

    asked = Signal(str, object, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(icon="calendar", parent=parent)
        self.set_title(self.tr("Mark a whole time at once"))
        self.agency = SearchChoiceField(self.tr("Agency"), [], parent=self)
        self.first = MonthField(self.tr("From"), today, hint=self.tr("Such as March 2011"), parent=self)
        self.last = MonthField(self.tr("To, that month too"), today, hint=self.tr("Such as June 2011"), parent=self)
        row = TurningRow(40, parent=self)
        row.add(self.first, 1)
        row.add(self.last, 1)
        states = [*choices_of(COVERAGES, Coverage.RECORDED), Choice(NOBODY, self.tr("Nobody has said"))]
        self.state = ChoiceField(self.tr("What is known"), states, parent=self)
        mark = secondary_button(self.tr("Mark these months"), "tick", self)
        mark.clicked.connect(self._mark)
        for part in (self.agency, row, self.state):
            self.add(part)
        self.add_action(mark)

    def offer(self, agencies: Mapping[str, str]) -> None:
        """The agencies of the directory."""
        if not self.agency.editor().hasFocus():
            names = sorted(agencies.items(), key=lambda one: one[1].casefold())
            self.agency.set_choices([Choice(key, name) for key, name in names])

    def _mark(self, _pressed: bool = False) -> None:
        self.agency.leave()
        if not self.agency.chosen():
            self.agency.show_problem(self.tr("Choose the agency."))
            self.agency.setFocus()
            return
        for field in (self.first, self.last):
            field.leave()
            if field.month() is None:
                if not field.is_doubtful():
                    field.show_problem(self.tr("Say which month."))
                field.setFocus()
                return
        if not self.state.chosen():
            self.state.show_problem(self.tr("Choose what is known of these months."))
            self.state.setFocus()
            return
        try:
            window = months_between(self.first.month() or "", self.last.month() or "")
        except BadInput as bad:
            self.last.show_problem(bad.sentence)
            return
        if window.months > _MOST:
            self.last.show_problem(self.tr("That is more than three years. Mark a shorter time."))
            return
        state = None if self.state.chosen() == NOBODY else Coverage(self.state.chosen())
        self.asked.emit(self.agency.chosen(), window.each_month(), state)
