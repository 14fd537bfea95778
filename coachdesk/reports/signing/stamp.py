"""The small visible mark in a signature field: who sealed the page and when, drawn as a page of its own."""

import io
from collections.abc import Sequence

import pikepdf

from coachdesk.reports.layout.styles import ACCENT, INK
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.typesetting.atoms import Setting
from coachdesk.reports.typesetting.lines import Line, break_lines
from coachdesk.reports.typesetting.shaping import Shaper
from coachdesk.reports.typesetting.typefaces import Typeface
from coachdesk.reports.typesetting.words import Words

_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
_LEADING = 1.3


def draw_stamp(entries: Sequence[tuple[Words, ...]], width: float, height: float) -> bytes:
    """A PDF of one page, `width` by `height` points: the print of a seal, and these entries below each other.

    The page that it is put on has the frame. The text is set in the largest of our sizes in which all of it fits; at
    the smallest, the last lines that do not fit are left out: nothing is ever drawn outside the page. Fonts are
    embedded, in whatever script a name is written.
    """
    canvas = TaggedCanvas(width, height)
    left = height * 0.9
    _seal(canvas, height)
    size, lines = _set(entries, width - left - 4, height - 4)
    first = height / 2 + len(lines) * size * _LEADING / 2
    for number, line in enumerate(lines):
        middle = first - (number + 0.5) * size * _LEADING
        canvas.show_line(line, left, middle - size * 0.35, size, INK)
    return _with_fonts(canvas)


def _set(entries: Sequence[tuple[Words, ...]], width: float, height: float) -> tuple[float, list[Line]]:
    setting = Setting(Typeface.STAFF, bold=False, shaper=Shaper())
    size, lines = _SIZES[0], list[Line]()
    for size in _SIZES:
        lines = [line for words in entries for line in break_lines(words, int(width * 1000 / size), setting)]
        if len(lines) * size * _LEADING <= height:
            return size, lines
    return size, lines[: max(1, int(height / (size * _LEADING)))]


def _seal(canvas: TaggedCanvas, height: float) -> None:
    """The print of a seal: a serrated ring around a plain one. No tick, which would say that somebody has checked."""
    pen = canvas.pen
    pen.setStrokeColorRGB(*ACCENT)
    pen.setLineWidth(0.8)
    middle, radius = height * 0.46, height * 0.27
    pen.circle(middle, height / 2, radius * 0.62)
    pen.setLineWidth(2.4)
    pen.setDash(1.6, 1.1)
    pen.circle(middle, height / 2, radius)
    pen.setDash()


def _with_fonts(canvas: TaggedCanvas) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(canvas.finish())) as pdf:
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=canvas.fonts.embed(pdf))
        pdf.save(made)
    return made.getvalue()
