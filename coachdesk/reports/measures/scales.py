"""What there is to mark on paper: faces in a row, worst on the left, or a bare line with a face at either end."""

from collections.abc import Sequence
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.reports.layout.panels import blank
from coachdesk.reports.layout.paragraphs import aligned
from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import Strip, kept_together, side_by_side, stacked
from coachdesk.reports.layout.styles import INK, WHITE
from coachdesk.reports.measures.hand_marks import decorated
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import said
from coachdesk.tools.measure_faces import SIDE, face

LINE_LENGTH = 425.2
"""Points: 150 millimetres, where the printer does not scale."""

_FACE_SIZES = {2: 56.0, 3: 52.0, 5: 46.0}
_END = 44.0
_GAP = 4.0


def faces_row(sheet: Sheet, parent: Element, places: Sequence[int], words: Sequence[str]) -> list[Strip]:
    """A face for each place with its words below, worst on the left whatever way the language is written."""
    listed = parent.add("L")
    column = sheet.paper.width / len(places)
    size = _FACE_SIZES[len(places)]
    columns = []
    for number, (place, said_of_it) in enumerate(zip(places, words, strict=True)):
        left = sheet.paper.left + number * column
        body = listed.add("LI").add("LBody")
        drawn = decorated(size + _GAP, partial(draw_face, place=place, left=left + (column - size) / 2, size=size))
        style = sheet.paper.small.but(colour=INK)
        below = aligned(body, (said(said_of_it),), style, left + 3, column - 6, sheet.shaper)
        columns.append(stacked([drawn, *below]))
    return [side_by_side(columns)]


def bare_line(sheet: Sheet, parent: Element, alt: str, ends: tuple[str, str], *, letters: bool = False) -> list[Strip]:
    """A line with nothing on it, the bad end on the left; under each end its face, or its letter, and its words."""
    figure = parent.add("Figure", alt=alt)
    left = sheet.paper.left + (sheet.paper.width - LINE_LENGTH) / 2

    def draw(canvas: TaggedCanvas, top: float) -> None:
        pen = canvas.pen
        with canvas.reading(figure):
            pen.setStrokeColorRGB(*INK)
            pen.setLineWidth(2.2)
            pen.line(left, top - 20, left + LINE_LENGTH, top - 20)
            for end in (left, left + LINE_LENGTH):
                pen.line(end, top - 11, end, top - 29)

    listed = parent.add("L")
    below = [
        _end(sheet, listed.add("LI").add("LBody"), place, said_of_it, letter=letters)
        for place, said_of_it in zip((0, 1000), ends, strict=True)
    ]
    return kept_together([Strip(34.0, draw), side_by_side(below)])


def _end(sheet: Sheet, body: Element, place: int, words: str, *, letter: bool) -> Strip:
    """What stands under one end: a letter in its middle, or its face and beside it the words."""
    margin = (sheet.paper.width - LINE_LENGTH) / 2
    start = sheet.paper.left if place == 0 else sheet.paper.left + LINE_LENGTH
    if letter:
        return stacked(aligned(body, (said(words),), sheet.paper.target, start, 2 * margin, sheet.shaper))
    left = start + margin - _END / 2
    room = LINE_LENGTH / 2 - _END / 2 - 2 * _GAP
    at = left + _END + 2 * _GAP if place == 0 else left - 2 * _GAP - room
    style, share = sheet.paper.small.but(colour=INK), 0.0 if place == 0 else 1.0
    told = aligned(body, (said(words),), style, at, room, sheet.shaper, share)
    above = blank(max(0.0, (_END - sum(strip.height for strip in told)) / 2))
    return side_by_side(
        [decorated(_END, partial(draw_face, place=place, left=left, size=_END)), stacked([above, *told])]
    )


def draw_face(pen: Canvas, top: float, *, place: int, left: float, size: float) -> None:
    """The face for a place, in ink on white, in a square whose upper left corner is given."""
    shown, scale = face(place), size / SIDE
    pen.saveState()
    pen.translate(left, top)
    pen.scale(scale, -scale)
    pen.setLineCap(1)
    pen.setLineWidth(shown.stroke)
    pen.setStrokeColorRGB(*INK)
    pen.setFillColorRGB(*WHITE)
    pen.circle(shown.head.x, shown.head.y, shown.head.radius, stroke=1, fill=1)
    mouth = pen.beginPath()
    mouth.moveTo(*shown.mouth[0])
    mouth.curveTo(*shown.mouth[1], *shown.mouth[2], *shown.mouth[3])
    pen.drawPath(mouth, stroke=1, fill=0)
    pen.setFillColorRGB(*INK)
    for eye in shown.eyes:
        pen.circle(eye.x, eye.y, eye.radius, stroke=0, fill=1)
    pen.restoreState()
