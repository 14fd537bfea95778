"""The week as a list: each day with what is on it, for the keyboard and the reader, and for a small window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.tools.dates import without_year
from coachdesk.ui.pages.day_words import clash, clock, getting_there, outcome, what, where
from coachdesk.ui.widgets.buttons import list_button
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from datetime import date

    from coachdesk.operations.agenda import Planned
    from coachdesk.operations.week import Week, WeekDay

Open = Callable[["Planned"], object]


class DayList(Rows):
    """DayList(open_it, parent): `.show_week(week)`."""

    def __init__(self, open_it: Open, parent: QWidget | None = None) -> None:
        super().__init__(0.9, parent)
        self._open = open_it

    def show_week(self, week: Week) -> None:
        """Shows another week in place of the one before."""
        self.fill([self._day(one, week.today) for one in week.days])

    def _day(self, day: WeekDay, today: date) -> QWidget:
        rows = Rows(0.35, self)
        name = without_year(day.day)
        title = self.tr("{day}, today").format(day=name) if day.day == today else name
        lines: list[QWidget] = [heading(title, 3, rows)]
        for planned in day.planned:
            lines += self._lines(planned, rows)
        if not day.planned:
            lines.append(small_label(self.tr("Nothing is planned."), parent=rows))
        rows.fill(lines)
        return rows

    def _lines(self, planned: Planned, rows: Rows) -> list[QWidget]:
        family = planned.family
        words = self.tr("{time} to {end}  {ref} {name}: {what}").format(
            time=clock(planned.starts), end=clock(planned.ends), ref=family.ref, name=family.name, what=what(planned)
        )
        button = list_button(words, "house" if planned.is_visit() else "calendar", rows)
        button.clicked.connect(lambda: self._open(planned))
        lines: list[QWidget] = [button]
        about = " · ".join(part for part in (where(planned), getting_there(planned), outcome(planned)) if part)
        if about:
            lines.append(small_label(about, parent=rows))
        lines += [small_label(clash(other), tone="warn", parent=rows) for other in planned.clashes]
        return lines
