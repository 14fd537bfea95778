"""The two places for digital signatures: visible boxes on the page, fields in the file, in the reading order."""

from dataclasses import dataclass

from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import Strip, side_by_side, space_before, stacked
from coachdesk.reports.layout.styles import MUTED
from coachdesk.reports.signature_fields import ADVOCATE, COACH
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.typesetting.words import Words

SEAL_HEIGHT = 46.0
"""Points; a seal's box is this high and nearly half the text wide."""


@dataclass(frozen=True, slots=True)
class Seal:
    """One signature field: its name in the file, what a reader hears of it, and the line above the box."""

    field: str
    tooltip: str
    caption: str | tuple[Words, ...]


def seals(sheet: Sheet, parent: Element, coach: Seal, advocate: Seal) -> list[Strip]:
    """Both boxes side by side, coach first."""
    gap = 20.0
    width = (sheet.paper.width - gap) / 2
    both = [_seal(sheet, parent, seal, n * (width + gap), width) for n, seal in enumerate((coach, advocate))]
    tallest = max(caption.height for caption, _ in both)
    level = [stacked([Strip(tallest, caption.draw), box]) for caption, box in both]
    return space_before([side_by_side(level)], sheet.paper.body.size)


def _seal(sheet: Sheet, parent: Element, seal: Seal, indent: float, width: float) -> tuple[Strip, Strip]:
    caption = stacked(sheet.set(parent, "P", seal.caption, sheet.paper.small, indent=indent, width=width))
    form = parent.add("Form")
    left = sheet.paper.left + indent

    def draw(canvas: TaggedCanvas, top: float) -> None:
        bottom = top - SEAL_HEIGHT
        with canvas.decoration():
            canvas.pen.setStrokeColorRGB(*MUTED)
            canvas.pen.setLineWidth(0.8)
            canvas.pen.setDash(3, 2)
            canvas.pen.rect(left, bottom, width, SEAL_HEIGHT, stroke=1, fill=0)
            canvas.pen.setDash()
        canvas.signature_field(form, seal.field, seal.tooltip, (left + 1, bottom + 1, left + width - 1, top - 1))

    return caption, Strip(SEAL_HEIGHT + 6, draw, before=4)


__all__ = ["ADVOCATE", "COACH", "Seal", "seals"]
