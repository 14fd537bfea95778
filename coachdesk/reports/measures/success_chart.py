"""A person's page on paper: what they want, steps done, their own answers in small pictures; or a family's (T-08)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from coachdesk.models.values import clean_text
from coachdesk.reports.layout.panels import blank
from coachdesk.reports.layout.sheet import Sheet, Translate, beside_picture, in_english
from coachdesk.reports.layout.strips import Strip, kept_together, side_by_side, space_before, stacked
from coachdesk.reports.layout.styles import ACCENT, FAMILY_PAPER, INK, MUTED, RULE, WHITE
from coachdesk.reports.measures.scales import draw_face
from coachdesk.reports.pages import pages_of
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words, said, sentence
from coachdesk.tools.plan_progress import StepCount
from coachdesk.tools.success_chart import ChartMeasure, ChartTarget, PersonsMeasures, SuccessChart
from coachdesk.tools.trend_marks import Spot, TrendMarks

CHART_PAPER = replace(
    FAMILY_PAPER,
    title=FAMILY_PAPER.title.but(size=24, leading=29),
    heading=FAMILY_PAPER.heading.but(size=16, leading=20, before=9),
    body=FAMILY_PAPER.body.but(size=13, leading=17.5),
    small=FAMILY_PAPER.small.but(size=11, leading=14),
    top=60,
    bottom=46,
)
"""A family's paper set smaller, so that a person's whole chart stands on one side."""

_COLUMNS = 3
_GAP = 16.0
_HIGH = 34.0
_FACE = 12.0
_DOT = 3.4


def render_success_chart(chart: SuccessChart, translate: Translate = in_english) -> bytes:
    """The chart as a PDF of A4 that keeps PDF/UA-1 and PDF/A-2a; the same chart always gives the same bytes.

    Raises BrokenInstallation.
    """
    sheet = ChartSheet(chart, translate)
    title = f"{sheet.title()}, {chart.family_ref}"
    return pages_of(sheet, sheet.furniture(), title, chart.organisation, chart.made_at)


class ChartSheet(Sheet):
    """Writes the chart when made; `strips` and `root` then hold it."""

    def __init__(self, chart: SuccessChart, translate: Translate) -> None:
        super().__init__(CHART_PAPER, translate)
        self.chart = chart
        self.phrases = Phrases(translate)
        section = self.root.add("Sect")
        whose = sentence("{name}", name=said(chart.reader)) if chart.reader else (Words(self.title()),)
        self.put(self.set(section, "H1", whose, self.paper.title))
        self._targets()
        for theirs in chart.answers:
            self._answers(theirs)

    def title(self) -> str:
        """What the page is called, without a name."""
        if not self.chart.reader:
            return self.tr("How things are for us")
        return self.tr("My page") if self.chart.is_child else self.tr("My chart")

    def furniture(self) -> Furniture:
        """What stands on the page's edges."""
        sample = self.tr("Sample: a made-up family") if self.chart.is_sample else ""
        left = (said(self.chart.family_ref), *((Words(" · "), Words(sample, bold=True)) if sample else ()))
        return Furniture(
            head_left=left,
            head_right=(Words(self.phrases.day(self.chart.made_at.date())),),
            foot_left=(said(self.chart.organisation),),
            page=self.tr("page {number} of {total}"),
            sample=self.tr("SAMPLE") if sample else "",
            size=10,
        )

    # -- what they want ---------------------------------------------------------------------------

    def _targets(self) -> None:
        if not self.chart.targets:
            return
        section = self.root.add("Sect")
        wanted = self.tr("What I want") if self.chart.own_targets else self.tr("What we want")
        self.heading(section, "H2", wanted, "target")
        for target in self.chart.targets:
            self.put(kept_together(self._target(section, target)))

    def _target(self, section: Element, target: ChartTarget) -> list[Strip]:
        strips = self.set(section, "H3", (said(target.words, bold=True),), self.paper.body)
        count = self.set(section, "P", self._count(target.count), self.paper.small.but(colour=INK))
        strips = space_before(strips, 5) + count
        if target.done:
            listed = section.add("L")
            for words in target.done:
                body = listed.add("LI").add("LBody")
                strips += self.set(body, "P", (Words("✓ "), said(words)), self.paper.small.but(colour=INK), indent=12)
        return strips

    def _count(self, count: StepCount) -> str:
        """In the words of `StepCount`, so that every paper says the same."""
        if not count.total:
            return self.tr("No steps yet")
        return self.tr("{done} of {total} steps done").format(done=count.done, total=count.total)

    # -- their answers ----------------------------------------------------------------------------

    def _answers(self, theirs: PersonsMeasures) -> None:
        section = self.root.add("Sect")
        self.heading(section, "H2", self._heading(theirs), "")
        note = self.tr("Self-reported: what {name} said, from {first} to {last}. Up is better.")
        if self.chart.reader:
            note = self.tr("This is what I said, from {first} to {last}. Up is better.")
        first, last = (Words(self.phrases.day(day)) for day in theirs.days)
        words = sentence(note, name=said(theirs.name), first=first, last=last)
        self.put(self.set(section, "P", words, self.paper.small, keep_with_next=True))
        listed = section.add("L")
        width = (self.paper.width - _GAP * (_COLUMNS - 1)) / _COLUMNS
        for at in range(0, len(theirs.measures), _COLUMNS):
            row = [
                stacked(self._measure(listed.add("LI").add("LBody"), one, number * (width + _GAP), width))
                for number, one in enumerate(theirs.measures[at : at + _COLUMNS])
            ]
            self.put(space_before([side_by_side(row)], 8))

    def _heading(self, theirs: PersonsMeasures) -> tuple[Words, ...]:
        parts = [] if self.chart.reader else [said(theirs.name), Words(": ")]
        parts.append(said(theirs.title))
        if theirs.about:
            parts += [Words(", "), said(theirs.about)]
        return tuple(parts)

    def _measure(self, body: Element, one: ChartMeasure, indent: float, width: float) -> list[Strip]:
        size = 20.0
        name = (said(one.name, bold=True),)
        heading = self.set(body, "P", name, self.paper.body, indent=indent + size + 6, width=width - size - 6)
        strips = beside_picture(heading, f"measures/{one.picture}", self.paper.left + indent, size)
        lines = self._way(one)
        figure = body.add("Figure", alt=clean_text(". ".join((one.name, *lines))))
        strips.append(_trend(figure, one.marks, self.paper.left + indent, width))
        for words in lines:
            strips += self.set(body, "P", words, self.paper.small.but(colour=INK), indent=indent, width=width)
        return [*strips, blank(3)]

    def _way(self, one: ChartMeasure) -> list[str]:
        """Where it began and where it stands; one line where nothing moved or nothing can be compared."""
        if not one.last:
            return [self.tr("No answer")]
        if not one.first:
            return [self.tr("Once: {words}").format(words=one.last)]
        if one.same:
            return [self.tr("About the same: {words}").format(words=one.last)]
        return [
            self.tr("First: {words}").format(words=one.first),
            self.tr("Last: {words}").format(words=one.last),
        ]


