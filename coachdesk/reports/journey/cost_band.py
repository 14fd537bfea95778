"""What each month's contacts cost: emergencies dark, planned help pale, estimates hatched, flags where uncosted."""

from coachdesk.models.journey_map import JourneyMap, MonthCost
from coachdesk.reports.journey.ground import Ground
from coachdesk.reports.journey.map_phrases import MapPhrases
from coachdesk.reports.layout.styles import INK, MUTED, PALE, RULE, WHITE
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.tools.money import headline
from coachdesk.tools.partial_dates import earliest, latest

_LABELS = 24.0
_HATCH = 3.0


def draw_costs(
    canvas: TaggedCanvas, ground: Ground, phrases: MapPhrases, whole: JourneyMap, top: float, height: float
) -> None:
    """The strip from `top` down: a bar for every month, and its sum beneath where there is room."""
    pen, base = canvas.pen, top - height + _LABELS
    high = height - _LABELS - ground.size - 8
    most = max((one.pence for one in whole.costs), default=0) or 1
    title = ground.lines(phrases.tr("What each month cost"), ground.left - ground.names - 8, bold=True)
    for number, line in enumerate(title[:2]):
        ground.show(canvas, line, ground.names, top - ground.size * (1.3 + 1.25 * number))
    pen.setStrokeColorRGB(*RULE)
    pen.setLineWidth(0.8)
    pen.line(ground.left, base, ground.right, base)
    for one in whole.costs:
        left, right = ground.x(earliest(one.month)), ground.end(latest(one.month))
        _draw_month(canvas, one, (left + 3, right - 3), base, high / most)
        words = headline(one.pence) if one.count else "–"
        if one.count and one.count == one.uncosted + one.excluded:
            words = phrases.tr("uncosted") if one.uncosted else phrases.tr("left out")
        label = ground.one_line(words, right - left, ground.size * 0.85)
        ground.show(canvas, label, (left + right) / 2, base - ground.size * 1.1, ground.size * 0.85, align="middle")
        if one.uncosted:
            more = ground.one_line(f"+{one.uncosted} ?", right - left, ground.size * 0.75)
            level = base - ground.size * 2.1
            ground.show(canvas, more, (left + right) / 2, level, ground.size * 0.75, MUTED, align="middle")


def _draw_month(canvas: TaggedCanvas, one: MonthCost, across: tuple[float, float], base: float, scale: float) -> None:
    """Emergencies at the bottom, planned help on them; the estimated part of both hatched from the top."""
    pen, (left, right) = canvas.pen, across
    dark, pale = one.incident_pence * scale, one.planned_pence * scale
    pen.setStrokeColorRGB(*INK)
    pen.setLineWidth(0.7)
    pen.setFillColorRGB(*INK)
    if dark:
        pen.rect(left, base, right - left, dark, stroke=1, fill=1)
    if pale:
        pen.setFillColorRGB(*PALE)
        pen.rect(left, base + dark, right - left, pale, stroke=1, fill=1)
    guessed = min(dark + pale, one.estimated_pence * scale)
    if guessed > 0:
        hatch(canvas, left, base + dark + pale - guessed, right - left, guessed)


def hatch(canvas: TaggedCanvas, left: float, bottom: float, width: float, height: float) -> None:
    """Slanted lines over a box: what is in it is estimated."""
    pen = canvas.pen
    pen.saveState()
    path = pen.beginPath()
    path.rect(left, bottom, width, height)
    pen.clipPath(path, stroke=0, fill=0)
    for colour, thick in ((WHITE, 1.8), (INK, 0.7)):
        pen.setStrokeColorRGB(*colour)
        pen.setLineWidth(thick)
        at = left - height
        while at < left + width:
            pen.line(at, bottom, at + height, bottom + height)
            at += _HATCH * 2
    pen.restoreState()
