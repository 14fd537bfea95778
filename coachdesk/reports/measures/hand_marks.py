"""What a hand fills in: boxes to tick, and lines to write on."""

from collections.abc import Callable, Sequence
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import Strip, side_by_side, stacked
from coachdesk.reports.layout.styles import INK, MUTED, Style
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element


def tick_boxes(sheet: Sheet, parent: Element, words: Sequence[str]) -> list[Strip]:
    """Boxes to tick, side by side, each with its words."""
    listed = parent.add("L")
    column = sheet.paper.width / len(words)
    style = sheet.paper.small.but(colour=INK)
    columns = []
    for number, one in enumerate(words):
        indent = number * column
        body = listed.add("LI").add("LBody")
        beside = indent + style.size * 1.6
        text = sheet.set(body, "P", one, style, indent=beside, width=column - style.size * 1.6 - 6)
        box = decorated(0.0, partial(_box, left=sheet.paper.left + indent, size=style.size, height=style.leading))
        columns.append(side_by_side([box, stacked(text)]))
    return [side_by_side(columns)]


def writing_lines(sheet: Sheet, lines: int, *, spacing: float = 25.0, indent: float = 0.0) -> list[Strip]:
    """So many lines to write on, `spacing` points apart."""
    left, right = sheet.paper.left + indent, sheet.paper.left + sheet.paper.width

    def rule(pen: Canvas, top: float) -> None:
        pen.setStrokeColorRGB(*MUTED)
        pen.setLineWidth(0.8)
        pen.line(left, top - spacing + 4, right, top - spacing + 4)

    return [decorated(spacing, rule) for _ in range(lines)]


def label_to_fill(sheet: Sheet, parent: Element, words: str, style: Style, share: float = 0.4) -> Strip:
    """Our words in `share` of the width, and after them a line to write on."""
    width = sheet.paper.width * share
    label = sheet.set(parent, "P", words, style, width=width)
    (line,) = writing_lines(sheet, 1, spacing=sum(strip.height for strip in label), indent=width)
    return side_by_side([stacked(label), line])


def decorated(height: float, draw: Callable[[Canvas, float], None]) -> Strip:
    """A strip with a drawing that readers pass over; `draw` is given the pen and the strip's top."""

    def decorate(canvas: TaggedCanvas, top: float) -> None:
        with canvas.decoration():
            draw(canvas.pen, top)

    return Strip(height, decorate)


def _box(pen: Canvas, top: float, *, left: float, size: float, height: float) -> None:
    pen.setStrokeColorRGB(*INK)
    pen.setLineWidth(1.3)
    pen.roundRect(left, top - (height + size) / 2, size, size, 2.5, stroke=1, fill=0)
