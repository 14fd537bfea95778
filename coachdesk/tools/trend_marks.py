"""Where the marks of one person's trend stand in its picture, for screen and paper alike; up is better."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from coachdesk.tools.measure_trends import Reading, Series


class Spot(NamedTuple):
    """A place in the picture: `x` from the first day, 0, to the last, 1; `y` from the bad end, 0, up to the good, 1."""

    x: float
    y: float


class Dot(NamedTuple):
    """One mark; a worker's view is drawn in another colour and shape."""

    at: Spot
    is_view: bool


class Join(NamedTuple):
    """A line between two marks that may be compared."""

    start: Spot
    end: Spot
    is_view: bool


@dataclass(frozen=True, slots=True)
class TrendMarks:
    """Everything there is to draw. What is no answer stands below the picture, at no height."""

    dots: tuple[Dot, ...]
    joins: tuple[Join, ...]
    breaks: tuple[float, ...]
    """`x` halfway between two marks that were asked in another way, so that nobody joins them by eye."""
    unanswered: tuple[float, ...]


class Days(NamedTuple):
    """The first and the last day of a picture: the same for all that stand beside each other."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where that day is; in the middle where there is one day only."""
        whole = (self.last - self.first).days
        return (day - self.first).days / whole if whole else 0.5


def days_of(series: Iterable[Series]) -> Days | None:
    """From the first answer in any of them to the last; None where there is none."""
    days = [reading.at.date() for one in series for reading in one.readings]
    return Days(min(days), max(days)) if days else None


def trend_marks(series: Sequence[Series], days: Days) -> TrendMarks:
    """The marks of one person's answers to one question, and of workers' views about that person."""
    dots, joins, breaks, unanswered = [], [], [], []
    for one in series:
        is_view = one.whose.worker is not None
        for run in one.stretches():
            spots = [_spot(reading, days) for reading in run]
            dots += [Dot(spot, is_view) for spot in spots]
            joins += [Join(start, end, is_view) for start, end in pairwise(spots)]
        for before, after in pairwise(one.marks()):
            if not before.joins(after):
                breaks.append((days.x(before.at.date()) + days.x(after.at.date())) / 2)
        unanswered += [days.x(reading.at.date()) for reading in one.readings if reading.place is None]
    return TrendMarks(tuple(dots), tuple(joins), tuple(breaks), tuple(unanswered))


def _spot(reading: Reading, days: Days) -> Spot:
    return Spot(days.x(reading.at.date()), (reading.place or 0) / 1000)
