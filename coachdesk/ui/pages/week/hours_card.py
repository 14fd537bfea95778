"""The hours of a week: what is planned, what there is, what is free or too much, and tries that found nobody (R-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.day_words import lasting
from coachdesk.ui.pages.week.hours_bar import HoursBar
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from coachdesk.operations.week import Week


class HoursCard(Card):
    """HoursCard(parent): `.show_week(week)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="today", parent=parent)
        self.set_title(self.tr("Hours for visits"))
        self.bar = HoursBar(self)
        self._planned = SafeLabel("", level="3", parent=self)
        self._left = SafeLabel("", parent=self)
        self._tries = small_label("", tone="accent", parent=self)
        for part in (self._planned, self.bar, self._left, self._tries):
            self.add(part)

    def show_week(self, week: Week) -> None:
        """Says in words what the bar draws."""
        hours, available = week.hours, week.available
        whole = hours.planned + hours.travel
        visits = self.tr("%n visit(s)", "", hours.visits)
        planned = self.tr("{visits}: {time} with getting there").format(visits=visits, time=lasting(whole))
        self._planned.set_words(planned)
        self.bar.setVisible(available is not None)
        self.bar.show_hours(whole, available or 0)
        self._left.setVisible(available is not None)
        if available is not None:
            words = self.tr("{over} more than the {time} there are. Move a visit, or let somebody know.")
            if not week.over_booked():
                words = self.tr("{left} of {time} are free.")
            left = lasting(max(available - whole, 0))
            self._left.set_words(words.format(over=lasting(hours.over), left=left, time=lasting(available)))
            self._left.set_tone("warn" if week.over_booked() else "ok")
        self._tries.setVisible(hours.nobody_in > 0)
        self._tries.set_words(self.tr("%n visit(s) found nobody in. Trying again is the work.", "", hours.nobody_in))
