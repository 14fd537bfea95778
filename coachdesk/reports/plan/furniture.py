"""What stands on every page beside the plan: version, date and page number, and SAMPLE across a made-up family."""

from dataclasses import dataclass

from coachdesk.reports.layout.styles import MUTED, RULE, Paper
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.typesetting.atoms import Setting
from coachdesk.reports.typesetting.lines import Line, break_lines
from coachdesk.reports.typesetting.shaping import Shaper
from coachdesk.reports.typesetting.words import Colour, Words

_SAMPLE: Colour = (0.937, 0.945, 0.957)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The four corners of a page; `page` holds {number} and {total}. `sample` is empty or the word to lay across."""

    head_left: tuple[Words, ...]
    head_right: tuple[Words, ...]
    foot_left: tuple[Words, ...]
    page: str
    sample: str
    size: float

    def draw(self, canvas: TaggedCanvas, paper: Paper, shaper: Shaper, number: int, total: int) -> None:
        """Draws it all as decoration: to be called before the page's own content, which then stands on top."""
        page = (Words(self.page.format(number=number, total=total)),)
        with canvas.decoration():
            if self.sample:
                _across(canvas, self.sample, paper, shaper)
            right = paper.size[0] - paper.right
            head, foot = paper.size[1] - paper.top * 0.62, paper.bottom * 0.5
            self._corner(canvas, self.head_left, paper, shaper, head, right=None)
            self._corner(canvas, self.head_right, paper, shaper, head, right=right)
            self._corner(canvas, self.foot_left, paper, shaper, foot, right=None)
            self._corner(canvas, page, paper, shaper, foot, right=right)
            canvas.pen.setStrokeColorRGB(*RULE)
            canvas.pen.setLineWidth(0.6)
            for level in (head - self.size * 0.7, foot + self.size * 1.3):
                canvas.pen.line(paper.left, level, right, level)

    def _corner(
        self,
        canvas: TaggedCanvas,
        words: tuple[Words, ...],
        paper: Paper,
        shaper: Shaper,
        baseline: float,
        *,
        right: float | None,
    ) -> None:
        line = _first_line(words, paper, shaper, int(paper.width * 0.62 * 1000 / self.size))
        x = paper.left if right is None else right - line.width * self.size / 1000
        canvas.show_line(line, x, baseline, self.size, MUTED)


def _first_line(words: tuple[Words, ...], paper: Paper, shaper: Shaper, width: int) -> Line:
    return break_lines(words, width, Setting(paper.body.typeface, bold=False, shaper=shaper))[0]


def _across(canvas: TaggedCanvas, word: str, paper: Paper, shaper: Shaper) -> None:
    """The word from corner to corner in a pale grey that words stay readable on."""
    line = break_lines((Words(word),), 10**9, Setting(paper.body.typeface, bold=True, shaper=shaper))[0]
    size = 620_000 / max(line.width, 1)
    canvas.pen.saveState()
    width, height = paper.size
    canvas.pen.translate(width / 2, height / 2)
    canvas.pen.rotate(55 if height > width else 30)
    canvas.show_line(line, -line.width * size / 2000, -size * 0.35, size, _SAMPLE)
    canvas.pen.restoreState()
