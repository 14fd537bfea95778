"""Before leaving: how it went, and when the family and the coach meet next or why not; nothing ticked beforehand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.wall_time import wall_time
from coachdesk.tools.typed_times import parse_time
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.visit.reading import clock_time
from coachdesk.ui.pages.visit.words import OUTCOMES, visit_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.operations.visits import EndedVisit
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds

_OFFERED = tuple(one for one in VisitOutcome if one is not VisitOutcome.MOVED)


class EndCard(Card):
    """EndCard(deeds): fields `outcome`, `words`, `next_day`, `next_time`, `none_because`; `.end_visit(then)`."""

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(icon="calendar", parent=parent)
        self.set_title(self.tr("Before you leave"))
        self._deeds = deeds
        self._visit: Visit | None = None
        self._tries = 0
        choices = [Choice(one.value, visit_words(OUTCOMES[one])) for one in _OFFERED]
        self.outcome = ChoiceField(self.tr("How did it go?"), choices, parent=self)
        self._persistence = SafeLabel("", tone="ok", parent=self)
        self.words = LineField(self.tr("A word about it"), hint=self.tr("Can be left out."), parent=self)
        row = TurningRow(30, parent=self)
        today = deeds.page.desk.today
        self.next_day = DateField("", today, hint=self.tr("Such as “Thursday” or “in 2 weeks”."), parent=row)
        self.next_time = LineField(self.tr("At what time?"), hint=self.tr("Such as 9:30 or 2 pm."), parent=row)
        row.add(_at_top(self.next_day, row), 2)
        row.add(_at_top(self.next_time, row), 1)
        self.none_because = LineField(self.tr("Or why there is no next visit"), parent=self)
        self._fields: dict[str, ChoiceField | LineField | DateField] = {
            "outcome": self.outcome,
            "outcome_words": self.words,
            "next_at": self.next_day,
            "time": self.next_time,
            "no_next_because": self.none_because,
        }
        for name, field in self._fields.items():
            field.setObjectName(f"visit-end-{name}")
        for widget in (self.outcome, self._persistence, self.words, row, self.none_because):
            self.add(widget)
        self._drafts = {
            name: Drafted(field, deeds.table, "")
            for name, field in (("words", self.words), ("time", self.next_time), ("none", self.none_because))
        }
        self._prefix = ""
        self.outcome.edited.connect(self._outcome_chosen)
        self.next_day.edited.connect(lambda: deeds.table.draft(f"{self._prefix}day", self.next_day.typed()))
        self._dress()

    # -- showing ----------------------------------------------------------------------------------

    def show_visit(self, shown: VisitShown) -> None:
        """Puts back what was being typed; the time of day is that of this visit until another is typed."""
        if shown.visit is None:
            return
        self._visit, self._tries = shown.visit.record, shown.tries
        if self._prefix != shown.key("end/"):
            self._prefix = shown.key("end/")
            for name, draft in self._drafts.items():
                draft.clear()
                draft.key = f"{self._prefix}{name}"
            self.outcome.choose(shown.drafts.get(f"{self._prefix}outcome", ""))
            self.next_day.set_typed(shown.drafts.get(f"{self._prefix}day", ""))
        for name, draft in self._drafts.items():
            draft.show(_usual_time(self._visit) if name == "time" else "", shown.drafts)
        self._dress()

    def leave(self) -> None:
        for draft in self._drafts.values():
            draft.leave()

    # -- ending -----------------------------------------------------------------------------------

    def is_ready(self) -> bool:
        """Whether everything an end needs is said; where not, it is said at the field."""
        if not self.outcome.chosen():
            self._say("outcome", self.tr("Choose how it went."))
            return False
        if self.next_day.is_doubtful():
            self.next_day.leave()
            self.next_day.setFocus()
            return False
        try:
            self._next_at()
        except BadInput as bad:
            self.refused(bad)
            return False
        return True

    def end_visit(self, then: Callable[[EndedVisit], object]) -> None:
        """Ends the visit with what is said here."""
        if not self.is_ready():
            return
        keys = (*(draft.key for draft in self._drafts.values()), f"{self._prefix}outcome", f"{self._prefix}day")

        def ended(done: EndedVisit) -> None:
            self._clear()
            then(done)

        outcome = VisitOutcome(self.outcome.chosen())
        because, words = self.none_because.text(), self.words.text()
        self._deeds.end(outcome, self._next_at(), because, words, keys, self.refused, ended)

    def refused(self, error: CoachDeskError) -> None:
        """Says at its field what keeps the visit from being ended."""
        if isinstance(error, BadInput) and error.field in self._fields:
            self._say(error.field, error.sentence)
        else:
            self._deeds.page.warn(error)

    # -- inside -----------------------------------------------------------------------------------

    def _next_at(self) -> datetime | None:
        """The moment agreed, None while no day is typed. Raises BadInput("time")."""
        day: date | None = self.next_day.day()
        if day is None or self._visit is None:
            return None
        return wall_time(day, parse_time(self.next_time.text()), self._visit.time_zone)

    def _say(self, field: str, sentence: str) -> None:
        self._fields[field].show_problem(sentence)
        self._fields[field].setFocus()

    def _outcome_chosen(self) -> None:
        self._deeds.table.draft(f"{self._prefix}outcome", self.outcome.chosen())
        self._dress()

    def _dress(self) -> None:
        tried = self.outcome.chosen() == VisitOutcome.NOBODY_IN
        again, agree = self.tr("When will you try again?"), self.tr("When do you meet next?")
        self.next_day.rename(again if tried else agree)
        self.words.setVisible(self.outcome.chosen() not in ("", VisitOutcome.MET) or bool(self.words.text()))
        count = self._tries + 1
        first = self.tr("A try counts. The next one is asked for below.")
        several = self.tr("{count} tries in a row: that is persistence.").format(count=count)
        self._persistence.set_words(several if count > 1 else first)
        self._persistence.setVisible(tried)

    def _clear(self) -> None:
        for draft in self._drafts.values():
            draft.clear()
        self.outcome.choose("")
        self.next_day.set_day(None)


def _usual_time(visit: Visit) -> str:
    """The time of day of this visit, if it was planned: most families meet at the same time."""
    planned = visit.planned_at != visit.started_at
    return clock_time(visit.planned_at, visit.time_zone) if planned else ""


def _at_top(field: QWidget, parent: QWidget) -> QWidget:
    """The field at the top of its place, so that an echo under its neighbour does not push it apart."""
    place = QWidget(parent)
    column = QVBoxLayout(place)
    spaced(column)
    column.addWidget(field)
    column.addStretch(1)
    return place