def _trend(figure: Element, marks: TrendMarks, left: float, width: float) -> Strip:
    """The small picture: a face at either end of the scale, marks between, and below them what was no answer."""

    def draw(canvas: TaggedCanvas, top: float) -> None:
        with canvas.reading(figure):
            _draw_trend(canvas.pen, marks, left, top - 3, width)

    return Strip(_HIGH + 12, draw)


def _draw_trend(pen: Canvas, marks: TrendMarks, left: float, top: float, width: float) -> None:
    draw_face(pen, top, place=1000, left=left, size=_FACE)
    draw_face(pen, top - _HIGH + _FACE, place=0, left=left, size=_FACE)
    start, across = left + _FACE + 10, width - _FACE - 18
    upper, lower = top - _FACE / 2, top - _HIGH + _FACE / 2

    def point(spot: Spot) -> tuple[float, float]:
        return start + spot.x * across, lower + spot.y * (upper - lower)

    pen.saveState()
    pen.setLineCap(1)
    pen.setStrokeColorRGB(*RULE)
    pen.setLineWidth(0.5)
    for level in (upper, lower):
        pen.line(start - 4, level, start + across + 4, level)
    pen.setStrokeColorRGB(*MUTED)
    pen.setDash(1, 2)
    for x in marks.breaks:
        pen.line(start + x * across, upper, start + x * across, lower)
    pen.setDash()
    pen.setLineWidth(1.2)
    for x in marks.unanswered:
        pen.line(start + x * across - 3, lower - 9, start + x * across + 3, lower - 9)
    pen.setStrokeColorRGB(*ACCENT)
    for join in marks.joins:
        pen.line(*point(join.start), *point(join.end))
    _draw_dots(pen, [point(dot.at) for dot in marks.dots])
    pen.restoreState()


def _draw_dots(pen: Canvas, spots: Sequence[tuple[float, float]]) -> None:
    pen.setFillColorRGB(*ACCENT)
    pen.setStrokeColorRGB(*WHITE)
    pen.setLineWidth(0.7)
    circle = partial(pen.circle, stroke=1, fill=1)
    for x, y in spots:
        circle(x, y, _DOT)
