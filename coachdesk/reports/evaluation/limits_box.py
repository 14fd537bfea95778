"""The box that stands on every report of figures: what they cannot show, and the caution about early ones."""

from coachdesk.models.figures import NOf
from coachdesk.reports.evaluation.figure_sheet import FigureSheet
from coachdesk.reports.layout.strips import Strip, space_before
from coachdesk.reports.layout.styles import WARNING
from coachdesk.reports.typesetting.words import Words, said
from coachdesk.tools.figure_limits import early_caution, limits

_GROUND = (0.988, 0.965, 0.918)


def put_limits(sheet: FigureSheet, families: NOf | int, uncosted: str, months: int, own_words: str) -> None:
    """Writes the box below what is there."""
    section = sheet.part(sheet.tr("What these figures cannot show"))
    told = [*limits(families, uncosted), *early_caution(months, own_words)]
    strips: list[Strip] = []
    listed = section.add("L")
    for words in told:
        body = listed.add("LI")
        dot = sheet.within(body.add("LBody"), (Words("• "), said(words)), sheet.paper.small)
        strips += space_before(dot, 1)
    sheet.box(strips, bar=WARNING, fill=_GROUND, before=4)
