"""Strips with something drawn behind or beside them: tinted panels, frames, pictures in the margin."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from coachdesk.reports.layout.strips import Draw, Strip
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.typesetting.words import Colour

_OVERLAP = 0.4
"""Points that a panel's parts overlap, so that no hairline shows between them."""


def blank(height: float, *, keep_with_next: bool = False) -> Strip:
    """Empty space that is kept even at the top of a page."""
    return Strip(height, _draw_nothing, keep_with_next=keep_with_next)


def rule(x: float, width: float, colour: Colour, *, thickness: float = 0.6, before: float = 0.0) -> Strip:
    """A thin line across."""

    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.decoration():
            canvas.pen.setStrokeColorRGB(*colour)
            canvas.pen.setLineWidth(thickness)
            canvas.pen.line(x, top - thickness / 2, x + width, top - thickness / 2)

    return Strip(thickness, draw, before=before)


def panel(
    strips: Sequence[Strip], x: float, width: float, *, fill: Colour, bar: Colour | None = None, pad: float = 8.0
) -> list[Strip]:
    """The strips on a tinted ground that goes on over a page break, with a bar at its left edge if asked.

    The strips' own width is up to the caller; `pad` is added above and below.
    """
    if not strips:
        return []
    padded = [blank(pad, keep_with_next=True), *strips[:-1]]
    padded += [replace(strips[-1], keep_with_next=True), blank(pad, keep_with_next=strips[-1].keep_with_next)]
    made: list[Strip] = []
    for n, strip in enumerate(padded):
        gap = strip.before if n > 1 else 0.0
        behind = partial(_tint, x=x, width=width, height=strip.height + gap, fill=fill, bar=bar)
        made.append(replace(strip, height=strip.height + gap, before=0.0, draw=_over(behind, strip.draw, gap)))
    return [replace(made[0], before=strips[0].before), *made[1:]]


def with_picture(strips: Sequence[Strip], picture: Callable[[TaggedCanvas, float], None], height: float) -> list[Strip]:
    """The strips with a picture beside the first of them, and room made so that the picture ends with them."""
    if not strips:
        return []
    made = [replace(strips[0], draw=_over(picture, strips[0].draw, 0.0), keep_with_next=True), *strips[1:]]
    short = height - sum(strip.height + (strip.before if n else 0.0) for n, strip in enumerate(strips))
    if short > 0:
        keep = strips[-1].keep_with_next
        made = [replace(strip, keep_with_next=True) for strip in made] + [blank(short, keep_with_next=keep)]
    elif len(made) == 1:
        made = [replace(made[0], keep_with_next=strips[0].keep_with_next)]
    return made


def _over(behind: Draw, front: Draw, gap: float) -> Draw:
    def draw(canvas: TaggedCanvas, top: float) -> None:
        behind(canvas, top)
        front(canvas, top - gap)

    return draw


def _draw_nothing(canvas: TaggedCanvas, top: float) -> None:
    """Nothing is drawn for empty space."""


def _tint(
    canvas: TaggedCanvas, top: float, *, x: float, width: float, height: float, fill: Colour, bar: Colour | None
) -> None:
    with canvas.decoration():
        canvas.pen.setFillColorRGB(*fill)
        canvas.pen.rect(x, top - height - _OVERLAP, width, height + _OVERLAP, stroke=0, fill=1)
        if bar:
            canvas.pen.setFillColorRGB(*bar)
            canvas.pen.rect(x, top - height - _OVERLAP, 3, height + _OVERLAP, stroke=0, fill=1)
