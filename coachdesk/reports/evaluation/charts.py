"""Pictures of sums that read in grey as in colour: emergencies solid, planned help hatched, each said in words."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from coachdesk.models.values import clean_text
from coachdesk.reports.evaluation.figure_sheet import FigureSheet
from coachdesk.reports.layout.panels import blank
from coachdesk.reports.layout.strips import Strip
from coachdesk.reports.layout.styles import INK, MUTED, RULE
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.atoms import Setting
from coachdesk.reports.typesetting.lines import break_lines
from coachdesk.reports.typesetting.words import Colour, Words
from coachdesk.tools.money import headline

SOLID: Colour = (0.09, 0.24, 0.42)
HATCHED: Colour = (0.87, 0.91, 0.96)
_BAR = 17.0
_GAP = 8.0
_SIZE = 8.4
_MONTHS_HIGH = 92.0


class Bar(NamedTuple):
    """One bar of two parts, in pence, and the words at its ends."""

    name: str
    incidents: int
    planned: int
    words: str
    """What stands at its end: the sum."""


class MonthBar(NamedTuple):
    """One month's bar; without sums where nobody knows."""

    name: str
    sums: tuple[int, int] | None
    words: str
    """What stands above it: the emergencies' share."""


class Chart:
    """Chart(sheet).bars(section, ...) draws below what is there."""

    def __init__(self, sheet: FigureSheet) -> None:
        self._sheet = sheet

    def bars(self, section: Element, bars: Sequence[Bar], alt: str) -> None:
        """Bars beside each other's names, the longest as wide as there is room."""
        figure = section.add("Figure", alt=clean_text(alt))
        left, width = self._sheet.paper.left, self._sheet.paper.width
        names, room = 168.0, width - 168.0 - 84.0
        most = max((bar.incidents + bar.planned for bar in bars), default=0) or 1

        def draw(canvas: TaggedCanvas, top: float) -> None:
            with canvas.reading(figure):
                for n, bar in enumerate(bars):
                    high = top - n * (_BAR + _GAP)
                    self._words(canvas, bar.name, left, high - _BAR * 0.68)
                    at = left + names
                    for pence, part in ((bar.incidents, _solid), (bar.planned, _hatched)):
                        part(canvas, at, high - _BAR, room * pence / most, _BAR)
                        at += room * pence / most
                    self._words(canvas, bar.words, at + 6, high - _BAR * 0.68, bold=True)

        self._put(Strip(len(bars) * (_BAR + _GAP), draw, before=6))

    def months(self, section: Element, months: Sequence[MonthBar], alt: str, parted: int) -> None:
        """A bar for each month, its name below; `parted` of them come before a line between the two windows."""
        figure = section.add("Figure", alt=clean_text(alt))
        left, width = self._sheet.paper.left + 46, self._sheet.paper.width - 46
        each = width / max(len(months), 1)
        most = _above(max((sum(month.sums) for month in months if month.sums), default=0))

        def draw(canvas: TaggedCanvas, top: float) -> None:
            floor = top - _MONTHS_HIGH - 14
            with canvas.reading(figure):
                self._axis(canvas, floor, left, width, headline(most))
                for n, month in enumerate(months):
                    at = left + n * each
                    middle = at + each / 2
                    high = 0.0
                    for pence, part in zip(month.sums or (), (_solid, _hatched), strict=False):
                        part(canvas, at + each * 0.18, floor + high, each * 0.64, _MONTHS_HIGH * pence / most)
                        high += _MONTHS_HIGH * pence / most
                    self._words(canvas, month.words, middle, floor + high + 4, share=0.5, size=7.6)
                    self._words(canvas, month.name, middle, floor - 11, share=0.5, size=7.6)
                if 0 < parted < len(months):
                    _dashed(canvas, left + parted * each, floor - 14, top)

        self._put(Strip(_MONTHS_HIGH + 32, draw, before=6))

    def _axis(self, canvas: TaggedCanvas, floor: float, left: float, width: float, top_words: str) -> None:
        canvas.pen.setStrokeColorRGB(*RULE)
        canvas.pen.setLineWidth(0.6)
        for level in (floor, floor + _MONTHS_HIGH):
            canvas.pen.line(left, level, left + width, level)
        self._words(canvas, top_words, left - 6, floor + _MONTHS_HIGH - 3, share=1.0, size=7.6)
        self._words(canvas, "£0", left - 6, floor - 2, share=1.0, size=7.6)

    def _put(self, strip: Strip) -> None:
        """What solid and hatched mean, and the picture with it."""
        self._sheet.put([self._key(), strip, blank(4)])

    def _key(self) -> Strip:
        tr, left = self._sheet.tr, self._sheet.paper.left

        def draw(canvas: TaggedCanvas, top: float) -> None:
            with canvas.decoration():
                at = left
                for part, words in ((_solid, tr("Emergencies")), (_hatched, tr("Planned help"))):
                    part(canvas, at, top - 11, 18, 9)
                    at += 24
                    at += self._words(canvas, words, at, top - 9.5) + 18

        return Strip(14, draw, before=8, keep_with_next=True)

    def _words(
        self,
        canvas: TaggedCanvas,
        text: str,
        x: float,
        baseline: float,
        *,
        share: float = 0.0,
        size: float = _SIZE,
        bold: bool = False,
    ) -> float:
        """Writes the words with `share` of them before x; how wide they are."""
        setting = Setting(self._sheet.paper.body.typeface, bold, self._sheet.shaper)
        line = break_lines((Words(text, bold),), 10**9, setting)[0]
        wide = line.width * size / 1000
        canvas.show_line(line, x - wide * share, baseline, size, INK)
        return wide


def _above(pence: int) -> int:
    """A round sum with room above the highest bar: one, two or five and noughts."""
    wanted, step = max(pence, 1) * 9 // 8, 100
    while True:
        for factor in (1, 2, 5):
            for times in range(1, 6):
                if step * factor * times >= wanted:
                    return step * factor * times
        step *= 10


_Part = Callable[[TaggedCanvas, float, float, float, float], None]


def _solid(canvas: TaggedCanvas, left: float, bottom: float, width: float, height: float) -> None:
    if min(width, height) <= 0:
        return
    canvas.pen.setFillColorRGB(*SOLID)
    canvas.pen.rect(left, bottom, width, height, stroke=0, fill=1)


def _hatched(canvas: TaggedCanvas, left: float, bottom: float, width: float, height: float) -> None:
    if min(width, height) <= 0:
        return
    pen = canvas.pen
    pen.saveState()
    outline = pen.beginPath()
    outline.rect(left, bottom, width, height)
    pen.clipPath(outline, stroke=0, fill=0)
    pen.setFillColorRGB(*HATCHED)
    pen.rect(left, bottom, width, height, stroke=0, fill=1)
    pen.setStrokeColorRGB(*MUTED)
    pen.setLineWidth(0.5)
    at = left - height
    while at < left + width:
        pen.line(at, bottom, at + height, bottom + height)
        at += 4.5
    pen.restoreState()
    pen.setStrokeColorRGB(*SOLID)
    pen.setLineWidth(0.6)
    pen.rect(left + 0.3, bottom + 0.3, max(width - 0.6, 0.1), max(height - 0.6, 0.1), stroke=1, fill=0)


def _dashed(canvas: TaggedCanvas, x: float, bottom: float, top: float) -> None:
    pen = canvas.pen
    pen.saveState()
    pen.setStrokeColorRGB(*MUTED)
    pen.setLineWidth(0.9)
    pen.setDash(3, 2)
    pen.line(x, bottom, x, top)
    pen.restoreState()
