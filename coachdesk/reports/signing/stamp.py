"""The small visible mark in a signature field: who sealed the page and when, drawn as a page of its own."""

import io
from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from coachdesk.settings import resource

_FONT = "CoachDeskStamp"
_INK = (0.106, 0.122, 0.141)
_ACCENT = (0.043, 0.361, 0.671)


def draw_stamp(lines: Sequence[str], width: float, height: float) -> bytes:
    """A PDF of one page, `width` by `height` points, with a tick and these lines; its font is embedded.

    The text shrinks to fit; nothing is ever written outside the page.
    """
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_FONT, str(resource("fonts", "NotoSans-Regular.ttf"))))
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(width, height), initialFontName=_FONT, invariant=True)  # type: ignore[arg-type]  # the stubs say float
    room = height * 0.9
    canvas.setStrokeColorRGB(*_ACCENT)
    canvas.setLineWidth(0.8)
    canvas.roundRect(0.5, 0.5, width - 1, height - 1, 3)
    _tick(canvas, height)
    left = height * 0.9
    leading = room / len(lines)
    size = min(9.0, leading * 0.8)
    widest = max(pdfmetrics.stringWidth(line, _FONT, size) for line in lines)
    size = min(size, size * (width - left - 5) / widest)
    canvas.setFillColorRGB(*_INK)
    top = height * 0.95 - leading / 2 - size * 0.35
    for number, line in enumerate(lines):
        canvas.setFont(_FONT, size)
        canvas.drawString(left, top - number * leading, line)
    canvas.save()
    return content.getvalue()


def _tick(canvas: Canvas, height: float) -> None:
    radius = height * 0.3
    middle = height * 0.48
    canvas.circle(middle, height / 2, radius)
    canvas.setLineWidth(1.6)
    tick = canvas.beginPath()
    tick.moveTo(middle - radius * 0.45, height / 2)
    tick.lineTo(middle - radius * 0.1, height / 2 - radius * 0.35)
    tick.lineTo(middle + radius * 0.5, height / 2 + radius * 0.4)
    canvas.drawPath(tick)
