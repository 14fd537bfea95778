"""What the parts of the picture stand on: where days lie across the page, and small words in a line."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from coachdesk.reports.layout.styles import INK, MUTED, RULE
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.typesetting.atoms import Setting
from coachdesk.reports.typesetting.lines import Line, break_lines
from coachdesk.reports.typesetting.shaping import Shaper
from coachdesk.reports.typesetting.typefaces import Typeface
from coachdesk.reports.typesetting.words import Colour, said
from coachdesk.tools.journey_scale import Tick, Unit, ticks, unit_for


@dataclass(frozen=True, slots=True)
class Ground:
    """`left` to `right` is the time from `first` to `last`; names stand from `names` on. All in points."""

    names: float
    left: float
    right: float
    first: date
    last: date
    typeface: Typeface
    size: float
    """Of words."""
    shaper: Shaper

    def x(self, day: date) -> float:
        """Where a day begins; beyond the map its edge."""
        whole = max(1, (self.last - self.first).days + 1)
        part = min(1.0, max(0.0, (day - self.first).days / whole))
        return self.left + part * (self.right - self.left)

    def middle(self, first: date, last: date) -> float:
        """The middle of a span of days."""
        return (self.x(first) + self.end(last)) / 2

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.x(date.fromordinal(min(date.max.toordinal(), day.toordinal() + 1)))

    @property
    def per_day(self) -> float:
        """Points a day."""
        return (self.right - self.left) / max(1, (self.last - self.first).days + 1)

    def ticks(self) -> list[Tick]:
        """The finest that have room for their words."""
        unit = unit_for(self.per_day, self.size * 2.6)
        found = list(ticks(self.first, self.last, Unit.MONTH if unit is Unit.WEEK else unit))
        return [one for one in found if one.day >= self.first]

    # -- words --

    def lines(self, words: str, width: float, size: float = 0.0, *, bold: bool = False) -> list[Line]:
        """The words in lines no wider than that."""
        if not words.strip():
            return []
        setting = Setting(self.typeface, bold, self.shaper)
        return break_lines((said(words, bold=bold),), int(width * 1000 / (size or self.size)), setting)

    def one_line(self, words: str, width: float, size: float = 0.0, *, bold: bool = False) -> Line | None:
        """As much of the words as one line holds, with dots where that is not all."""
        found = self.lines(words, width, size, bold=bold)
        if len(found) <= 1:
            return found[0] if found else None
        kept = words.split()
        while len(kept) > 1:
            kept.pop()
            shorter = self.lines(" ".join(kept) + "…", width, size, bold=bold)
            if len(shorter) == 1:
                return shorter[0]
        return found[0]

    def show(
        self,
        canvas: TaggedCanvas,
        line: Line | None,
        x: float,
        baseline: float,
        size: float = 0.0,
        colour: Colour = INK,
        *,
        align: Literal["left", "middle", "right"] = "left",
    ) -> None:
        """Writes one line, level at that side."""
        if line is not None:
            wide = line.width * (size or self.size) / 1000
            start = x - {"left": 0.0, "middle": wide / 2, "right": wide}[align]
            canvas.show_line(line, start, baseline, size or self.size, colour)

    # -- what is behind everything --

    def draw_months(self, canvas: TaggedCanvas, top: float, bottom: float, *, named: bool = True) -> None:
        """A line where each month or quarter begins, its name above it, and the year where one begins."""
        found = self.ticks()
        for number, tick in enumerate(found):
            x = self.x(tick.day)
            canvas.pen.setStrokeColorRGB(*(MUTED if tick.strong else RULE))
            canvas.pen.setLineWidth(1.0 if tick.strong else 0.4)
            canvas.pen.line(x, top, x, bottom)
            if named:
                self.show(canvas, self.one_line(tick.words, 200), x + 3, top + 4)
                if number == 0 or tick.strong or found[number - 1].day.year != tick.day.year:
                    year = self.one_line(str(tick.day.year), 200, bold=True)
                    self.show(canvas, year, x + 3, top + 5 + self.size * 1.2)
