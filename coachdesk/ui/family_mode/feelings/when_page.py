"""When a time was: the year, then a part of it, then a month, each on a page; near enough is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from coachdesk.models.contact import DateKnown
from coachdesk.models.feelings_in_sight import TimeMeant
from coachdesk.tools.date_names import ENGLISH
from coachdesk.ui.family_mode.sheet import Sheet

if TYPE_CHECKING:
    from coachdesk.ui.family_mode.feelings.feeling_way import FeelingWay
    from coachdesk.ui.family_mode.window import FamilyWindow

Offer = tuple[str, Callable[[], object]]

EARLIER = 3
"""So many years more are offered before the first that the line shows."""


class WhenPage(Sheet):
    """Large buttons alone: nothing is typed. A time that has not come yet is not offered."""

    def __init__(self, window: FamilyWindow, way: FeelingWay, year: int | None, months: tuple[int, ...]) -> None:
        super().__init__(window)
        self._way, self._today = way, self.sitting.now().date()
        self.set_title(self.tr("When was it?"))
        if year is None:
            offers, back = self._years(), self._back
        elif not months:
            offers, back = self._parts(year), way.when
        else:
            offers, back = self._months(year, months), partial(way.when, year)
        for words, deed in offers:
            button = self.big(words, "calendar")
            button.clicked.connect(partial(self._chosen, deed))
            self.first = self.first or button
        self.finish(back=back)

    def _chosen(self, deed: Callable[[], object], _pressed: bool = False) -> None:
        if not self.sitting.waiting:
            deed()

    def _back(self) -> None:
        self._way.line() if self._way.is_new else self._way.begin()

    def _years(self) -> Iterator[Offer]:
        yield self.tr("Today"), partial(self._then, self._today, DateKnown.DAY)
        first = min(self._way.so_far.since.year, self._today.year) - EARLIER
        for year in range(self._today.year, first - 1, -1):
            yield str(year), partial(self._way.when, year)

    def _parts(self, year: int) -> Iterator[Offer]:
        yield self.tr("I just know the year"), partial(self._then, date(year, 1, 1), DateKnown.YEAR)
        parts = (
            ((1, 2), self.tr("The winter after New Year")),
            ((3, 4, 5), self.tr("Spring")),
            ((6, 7, 8), self.tr("Summer")),
            ((9, 10, 11), self.tr("Autumn")),
        )
        for months, words in parts:
            if self._has_come(year, months[0]):
                yield words, partial(self._way.when, year, months)
        if self._has_come(year, 12):
            yield ENGLISH.months[11], partial(self._then, date(year, 12, 1), DateKnown.MONTH)

    def _months(self, year: int, months: tuple[int, ...]) -> Iterator[Offer]:
        begins = date(year - 1, 12, 1) if months[0] == 1 else date(year, months[0], 1)
        yield self.tr("I do not know the month"), partial(self._then, begins, DateKnown.SEASON)
        for month in months:
            if self._has_come(year, month):
                yield ENGLISH.months[month - 1], partial(self._then, date(year, month, 1), DateKnown.MONTH)

    def _has_come(self, year: int, month: int) -> bool:
        return date(year, month, 1) <= self._today

    def _then(self, day: date, known: DateKnown) -> None:
        self._way.was_then(TimeMeant(happened_on=day, date_known=known))
