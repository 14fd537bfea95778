"""One line of the day: the hour in large, whose and what it is, how to get there, and the way into it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.visit import Visit
from coachdesk.operations.visits import is_open
from coachdesk.tools.check_in import CheckInStanding, check_in_standing
from coachdesk.tools.dates import without_year
from coachdesk.ui.pages.check_in.words import check_in_words
from coachdesk.ui.pages.day_words import clash, clock, getting_there, outcome, what, where
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.labels import SafeLabel, Tone, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.operations.agenda import Planned
    from coachdesk.ui.page import Page


class PlannedRow(TurningRow):
    """PlannedRow(planned, page, start): `.button` starts or opens it. Without `start` it is over and asked about."""

    def __init__(
        self,
        planned: Planned,
        page: Page,
        start: Callable[[Visit], object] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(30, parent=parent)
        self.planned = planned
        self._page, self._start = page, start
        hour = SafeLabel(clock(planned.starts), level="2", parent=self)
        self.add(hour)
        column = Rows(0.1, self)
        column.fill(self._lines(column))
        self.add(column, 1)
        self.button = self._way()
        self.add(self.button)

    def _lines(self, column: Rows) -> list[QWidget]:
        planned = self.planned
        family = planned.family
        title = self.tr("{ref} {name}: {what}").format(ref=family.ref, name=family.name, what=what(planned))
        lines: list[QWidget] = [SafeLabel(title, level="3", parent=column)]
        who = self.tr("with {names}").format(names=", ".join(planned.who)) if planned.who else ""
        if planned.who and not planned.is_visit():
            who = ", ".join(planned.who)
        day = without_year(planned.starts.date()) if self._start is None else ""
        until = self.tr("until {time}").format(time=clock(planned.ends))
        about = (day, until, who, where(planned), getting_there(planned))
        lines.append(small_label(" · ".join(part for part in about if part), parent=column))
        told = outcome(planned)
        if told:
            lines.append(small_label(told, tone="ok", parent=column))
        lines += [small_label(clash(other), tone="warn", parent=column) for other in planned.clashes]
        lines += self._check_in(column)
        if planned.tries:
            words = self.tr("You have tried %n time(s) in a row. Keeping on is the help.", "", planned.tries)
            lines.append(small_label(words, tone="accent", parent=column))
        return lines

    def _check_in(self, column: Rows) -> list[QWidget]:
        """With whom to speak by when, or that they have; once it is past, the band above the page's parts says so."""
        held = self.planned.held
        standing = check_in_standing(held, self._page.desk.now()) if isinstance(held, Visit) else None
        if not isinstance(held, Visit) or standing in (None, CheckInStanding.PAST):
            return []
        tone: Tone = "ok" if standing is CheckInStanding.SPOKEN else "muted"
        return [small_label(check_in_words(held, standing), tone=tone, parent=column)]

    def _way(self) -> Button:
        held, family = self.planned.held, self.planned.family
        page = self._page
        target = "visit" if isinstance(held, Visit) else "appointment"
        words = self._words()
        button = secondary_button(words, "note" if held.outcome or self._start is None else "right", self)
        start = self._start
        if isinstance(held, Visit) and start is not None and held.outcome is None and held.started_at is None:
            button.clicked.connect(lambda: start(held))
        else:
            button.clicked.connect(lambda: page.go(target, family_id=family.id, record_id=held.id))
        button.setVisible(page.router.has(target))
        name = self.tr("{deed}: {ref} {name}, {time}")
        button.setAccessibleName(
            name.format(deed=words, ref=family.ref, name=family.name, time=clock(self.planned.starts))
        )
        return button

    def _words(self) -> str:
        held = self.planned.held
        if held.outcome:
            return self.tr("Open")
        if self._start is None:
            return self.tr("Say how it went")
        if isinstance(held, Visit):
            return self.tr("Go on") if is_open(held) else self.tr("Start")
        return self.tr("Open") if held.starts_at > self._page.desk.now() else self.tr("How did it go?")
