"""The geometry of a drawn name: thinned, brought to whole numbers, and judged big enough. No pressure, no speed."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from coachdesk.settings import INK_BOX, INK_POINT_LIMIT

Point = tuple[float, float]
"""Across and down the box, each 0.0 to 1.0."""

Stroke = Sequence[Point]

KeptStrokes = tuple[tuple[int, ...], ...]
"""What is kept of ink: each stroke as (x, y, x, y, …), whole numbers 0 to 10,000 across and down the box."""

SCALE = 10_000

BOX_WIDTH, BOX_HEIGHT = INK_BOX

_LEAST_LENGTH = 0.08
_LEAST_EXTENT = 0.05


def thinned(stroke: Stroke, limit: int) -> list[Point]:
    """At most `limit` (1 or more) points at even distances along the stroke, its ends among them.

    A stroke that has no more points than that comes back as it is.
    """
    if len(stroke) <= limit:
        return list(stroke)
    if limit == 1:
        return [stroke[0]]
    steps = [_distance(one, other) for one, other in pairwise(stroke)]
    total = sum(steps)
    if total <= 0:
        return [stroke[0]]
    kept, walked, at = [stroke[0]], 0.0, 0
    for number in range(1, limit - 1):
        goal = total * number / (limit - 1)
        while at < len(steps) - 1 and walked + steps[at] < goal:
            walked += steps[at]
            at += 1
        part = (goal - walked) / steps[at] if steps[at] > 0 else 0.0
        (x, y), (to_x, to_y) = stroke[at], stroke[at + 1]
        part = min(1.0, max(0.0, part))
        kept.append((x + (to_x - x) * part, y + (to_y - y) * part))
    kept.append(stroke[-1])
    return kept


def as_kept(strokes: Sequence[Stroke], limit: int = INK_POINT_LIMIT) -> KeptStrokes:
    """The strokes in whole numbers, at most `limit` points in all, every stroke still there up to `limit` strokes.

    Where points must go, long strokes keep more of them than short ones.
    """
    drawn = [stroke for stroke in strokes if stroke][:limit]
    return tuple(
        _in_whole_numbers(thinned(stroke, share)) for stroke, share in zip(drawn, _shares(drawn, limit), strict=True)
    )


def from_kept(kept: KeptStrokes) -> list[list[Point]]:
    """Kept strokes as points to draw."""
    return [[(x / SCALE, y / SCALE) for x, y in zip(run[::2], run[1::2], strict=True)] for run in kept]


def is_enough(strokes: Sequence[Stroke]) -> bool:
    """Whether this is a drawn name or mark and not a slip: some length, and some extent in the box."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return False
    length = sum(_distance(one, other) for stroke in strokes for one, other in pairwise(stroke))
    across = max(x for x, _ in points) - min(x for x, _ in points)
    down = (max(y for _, y in points) - min(y for _, y in points)) * BOX_HEIGHT / BOX_WIDTH
    return length >= _LEAST_LENGTH and hypot(across, down) >= _LEAST_EXTENT


def _distance(one: Point, other: Point) -> float:
    """How far apart, measured in widths of the box."""
    return hypot(other[0] - one[0], (other[1] - one[1]) * BOX_HEIGHT / BOX_WIDTH)


def _shares(strokes: Sequence[Stroke], limit: int) -> list[int]:
    """How many points each stroke may keep: one each, and the rest by how many it has."""
    wanted = [len(stroke) for stroke in strokes]
    if sum(wanted) <= limit:
        return wanted
    spare = limit - len(wanted)
    over = sum(wanted) - len(wanted)
    return [1 + (count - 1) * spare // over for count in wanted]


def _in_whole_numbers(stroke: Stroke) -> tuple[int, ...]:
    """The stroke's points in 0..10,000, without one standing twice in a row."""
    points: list[tuple[int, int]] = []
    for x, y in stroke:
        point = (_whole(x), _whole(y))
        if not points or point != points[-1]:
            points.append(point)
    return tuple(number for point in points for number in point)


def _whole(part: float) -> int:
    return round(min(1.0, max(0.0, part)) * SCALE)
