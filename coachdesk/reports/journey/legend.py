"""What each shape of the picture means, beneath it in as many lines as it takes."""

from collections.abc import Callable, Iterator
from functools import partial

from coachdesk.models.journey_map import JourneyMap, Mark
from coachdesk.reports.journey.cost_band import hatch
from coachdesk.reports.journey.ground import Ground
from coachdesk.reports.journey.map_phrases import MapPhrases
from coachdesk.reports.journey.shapes import draw_mark, draw_turning
from coachdesk.reports.layout.styles import INK
from coachdesk.reports.tagged.canvas import TaggedCanvas

Draw = Callable[[float, float], None]
"""Draws a shape, given its left edge and the baseline of its words."""

_GAP = 14.0


def draw_legend(canvas: TaggedCanvas, ground: Ground, phrases: MapPhrases, whole: JourneyMap, level: float) -> None:
    """From the baseline `level` down: only what is on the map."""
    x = ground.names
    for wide, draw, words in _items(canvas, ground, phrases, whole):
        line = ground.one_line(words, ground.right - ground.names - wide)
        length = line.width * ground.size / 1000 if line else 0.0
        if x + wide + length > ground.right:
            x, level = ground.names, level - ground.size * 1.6
        draw(x, level)
        ground.show(canvas, line, x + wide, level)
        x += wide + length + _GAP


def _items(
    canvas: TaggedCanvas, ground: Ground, phrases: MapPhrases, whole: JourneyMap
) -> Iterator[tuple[float, Draw, str]]:
    half = ground.size * 0.42
    wide, used = 2 * half + 4, {one.mark for one in whole.events}

    def shape(mark: Mark, x: float, level: float, *, hollow: bool = False, turning: bool = False) -> None:
        at = (x + half, level + ground.size * 0.3)
        draw_mark(canvas.pen, mark, at, half, hollow=hollow)
        if turning:
            draw_turning(canvas.pen, at, half)

    for mark in Mark:
        if mark in used:
            yield wide, partial(shape, mark), phrases.mark(mark)
    if any(not one.arrived for one in whole.events):
        yield wide, partial(shape, Mark.HELP, hollow=True), phrases.tr("hollow: it did not come about")
    if any(one.turning for one in whole.events):
        yield wide + 4, partial(shape, Mark.HELP, turning=True), phrases.tr("ring: it could have gone differently")
    if whole.feelings:
        yield 26, partial(_dash, canvas, 1.1, [5, 4]), phrases.tr("dashed: nobody knows how it went on")
    if not whole.for_family:
        yield 26, partial(_dash, canvas, 1.8, []), phrases.tr("beneath an agency: months it told of; dashed: not known")
    if whole.costs:
        words = phrases.tr("estimated; dark: emergencies; pale: planned help; ?: uncosted")
        yield 20, lambda x, level: hatch(canvas, x, level - 1, 16, ground.size), words


def _dash(canvas: TaggedCanvas, thick: float, dashes: list[float], x: float, level: float) -> None:
    pen = canvas.pen
    pen.setStrokeColorRGB(*INK)
    pen.setLineWidth(thick)
    pen.setDash(dashes)
    pen.line(x, level + 3, x + 22, level + 3)
    pen.setDash()
