"""Tables as tagged strips: a header row that comes again on each page, rows cut only when they must be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from coachdesk.reports.layout.panels import blank
from coachdesk.reports.layout.strips import Strip, side_by_side, stacked
from coachdesk.reports.layout.styles import PALE, RULE
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element

Cell = Callable[[Element, float, float], list[Strip]]
"""Makes a cell's strips, given its element, its left edge and its width."""

_PAD = 5.0
_HIGHEST_WHOLE_ROW = 300.0
"""Points; a row higher than this may be cut over a page's end."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edge of the table and the width of each column, in points."""

    x: float
    widths: tuple[float, ...]

    @property
    def width(self) -> float:
        return sum(self.widths)

    def edges(self) -> list[tuple[float, float]]:
        """The left edge and width inside the padding of each column."""
        lefts = [self.x + sum(self.widths[:n]) for n in range(len(self.widths))]
        return [(left + _PAD, width - 2 * _PAD) for left, width in zip(lefts, self.widths, strict=True)]


def table(parent: Element, columns: Columns, header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> list[Strip]:
    """The rows under a header row; the last row never stands alone on a page. The first cell names its row."""
    element = parent.add("Table")
    head = _row(element.add("TR"), columns, header, heads=True)
    first = replace(_ruled(stacked(head), columns, fill=True), keep_with_next=True)
    again = _as_decoration(first)
    strips = [first]
    for n, cells in enumerate(rows):
        made = _row(element.add("TR"), columns, cells, heads=False)
        if sum(strip.height for strip in made) <= _HIGHEST_WHOLE_ROW:
            made = [stacked(made)]
        made[-1] = replace(_ruled(made[-1], columns), keep_with_next=n == len(rows) - 2)
        strips += [replace(strip, header=again) for strip in made]
    return strips


def _row(row: Element, columns: Columns, cells: Sequence[Cell], *, heads: bool) -> list[Strip]:
    """The row as bands, each holding the nth strip of every cell."""
    made: list[list[Strip]] = []
    for n, (cell, (left, width)) in enumerate(zip(cells, columns.edges(), strict=True)):
        scope: Literal["", "Row", "Column"] = "Column" if heads else "Row" if n == 0 else ""
        element = row.add("TH" if scope else "TD", scope=scope)
        made.append(cell(element, left, width))
    top = blank(_PAD)
    bands = [_band([strip for strip in side if strip]) for side in zip_longest(*made)]
    return [top, *bands, top]


def _band(strips: Sequence[Strip]) -> Strip:
    """One strip of each cell; space above a strip becomes part of it, so that bands can simply follow each other."""
    return side_by_side([stacked([blank(strip.before), replace(strip, before=0.0)]) for strip in strips])


def _ruled(strip: Strip, columns: Columns, *, fill: bool = False) -> Strip:
    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.decoration():
            if fill:
                canvas.pen.setFillColorRGB(*PALE)
                canvas.pen.rect(columns.x, top - strip.height, columns.width, strip.height, stroke=0, fill=1)
            canvas.pen.setStrokeColorRGB(*RULE)
            canvas.pen.setLineWidth(0.6)
            canvas.pen.line(columns.x, top - strip.height, columns.x + columns.width, top - strip.height)
        strip.draw(canvas, top)

    return replace(strip, draw=draw)


def _as_decoration(strip: Strip) -> Strip:
    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.all_decoration():
            strip.draw(canvas, top)

    return Strip(strip.height, draw)
