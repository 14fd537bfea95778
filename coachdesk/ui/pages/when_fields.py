"""When something is to be: the day and the time as people say them, and how long, asked for where they are missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.time_field import TimeField
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.pages.new_drafts import NewDrafts

_MINUTES = (15, 30, 45, 60, 90, 120)


class When(NamedTuple):
    """A day, a time on the wall there, and minutes."""

    day: date
    at: time
    minutes: int

    def ends(self) -> datetime:
        """When it is over by the wall's clock, without an offset."""
        return datetime.combine(self.day, self.at) + timedelta(minutes=self.minutes)


class WhenFields(QWidget):
    """WhenFields(today, minutes=60): `.when()` reads all three or shows what is missing and answers None.

    `.so_far()` reads them quietly; `.tie(drafts)` keeps what is typed; signal `edited()` at each change.
    """

    edited = Signal()

    def __init__(self, today: Callable[[], date], minutes: int = 60, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = str(minutes)
        column = QVBoxLayout(self)
        spaced(column)
        row = TurningRow(26, parent=self)
        self.day = DateField(self.tr("Day"), today, hint=self.tr("tomorrow, Friday, 3 Sept"), parent=row)
        self.at = TimeField(self.tr("Time"), hint=self.tr("9:30, 2.30 pm"), parent=row)
        row.add(self.day, 1)
        row.add(self.at, 1)
        column.addWidget(row)
        lengths = [Choice(str(one), self.tr("{count} min").format(count=one)) for one in _MINUTES]
        self.minutes = ChoiceField(self.tr("How long"), lengths, chosen=self._usual, optional=False, parent=self)
        column.addWidget(self.minutes)
        for field in (self.day, self.at, self.minutes):
            field.edited.connect(self.edited)

    def tie(self, drafts: NewDrafts) -> None:
        """What is typed is kept as a draft from now on."""
        drafts.typed("day", self.day)
        drafts.typed("at", self.at)
        drafts.usual("minutes", self.minutes, self._usual)

    def so_far(self) -> When | None:
        """What is typed if it says when already; asks nothing."""
        day, at = self.day.day(), self.at.at()
        if day is None or at is None:
            return None
        return When(day, at, int(self.minutes.chosen() or self._usual))

    def suggest(self, minutes: int) -> None:
        """How long it is where nobody chose: what is moved to another time is as long as before."""
        before, self._usual = self._usual, str(minutes)
        offered = sorted({*_MINUTES, minutes})
        chosen = self.minutes.chosen()
        self.minutes.set_choices([Choice(str(one), self.tr("{count} min").format(count=one)) for one in offered])
        self.minutes.choose(self._usual if chosen == before else chosen)

    def clear(self) -> None:
        """Empties it for something new."""
        self.day.set_day(None)
        self.at.set_at(None)
        self.minutes.choose(self._usual)

    def is_clean(self) -> bool:
        """True while nothing is typed."""
        return not (self.day.typed().strip() or self.at.typed().strip())

    def when(self) -> When | None:
        """What was typed; None when a field is empty or doubtful, which then says so and has the keyboard."""
        self.day.leave()
        self.at.leave()
        day, at = self.day.day(), self.at.at()
        if day is None:
            if not self.day.is_doubtful():
                self.day.show_problem(self.tr("Say which day."))
            self.day.setFocus()
            return None
        if at is None:
            if not self.at.is_doubtful():
                self.at.show_problem(self.tr("Say at what time."))
            self.at.setFocus()
            return None
        return When(day, at, int(self.minutes.chosen() or self._usual))
