"""The savings calculator's result: what was predicted, for whom, from which events, and on which assumption (1.7)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from coachdesk.models.figures import NOf
from coachdesk.models.window import Window


class Happened(NamedTuple):
    """One incident on a journey map that the calculator counts."""

    id: str
    family: str
    category: str
    month: str
    """Empty where nobody knows it: then it is in no window."""


class Range(NamedTuple):
    """Pence at the low, the likely and the high unit cost."""

    low: int
    likely: int
    high: int

    def plus(self, other: "Range") -> "Range":
        """Both together, at each of the three."""
        return Range(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def less(self, other: "Range") -> "Range":
        """What is left without the other, at each of the three."""
        return Range(self.low - other.low, self.likely - other.likely, self.high - other.high)

    def times(self, count: int) -> "Range":
        """So many of it."""
        return Range(self.low * count, self.likely * count, self.high * count)


class UnitCost(NamedTuple):
    """What one incident of a category costs, and how far that can be trusted (V-01)."""

    category: str
    label: str
    pence: Range
    source: str = ""
    price_year: int | None = None
    illustrative: bool = False
    """Invented: it shows how the sum is done and proves nothing."""


class Line(NamedTuple):
    """One category of one family. Each count has the events behind it (J-07)."""

    unit: UnitCost
    before: tuple[str, ...]
    """Ids of the events, the earliest first."""
    during: tuple[str, ...]
    cost_before: Range
    cost_during: Range
    cost_scaled: Range
    """What they cost during, times the factor, in whole pence."""

    @property
    def saving(self) -> Range:
        return self.cost_before.less(self.cost_scaled)


class Multiplied(NamedTuple):
    """A rare and costly event that the factor turned into several, which nobody saw happen (V-03)."""

    family: str
    unit: UnitCost
    seen: int
    factor: Fraction


class SingleEvent(NamedTuple):
    """The one event that moves the result most, and the total without it."""

    id: str
    family: str
    unit: UnitCost
    moved: int
    """By how many pence: above nothing where it made the saving larger."""
    total: int


class WithoutFamily(NamedTuple):
    """The total without one family (V-07)."""

    family: str
    total: int


class Kept(NamedTuple):
    """The total if so many per cent of the change lasted once support has ended (V-03)."""

    percent: int
    measured: int
    """For the measured period: what was observed, and the rest of it assumed."""
    projected: int
    """For the projected period, all of it assumed."""


@dataclass(frozen=True, slots=True)
class FamilySaving:
    """What the calculator says of one family."""

    family: str
    during: Window
    """Its own window: shorter where it joined late."""
    factor: Fraction
    lines: tuple[Line, ...]
    before: Range
    cost_during: Range
    scaled: Range
    saving: Range
    reason: str
    """Why it needed more help, where somebody wrote that; else empty."""

    @property
    def had_none_before(self) -> bool:
        """Whether its map has no incident before: that is nothing, and counts (V-06)."""
        return not any(line.before for line in self.lines)

    @property
    def needed_more(self) -> bool:
        return self.saving.likely < 0


@dataclass(frozen=True, slots=True)
class Savings:
    """What the calculator says. Projected, never recorded: there is no sum of it with a `Comparison` (V-09)."""

    before: Window
    during: Window
    measured: Window
    """From the beginning of `during`, as long as `before`: partly observed, the rest assumed (V-04)."""
    projected: Window
    """As long, beginning after `during`: all of it assumed."""
    factor: Fraction
    families: tuple[FamilySaving, ...]
    no_map: tuple[str, ...]
    """Left out: nobody drew their map, so nothing is known of them."""
    joined_after: tuple[str, ...]
    """Left out: they joined when the window during was over."""
    unpriced: tuple[Happened, ...]
    """Events of a category without a unit cost; they are in no sum."""
    monthless: tuple[Happened, ...]
    """Events whose month nobody knows; they are in no sum."""
    total: Range
    without: tuple[WithoutFamily, ...]
    single_event: SingleEvent | None
    multiplied: tuple[Multiplied, ...]
    kept: tuple[Kept, ...]

    @property
    def counted(self) -> NOf:
        """How many of the families asked for are in it."""
        n = len(self.families)
        return NOf(n, n + len(self.no_map) + len(self.joined_after))

    @property
    def none_before(self) -> tuple[str, ...]:
        """Families that are counted and had nothing before."""
        return tuple(one.family for one in self.families if one.had_none_before)
