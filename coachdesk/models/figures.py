"""What figures are worked out from: contacts as they count, their tallies, and what is known of each month."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from coachdesk.models.coverage_mark import Coverage


class Counted(NamedTuple):
    """One contact, as far as figures go."""

    id: str
    family: str
    agency: str
    month: str
    """ "2011-03"; empty where the day is known to its year only, so that it stands in no window."""
    category: str
    incident: bool
    """Or else an intervention (C-02)."""
    pence: int | None
    """None: uncosted (C-07). That is not nothing."""
    harmed: bool = False
    """Whether the family was who was harmed, and not who did harm."""
    not_arrived: str = ""
    """Why help did not arrive ("could not come", "nobody in", "duplicate"); empty where it did (C-12)."""
    excluded: str = ""
    """Why its cost stays out of the sheet ("looked-after costs"); empty where it is in it (C-19)."""
    day: str = ""
    """The whole day where it is known, for the checks only (C-18)."""


class Largest(NamedTuple):
    """The single contact that cost most."""

    pence: int
    id: str


@dataclass(frozen=True, slots=True)
class Sum:
    """So many contacts and what they cost; those without a cost are counted beside it, never as nothing."""

    count: int = 0
    pence: int = 0
    uncosted: int = 0
    excluded: int = 0

    def plus(self, other: "Sum") -> "Sum":
        """Both together."""
        return Sum(
            self.count + other.count,
            self.pence + other.pence,
            self.uncosted + other.uncosted,
            self.excluded + other.excluded,
        )

    def less(self, other: "Sum") -> "Sum":
        """What is left without a part of it."""
        return Sum(
            self.count - other.count,
            self.pence - other.pence,
            self.uncosted - other.uncosted,
            self.excluded - other.excluded,
        )


class Tally(NamedTuple):
    """Contacts that are alike in all that figures ask for, added up. A store may add them up itself."""

    family: str
    agency: str
    month: str
    category: str
    incident: bool
    harmed: bool
    not_arrived: str
    sum: Sum
    largest: Largest | None
    """None where none of them has a cost."""


class Marked(NamedTuple):
    """What somebody said of a family's month, for one agency or (None) for all; of a `CoverageMark`, what counts."""

    family: str
    agency: str | None
    month: str
    state: Coverage


class NOf(NamedTuple):
    """So many of so many."""

    n: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded to whole per cent, a half up; None of nothing."""
        return (200 * self.n + self.of) // (2 * self.of) if self.of else None

    def __str__(self) -> str:
        return f"{self.n} of {self.of}" + (f" ({self.percent}%)" if self.of else "")


class ProgrammeCost(NamedTuple):
    """What the work itself costs for each family (C-08)."""

    pence_per_family: int
    source: str
    estimate: bool = True


def summed(sums: Iterable[Sum]) -> Sum:
    """All of them together; of none, nothing."""
    count = pence = uncosted = excluded = 0
    for one in sums:
        count += one.count
        pence += one.pence
        uncosted += one.uncosted
        excluded += one.excluded
    return Sum(count, pence, uncosted, excluded)
