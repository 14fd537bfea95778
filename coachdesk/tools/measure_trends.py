"""How one person's answers to one question went over time: each person, each worker's view by itself, never added up.

Nothing here averages over people or questions, and nothing that is no answer becomes a number.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from coachdesk.models.measures import Answer, AnswerMode, AnswerSet, AnswerStatus
from coachdesk.tools.superseding import current

LEAST_CHANGE: Mapping[AnswerMode, int] = {
    AnswerMode.FACES_2: 1000,
    AnswerMode.FACES_3: 500,
    AnswerMode.FACES_5: 250,
    AnswerMode.LINE: 100,
}
"""The smallest difference that is one: a face, or a point of the line. A fingertip is as wide as less (ux.md 1.2)."""

_MIRRORED_BELOW = -0.7
_MIRRORED_WITHIN = 100
_MIRRORED_LEAST = 4


class WhoseView(NamedTuple):
    """Whose series it is, and of what. `worker` set: that worker's view of the person, apart (T-12)."""

    person: str
    worker: str | None
    set_key: str
    agency: str | None
    question: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One answer on its day, as it was given, and the sitting it was given in."""

    sitting: AnswerSet
    answer: Answer

    @property
    def at(self) -> datetime:
        return self.answer.at

    @property
    def place(self) -> int | None:
        """0..1000, or None for what is no number."""
        return self.answer.place

    def joins(self, other: "Reading") -> bool:
        """Whether the two may be compared: both marked, in the same mode, under the same version of the question."""
        return (
            self.place is not None
            and other.place is not None
            and self.answer.mode is other.answer.mode
            and self.sitting.set_version == other.sitting.set_version
        )


@dataclass(frozen=True, slots=True)
class Series:
    """All answers of one person to one question, or of a worker about that person, the earliest first."""

    whose: WhoseView
    readings: tuple[Reading, ...]

    def stretches(self) -> tuple[tuple[Reading, ...], ...]:
        """The marks in runs that a line may join; it breaks at a change of mode or version, and at what is no mark."""
        runs: list[list[Reading]] = [[self.readings[0]]]
        for before, after in pairwise(self.readings):
            if before.joins(after):
                runs[-1].append(after)
            else:
                runs.append([after])
        return tuple(tuple(run) for run in runs if run[0].place is not None)

    def marks(self) -> tuple[Reading, ...]:
        """Those of its readings that have a place."""
        return tuple(one for one in self.readings if one.place is not None)


class Moved(StrEnum):
    """Where the latest mark stands beside an earlier one. A direction on the page, and no judgement."""

    ABOUT_THE_SAME = "about_the_same"
    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Travelled:
    """From the first mark that can be compared with the latest, to the latest."""

    first: Reading
    last: Reading
    moved: Moved
    earlier_not_compared: bool
    """Whether there are earlier marks still, of another mode or version."""


def series_of(sittings: Iterable[AnswerSet]) -> tuple[Series, ...]:
    """Every series in these sittings of one family, in the order in which each was begun and its questions stand.

    What was not asked on a day is no part of a series: nobody said anything.
    """
    found: dict[WhoseView, list[Reading]] = defaultdict(list)
    for one in sorted(current(sittings), key=lambda one: (one.at, one.id)):
        for answer in one.answers:
            if answer.status is AnswerStatus.NOT_ASKED:
                continue
            whose = WhoseView(one.person, one.worker, one.set_key, one.agency, answer.question)
            found[whose].append(Reading(one, answer))
    return tuple(
        Series(whose, tuple(sorted(readings, key=lambda one: (one.at, one.sitting.id))))
        for whose, readings in found.items()
    )


def moved(before: int, after: int, mode: AnswerMode) -> Moved:
    """Under one face, or one point of the line, nothing has moved that could be relied on."""
    if abs(after - before) < LEAST_CHANGE[mode]:
        return Moved.ABOUT_THE_SAME
    return Moved.HIGHER if after > before else Moved.LOWER


def travelled(series: Series) -> Travelled | None:
    """How far from the first comparable mark to the latest; None while there are not two (K: distance travelled)."""
    marks = series.marks()
    if not marks:
        return None
    last = marks[-1]
    alike = [one for one in marks if one.joins(last)]
    if len(alike) < 2 or alike[0].place is None or last.place is None:
        return None
    return Travelled(alike[0], last, moved(alike[0].place, last.place, last.answer.mode), len(alike) < len(marks))


def may_be_turned_round(before: AnswerSet, after: AnswerSet) -> bool:
    """Whether all of a sitting looks like the one before seen in a mirror, so that the coach asks which end is which.

    At least four questions marked both times in one mode; what was low is high and the other way round (correlation
    below -0.7), and the two marks of a question come together to about the whole line (ux.md 1.3). It is never more
    than a reason to ask: people's lives do turn round.
    """
    earlier = {one.question: one for one in before.answers if one.place is not None}
    pairs = [
        (earlier[one.question].place or 0, one.place)
        for one in after.answers
        if one.place is not None and one.question in earlier and earlier[one.question].mode is one.mode
    ]
    if len(pairs) < _MIRRORED_LEAST or before.set_version != after.set_version:
        return False
    whole = sum(first + second for first, second in pairs) / len(pairs)
    return abs(whole - 1000) <= _MIRRORED_WITHIN and _correlation(pairs) < _MIRRORED_BELOW


def _correlation(pairs: Sequence[tuple[int, int]]) -> float:
    """Pearson's; 0 where either side does not vary."""
    count = len(pairs)
    mean_x, mean_y = sum(x for x, _ in pairs) / count, sum(y for _, y in pairs) / count
    across = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread_x, spread_y = sum((x - mean_x) ** 2 for x, _ in pairs), sum((y - mean_y) ** 2 for _, y in pairs)
    if not spread_x or not spread_y:
        return 0.0
    return float(across / (spread_x * spread_y) ** 0.5)
