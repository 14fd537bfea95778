"""Drawn signatures on paper: the strokes as a picture with words, and every other answer with the same standing."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from coachdesk.models.plan import InkMethod
from coachdesk.models.plan_copy import InkOnPaper
from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import Strip, kept_together, side_by_side, space_before, stacked
from coachdesk.reports.layout.styles import INK, MUTED, RULE, Style
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, as_text, said, sentence

_ACROSS = 10_000
_SHAPE = 1 / 3
"""Height of the ink box as a part of its width, as it is on the screen."""


@dataclass(frozen=True, slots=True)
class InkWords:
    """The fixed sentences about an answer, with {name}, {when} and {witness}; each copy has its own."""

    drew: str
    marked: str
    rather_not: str
    on_paper: str
    picture_drew: str
    picture_marked: str
    dated: str
    """The line under the box where the day is known."""
    picture_dated: str
    """Added to what a picture is said to be."""


def ink_cards(
    sheet: Sheet, parent: Element, inks: Sequence[InkOnPaper], words: InkWords, *, columns: int
) -> list[Strip]:
    """A card for each person's answer, so many side by side, every card the same size whatever the answer."""
    listed = parent.add("L")
    gap = 20.0
    width = (sheet.paper.width - gap * (columns - 1)) / columns
    rows: list[Strip] = []
    for first in range(0, len(inks), columns):
        row = [
            stacked(_card(sheet, listed.add("LI").add("LBody"), ink, words, n * (width + gap), width))
            for n, ink in enumerate(inks[first : first + columns])
        ]
        rows += space_before([side_by_side(row)], sheet.paper.body.size)
    return rows


def _card(sheet: Sheet, body: Element, ink: InkOnPaper, words: InkWords, indent: float, width: float) -> list[Strip]:
    phrases = Phrases(sheet.translate)
    name: list[Words] = [said(ink.name, bold=True)]
    if ink.role:
        name += [Words(", "), said(ink.role)]
    strips = sheet.set(body, "P", name, sheet.paper.body, indent=indent, width=width)
    words_said, picture = {
        InkMethod.DRAWN: (words.drew, words.picture_drew),
        InkMethod.MARK_WITH_WITNESS: (words.marked, words.picture_marked),
        InkMethod.RATHER_NOT: (words.rather_not, ""),
        InkMethod.ON_PAPER: (words.on_paper, ""),
    }[ink.method]
    when = phrases.day(ink.signed_at.date()) if ink.signed_at else ""

    def filled(template: str) -> tuple[Words, ...]:
        return sentence(template, name=ink.name, when=Words(when), witness=ink.witness)

    box = _Box(sheet.paper.left + indent, width, width * _SHAPE, sheet.paper.body)
    below: list[tuple[Words, ...]] = [filled(words.dated)] if when else []
    if picture:
        dated = filled(words.picture_dated) if when else ()
        figure = body.add("Figure", alt=as_text(filled(picture) + dated))
        strips.append(box.drawn(figure, ink.strokes))
        below.insert(0, filled(words_said))
    else:
        inside = sheet.set(body, "P", filled(words_said), sheet.paper.body, indent=indent + 10, width=width - 20)
        strips.append(box.holding(inside))
    for line in below:
        strips += sheet.set(body, "P", line, sheet.paper.small, indent=indent, width=width)
    return kept_together(strips)


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    width: float
    height: float
    style: Style

    def drawn(self, figure: Element, strokes: Sequence[Sequence[int]]) -> Strip:
        def draw(canvas: TaggedCanvas, top: float) -> None:
            self._frame(canvas, top, self.height, baseline=True)
            with canvas.reading(figure):
                draw_strokes(canvas.pen, strokes, self.left, top, self.width, self.height)

        return Strip(self.height + 3, draw, before=3)

    def holding(self, strips: Sequence[Strip]) -> Strip:
        words = stacked(strips)
        height = max(self.height, words.height + 16)

        def draw(canvas: TaggedCanvas, top: float) -> None:
            self._frame(canvas, top, height, baseline=False)
            words.draw(canvas, top - (height - words.height) / 2)

        return Strip(height + 3, draw, before=3)

    def _frame(self, canvas: TaggedCanvas, top: float, height: float, *, baseline: bool) -> None:
        with canvas.decoration():
            canvas.pen.setStrokeColorRGB(*MUTED)
            canvas.pen.setLineWidth(0.8)
            canvas.pen.roundRect(self.left, top - height, self.width, height, 4, stroke=1, fill=0)
            if baseline:
                canvas.pen.setStrokeColorRGB(*RULE)
                line = top - height * 0.78
                canvas.pen.line(self.left + 12, line, self.left + self.width - 12, line)


def draw_strokes(
    pen: Canvas, strokes: Sequence[Sequence[int]], left: float, top: float, width: float, height: float
) -> None:
    """The pen paths (0..10000 across and down) within a box, never outside it. A single point is a dot."""
    pen.saveState()
    pen.setStrokeColorRGB(*INK)
    pen.setFillColorRGB(*INK)
    pen.setLineWidth(1.5)
    pen.setLineCap(1)
    pen.setLineJoin(1)
    for stroke in strokes:
        points = [
            (left + _within(x) * width / _ACROSS, top - _within(y) * height / _ACROSS)
            for x, y in zip(stroke[::2], stroke[1::2], strict=False)
        ]
        if len(set(points)) == 1:
            pen.circle(*points[0], 1.2, stroke=0, fill=1)
        elif points:
            path = pen.beginPath()
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            pen.drawPath(path, stroke=1, fill=0)
    pen.restoreState()


def _within(value: int) -> int:
    return max(0, min(_ACROSS, value))
