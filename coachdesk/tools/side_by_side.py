"""Which of several spans of time stand side by side where they overlap, as on a drawn day."""

from collections.abc import Sequence
from typing import NamedTuple


class Lane(NamedTuple):
    """The place of one span, from 0, among so many that stand side by side with it."""

    place: int
    of: int


def side_by_side(spans: Sequence[tuple[float, float]]) -> list[Lane]:
    """A lane for each (begin, end), in the order given: two that overlap never share one.

    Spans joined by overlaps have equally wide lanes. Those that only touch do not overlap.
    """
    places: list[int] = [0] * len(spans)
    wide: list[int] = [1] * len(spans)
    group: list[int] = []
    free: list[float] = []
    reach = float("-inf")
    for at in sorted(range(len(spans)), key=lambda one: spans[one]):
        begin, end = spans[at]
        if begin >= reach:
            group, free = [], []
        place = next((lane for lane, until in enumerate(free) if until <= begin), len(free))
        free[place : place + 1] = [end]
        places[at] = place
        group.append(at)
        for one in group:
            wide[one] = len(free)
        reach = max(reach, end)
    return [Lane(place, of) for place, of in zip(places, wide, strict=True)]
