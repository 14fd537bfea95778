"""Medians of several runs, and lines that can be read."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Timed:
    """Seconds of every counted run."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.runs)

    @property
    def p95(self) -> float:
        return quantiles(self.runs, n=20)[18] if len(self.runs) > 1 else self.runs[0]

    @property
    def p99(self) -> float:
        return quantiles(self.runs, n=100)[98] if len(self.runs) > 1 else self.runs[0]


def timed(function: Callable[[], object], runs: int = 5, warm: int = 1) -> Timed:
    """Run it, not counting the first `warm` times."""
    for _ in range(warm):
        function()
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        function()
        found.append(time.perf_counter() - began)
    return Timed(tuple(found))


def ms(seconds: float) -> str:
    """ "12.3 ms"."""
    return f"{seconds * 1000:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"


def verdict(meets: bool) -> str:
    """The last word of a row with a goal."""
    return "meets" if meets else "MISSES"


def line(what: str, ours: float, floor: float, goal: float, floor_words: str) -> str:
    """One row: our figure, the floor's, their ratio and the goal's."""
    ratio = ours / floor if floor else float("inf")
    said = verdict(ratio <= goal)
    return f"{what:<44} {ms(ours):>10}  floor {ms(floor):>10} ({floor_words})  x{ratio:5.2f}  goal x{goal:g}  {said}"


def limit(what: str, ours: float, most: float) -> str:
    """One row with a limit in seconds instead of a floor."""
    return f"{what:<44} {ms(ours):>10}  limit {ms(most):>10}  {verdict(ours <= most)}"
