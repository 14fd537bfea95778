"""The shapes of a step's state and of a target's stage. The word always stands beside them: nobody needs the shape."""

from reportlab.pdfgen.canvas import Canvas

from coachdesk.models.plan import Stage, StepState
from coachdesk.reports.layout.styles import ACCENT, INK, MUTED, PALE, RULE, WARNING, WHITE

STAGES = tuple(Stage)


def draw_state(pen: Canvas, state: StepState, left: float, top: float, size: float) -> None:
    """A round mark of `size` points: empty, half, ticked; a triangle when stuck; a bar when let go."""
    middle_x, middle_y, radius = left + size / 2, top - size / 2, size * 0.44
    pen.saveState()
    pen.setLineWidth(size * 0.11)
    pen.setStrokeColorRGB(*(MUTED if state is StepState.DROPPED else INK))
    pen.setFillColorRGB(*WHITE)
    if state is StepState.STUCK:
        _triangle(pen, middle_x, middle_y, radius)
    elif state is StepState.DONE:
        pen.setFillColorRGB(*ACCENT)
        pen.setStrokeColorRGB(*ACCENT)
        pen.circle(middle_x, middle_y, radius, stroke=1, fill=1)
        pen.setStrokeColorRGB(*WHITE)
        draw_tick(pen, middle_x, middle_y, radius * 0.95, size * 0.13)
    else:
        pen.circle(middle_x, middle_y, radius, stroke=1, fill=1)
        if state is StepState.DOING:
            pen.setFillColorRGB(*ACCENT)
            pen.wedge(middle_x - radius, middle_y - radius, middle_x + radius, middle_y + radius, 270, 180, 0, 1)
            pen.circle(middle_x, middle_y, radius, stroke=1, fill=0)
        elif state is StepState.DROPPED:
            pen.line(middle_x - radius * 0.5, middle_y, middle_x + radius * 0.5, middle_y)
    pen.restoreState()


def draw_tick_box(pen: Canvas, state: StepState, left: float, top: float, size: float) -> None:
    """A big square to tick by hand, already ticked when done; half filled, a triangle or a bar otherwise."""
    pen.saveState()
    pen.setLineWidth(size * 0.09)
    pen.setStrokeColorRGB(*(MUTED if state is StepState.DROPPED else INK))
    pen.setFillColorRGB(*WHITE)
    pen.roundRect(left, top - size, size, size, size * 0.14, stroke=1, fill=1)
    middle_x, middle_y = left + size / 2, top - size / 2
    if state is StepState.DONE:
        pen.setStrokeColorRGB(*ACCENT)
        draw_tick(pen, middle_x, middle_y, size * 0.42, size * 0.15)
    elif state is StepState.DOING:
        pen.setFillColorRGB(*ACCENT)
        pen.circle(middle_x, middle_y, size * 0.18, stroke=0, fill=1)
    elif state is StepState.STUCK:
        _triangle(pen, middle_x, middle_y - size * 0.03, size * 0.3)
    elif state is StepState.DROPPED:
        pen.line(middle_x - size * 0.25, middle_y, middle_x + size * 0.25, middle_y)
    pen.restoreState()


def draw_tick(pen: Canvas, x: float, y: float, reach: float, thickness: float) -> None:
    """A tick around (x, y) in the current stroke colour."""
    pen.setLineWidth(thickness)
    pen.setLineCap(1)
    pen.setLineJoin(1)
    tick = pen.beginPath()
    tick.moveTo(x - reach * 0.6, y - reach * 0.02)
    tick.lineTo(x - reach * 0.15, y - reach * 0.48)
    tick.lineTo(x + reach * 0.62, y + reach * 0.5)
    pen.drawPath(tick, stroke=1, fill=0)


def draw_stage(pen: Canvas, stage: Stage, left: float, middle: float, width: float, size: float) -> None:
    """Six stepping stones in a row across `width`, those reached filled, the one stood on ringed."""
    reached = STAGES.index(stage)
    gap = (width - size) / (len(STAGES) - 1)
    pen.saveState()
    pen.setStrokeColorRGB(*RULE)
    pen.setLineWidth(size * 0.16)
    pen.line(left + size / 2, middle, left + width - size / 2, middle)
    pen.setLineWidth(size * 0.1)
    for n in range(len(STAGES)):
        at = left + size / 2 + n * gap
        pen.setStrokeColorRGB(*(ACCENT if n <= reached else MUTED))
        pen.setFillColorRGB(*(ACCENT if n < reached else WHITE))
        pen.circle(at, middle, size * 0.34, stroke=1, fill=1)
        if n == reached:
            pen.setFillColorRGB(*PALE)
            pen.circle(at, middle, size * 0.5, stroke=1, fill=1)
            pen.setFillColorRGB(*ACCENT)
            pen.circle(at, middle, size * 0.26, stroke=0, fill=1)
    pen.restoreState()


def _triangle(pen: Canvas, x: float, y: float, radius: float) -> None:
    pen.setLineJoin(1)
    pen.setStrokeColorRGB(*WARNING)
    pen.setLineWidth(radius * 0.24)
    shape = pen.beginPath()
    shape.moveTo(x, y + radius)
    shape.lineTo(x + radius, y - radius * 0.85)
    shape.lineTo(x - radius, y - radius * 0.85)
    shape.close()
    pen.drawPath(shape, stroke=1, fill=1)
    pen.setLineCap(1)
    pen.line(x, y + radius * 0.3, x, y - radius * 0.2)
    pen.setFillColorRGB(*WARNING)
    pen.circle(x, y - radius * 0.55, radius * 0.13, stroke=0, fill=1)
