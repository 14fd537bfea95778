"""The shape of each mark of a journey map, in black: hollow and struck through where it did not come about."""

from collections.abc import Sequence
from math import cos, pi, sin

from reportlab.pdfgen.canvas import Canvas

from coachdesk.models.journey_map import Mark
from coachdesk.reports.layout.styles import INK, WHITE

Point = tuple[float, float]

_CORNERS: dict[Mark, tuple[int, float, float]] = {
    Mark.INCIDENT: (3, pi / 2, 1.15),
    Mark.HELP: (4, pi / 4, 1.2),
    Mark.LIFE_EVENT: (4, 0.0, 1.15),
    Mark.MEETING: (6, 0.0, 1.05),
    Mark.SPEND: (5, pi / 2, 1.1),
    Mark.NOTE: (3, -pi / 2, 1.15),
}
"""How many corners, at which angle the first of them, and how far out."""

_BOXES = frozenset({Mark.LINE_MARK, Mark.ANSWERS})

_INSIDE: dict[Mark, tuple[tuple[Point, ...], ...]] = {
    Mark.STEP: (((-0.48, 0.0), (-0.12, -0.4), (0.5, 0.4)),),
    Mark.LINE_MARK: (((-0.42, -0.42), (0.42, 0.42)), ((-0.42, 0.42), (0.42, -0.42))),
    Mark.ANSWERS: (((-0.48, 0.22), (0.48, 0.22)), ((-0.48, -0.26), (0.2, -0.26))),
    Mark.GOOD_NEWS: (((-0.48, 0.0), (0.48, 0.0)), ((0.0, -0.48), (0.0, 0.48))),
}
"""Strokes left white within the shape."""


def draw_mark(pen: Canvas, mark: Mark, at: Point, half: float, *, hollow: bool = False) -> None:
    """Draws it around a point, `half` as far as it reaches."""
    x, y = at
    pen.saveState()
    pen.setStrokeColorRGB(*INK)
    pen.setFillColorRGB(*(WHITE if hollow else INK))
    pen.setLineWidth(max(0.8, half / 5))
    pen.setLineJoin(0)
    if mark in _CORNERS:
        _path(pen, _corners(at, half, *_CORNERS[mark]), closed=True)
    elif mark is Mark.TARGET:
        _path(pen, _around(at, half, (-0.6, 0.95), (0.9, 0.45), (-0.6, 0.0)), closed=True)
        pen.setLineWidth(max(1.0, half / 4))
        _path(pen, _around(at, half, (-0.65, 1.0), (-0.65, -1.05)), closed=False)
    elif mark in _BOXES:
        pen.roundRect(x - half * 0.95, y - half * 0.95, half * 1.9, half * 1.9, half / 2, stroke=1, fill=1)
    else:
        pen.circle(x, y, half * 0.95, stroke=1, fill=1)
    pen.setStrokeColorRGB(*(INK if hollow else WHITE))
    pen.setLineWidth(max(0.9, half / 3.4))
    pen.setLineCap(1)
    for stroke in _INSIDE.get(mark, ()):
        _path(pen, _around(at, half, *stroke), closed=False)
    if mark is Mark.REVIEW:
        pen.circle(x, y, half * 0.42, stroke=1, fill=0)
    elif hollow and mark not in _INSIDE:
        _path(pen, _around(at, half, (-0.5, -0.5), (0.5, 0.5)), closed=False)
    pen.restoreState()


def draw_turning(pen: Canvas, at: Point, half: float) -> None:
    """The dotted ring around what could have gone differently."""
    pen.saveState()
    pen.setStrokeColorRGB(*INK)
    pen.setLineWidth(1.1)
    pen.setDash(1.5, 1.5)
    pen.circle(*at, half + 3.0, stroke=1, fill=0)
    pen.restoreState()


def _corners(at: Point, half: float, count: int, turned: float, reach: float) -> list[Point]:
    angles = (turned + 2 * pi * corner / count for corner in range(count))
    return [(at[0] + half * reach * cos(angle), at[1] + half * reach * sin(angle)) for angle in angles]


def _around(at: Point, half: float, *places: Point) -> list[Point]:
    return [(at[0] + half * x, at[1] + half * y) for x, y in places]


def _path(pen: Canvas, points: Sequence[Point], *, closed: bool) -> None:
    path = pen.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    pen.drawPath(path, stroke=1, fill=int(closed))
