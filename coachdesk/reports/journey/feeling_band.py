"""The family's own line over time: points with their words where there is room, dashes where nobody knows."""

from math import hypot
from typing import NamedTuple

from coachdesk.models.journey_map import FeelingSpot, JourneyMap
from coachdesk.reports.journey.ground import Ground
from coachdesk.reports.journey.map_phrases import MapPhrases
from coachdesk.reports.layout.styles import INK, MUTED, RULE, WHITE
from coachdesk.reports.measures.scales import draw_face
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.typesetting.lines import Line
from coachdesk.tools.journey_rows import feeling_joins

_DOT = 7.5
_FACE = 26.0
_WORDS = 150.0
_MOST_LINES = 2
_SPAN = 4.0


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


def draw_feelings(
    canvas: TaggedCanvas, ground: Ground, phrases: MapPhrases, whole: JourneyMap, top: float, height: float
) -> None:
    """The band from `top` down. Good is on top; each point has the number it has in the table."""
    pen, bottom = canvas.pen, top - height
    high, low = top - _FACE / 2 - 2, bottom + _FACE / 2 + 2
    for place, level, words in ((1000, high, phrases.feeling(1000)), (0, low, phrases.feeling(0))):
        draw_face(pen, level + _FACE / 2, place=place, left=ground.left - _FACE - 8, size=_FACE)
        ground.show(canvas, ground.one_line(words, 120), ground.left - _FACE - 14, level - 3, align="right")
    pen.setStrokeColorRGB(*RULE)
    pen.setLineWidth(0.6)
    pen.setDash(1, 3)
    pen.line(ground.left, (high + low) / 2, ground.right, (high + low) / 2)
    pen.setDash()

    def spot(one: FeelingSpot) -> tuple[float, float]:
        return ground.middle(one.days.first, one.last), low + (high - low) * one.place / 1000

    if not whole.feelings:
        nothing = ground.one_line(phrases.nothing_yet(for_us=whole.for_family), ground.right - ground.left)
        ground.show(
            canvas, nothing, (ground.left + ground.right) / 2, (high + low) / 2 + 4, colour=MUTED, align="middle"
        )
    pen.setLineCap(1)
    for join in feeling_joins(whole.feelings):
        pen.setStrokeColorRGB(*INK)
        pen.setLineWidth(1.1 if join.dashed else 2.4)
        pen.setDash([5, 4] if join.dashed else [])
        pen.line(*spot(join.start), *spot(join.end))
    pen.setDash()
    for number, one in enumerate(whole.feelings, 1):
        _draw_point(canvas, ground, one, spot(one), number)
    taken = [_around(spot(one)) for one in whole.feelings]
    taken += [
        _Box(ground.x(one.days.first), spot(one)[1] - _SPAN, ground.end(one.last), spot(one)[1] + _SPAN)
        for one in whole.feelings
    ]
    taken += [
        _Box(ground.x(day), top - ground.size * 1.7, ground.x(day) + ground.size * 5, top)
        for day in (whole.today, *(whole.joined[:1] if whole.joined else ()))
    ]
    taken += [box for join in feeling_joins(whole.feelings) for box in _along(spot(join.start), spot(join.end))]
    for one in whole.feelings:
        box = _write(canvas, ground, one, spot(one), taken, (bottom, top))
        if box is not None:
            taken.append(box)


def _along(start: tuple[float, float], end: tuple[float, float]) -> list[_Box]:
    """Small boxes along a line, which words keep clear of."""
    steps = max(1, int(hypot(end[0] - start[0], end[1] - start[1]) / 6))
    spots = [
        (start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps) for n in range(steps)
    ]
    return [_Box(x - 2, y - 2, x + 2, y + 2) for x, y in spots]


def _draw_point(canvas: TaggedCanvas, ground: Ground, one: FeelingSpot, at: tuple[float, float], number: int) -> None:
    pen = canvas.pen
    pen.setStrokeColorRGB(*INK)
    pen.setLineWidth(1.2)
    first, last = ground.x(one.days.first), ground.end(one.last)
    if last - first > 2 * _DOT:
        pen.line(first, at[1], last, at[1])
        for x in (first, last):
            pen.line(x, at[1] - _SPAN, x, at[1] + _SPAN)
    pen.setFillColorRGB(*(WHITE if one.whose else INK))
    pen.circle(*at, _DOT, stroke=1, fill=1)
    size = ground.size * (0.95 if number < 100 else 0.75)
    figure = ground.one_line(str(number), 40, size, bold=True)
    ground.show(canvas, figure, at[0], at[1] - size * 0.36, size, INK if one.whose else WHITE, align="middle")


def _around(at: tuple[float, float]) -> _Box:
    return _Box(at[0] - _DOT - 1, at[1] - _DOT - 1, at[0] + _DOT + 1, at[1] + _DOT + 1)


def _write(
    canvas: TaggedCanvas,
    ground: Ground,
    one: FeelingSpot,
    at: tuple[float, float],
    taken: list[_Box],
    band: tuple[float, float],
) -> _Box | None:
    """The words of a point beside it, wherever nothing else stands; None where there is no room."""
    lines = ground.lines(f"“{one.words}”" if one.words.strip() else "", _WORDS)
    if len(lines) > _MOST_LINES:
        lines = _cut(ground, one.words)
    if not lines:
        return None
    leading = ground.size * 1.2
    wide, high = max(line.width for line in lines) * ground.size / 1000, leading * len(lines)
    ways = [
        (at[0] + dx, at[1] + dy)
        for away in (_DOT + 2, _DOT + 12, _DOT + 24)
        for dy in (away, -away - high)
        for dx in (-4.0, 4.0 - wide, -wide / 2, -wide / 4, -wide * 0.75)
    ] + [(at[0] + _DOT + 4, at[1] - high / 2), (at[0] - _DOT - 4 - wide, at[1] - high / 2)]
    for left, bottom in ways:
        box = _Box(left, bottom, left + wide, bottom + high)
        inside = box.left >= ground.left and box.right <= ground.right and band[0] <= bottom and box.top <= band[1]
        if inside and not any(box.meets(other) for other in taken):
            for number, line in enumerate(lines):
                ground.show(canvas, line, left, box.top - leading * (number + 0.8), colour=MUTED)
            return box
    return None


def _cut(ground: Ground, words: str) -> list[Line]:
    """As many words as two lines hold, with dots after them."""
    kept = words.split()
    while len(kept) > 1:
        kept.pop()
        lines = ground.lines(f"“{' '.join(kept)}…”", _WORDS)
        if len(lines) <= _MOST_LINES:
            return lines
    return []
