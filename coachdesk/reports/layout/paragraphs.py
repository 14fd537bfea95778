"""Paragraphs, headings and lists as tagged strips, one strip a line."""

import re
from collections.abc import Sequence
from functools import partial

from coachdesk.reports.layout.strips import Strip
from coachdesk.reports.layout.styles import Style
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.atoms import Setting
from coachdesk.reports.typesetting.lines import Line, break_lines
from coachdesk.reports.typesetting.shaping import LATIN, Shaper
from coachdesk.reports.typesetting.words import Words, as_text

_PLAIN_TEXT = re.compile(f"[{LATIN}\\s]*")


def paragraph(
    element: Element,
    words: Sequence[Words],
    style: Style,
    x: float,
    width: float,
    shaper: Shaper,
    *,
    keep_with_next: bool = False,
) -> list[Strip]:
    """The words in lines between x and x + width; all marks go to the element. No words, no strips.

    Neither the first nor the last line of a longer paragraph stands alone on a page. Words written from the right
    are level at their right ends, yet begin beside the bullet or box they belong to.
    """
    text = as_text(words)
    if not text.strip():
        return []
    if not _PLAIN_TEXT.fullmatch(text):
        element.spoken = f"{element.spoken} {text}".strip()
    setting = Setting(style.typeface, style.bold, shaper)
    lines = break_lines(tuple(words), int(width * 1000 / style.size), setting)
    widest = max(line.width for line in lines)
    strips: list[Strip] = []
    for n, line in enumerate(lines):
        room = (widest - line.width) * style.size / 1000 if line.right_to_left else 0.0
        strips.append(
            Strip(
                style.leading,
                partial(_draw, element=element, line=line, x=x + room, style=style),
                before=style.before if n == 0 else 0.0,
                keep_with_next=keep_with_next if n == len(lines) - 1 else n in (0, len(lines) - 2),
            )
        )
    return strips


def aligned(
    element: Element, words: Sequence[Words], style: Style, x: float, width: float, shaper: Shaper, share: float = 0.5
) -> list[Strip]:
    """The words in lines between x and x + width: `share` of what a line leaves free stands before it.

    0 is level at the left, 0.5 in the middle, 1 level at the right. No words, no strips.
    """
    text = as_text(words)
    if not text.strip():
        return []
    if not _PLAIN_TEXT.fullmatch(text):
        element.spoken = f"{element.spoken} {text}".strip()
    lines = break_lines(tuple(words), int(width * 1000 / style.size), Setting(style.typeface, style.bold, shaper))
    lefts = [x + (width - line.width * style.size / 1000) * share for line in lines]
    return [
        Strip(style.leading, partial(_draw, element=element, line=line, x=left, style=style))
        for line, left in zip(lines, lefts, strict=True)
    ]


def _draw(canvas: TaggedCanvas, top: float, *, element: Element, line: Line, x: float, style: Style) -> None:
    baseline = top - style.leading / 2 - style.size * 0.35
    with canvas.reading(element):
        canvas.show_line(line, x, baseline, style.size, style.colour)


def words_width(words: Sequence[Words], style: Style, shaper: Shaper) -> float:
    """How wide the words stand in one line, in points."""
    setting = Setting(style.typeface, style.bold, shaper)
    return sum(line.width for line in break_lines(tuple(words), 10**9, setting)) * style.size / 1000
