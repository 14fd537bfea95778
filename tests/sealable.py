"""A small plan page with both signature fields, ready to be sealed, and the same sealed and counter-signed."""

from functools import cache

from coachdesk.reports.layout.styles import A4
from coachdesk.reports.signature_fields import ADVOCATE, COACH
from coachdesk.reports.signing import countersign_as_advocate, seal_as_coach
from coachdesk.reports.tagged.archive import archived
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.structure import Element
from coachdesk.reports.tagged.xmp import About
from coachdesk.reports.typesetting.atoms import Setting
from coachdesk.reports.typesetting.lines import break_lines
from coachdesk.reports.typesetting.shaping import Shaper
from coachdesk.reports.typesetting.typefaces import Typeface
from coachdesk.reports.typesetting.words import said
from tests.signers import COUNTERSIGNED, FOUNDED, SEALED, brue_vale


@cache
def plan_page() -> bytes:
    """One page: a heading, a few lines of a family's words, two empty signature fields."""
    canvas = TaggedCanvas(*A4)
    _write(canvas, canvas.root.add("H1"), "Our plan", 780, 20)
    _write(canvas, canvas.root.add("P"), "We want calm mornings. " * 12, 740, 11)
    for name, left in ((COACH, 54), (ADVOCATE, 307)):
        canvas.signature_field(canvas.root.add("Form"), name, f"Signature of the {name}", (left, 500, left + 230, 544))
    return archived(canvas, About("Plan", "en-GB", "Brue Vale Family Service", FOUNDED))


@cache
def sealed() -> bytes:
    """The page, sealed by the coach on 1 September 2011."""
    return seal_as_coach(plan_page(), brue_vale().coach, SEALED)


@cache
def countersigned() -> bytes:
    """The sealed page, counter-signed by the advocate six days later."""
    return countersign_as_advocate(sealed(), brue_vale().advocate, COUNTERSIGNED)


def _write(canvas: TaggedCanvas, element: Element, text: str, top: float, size: float) -> None:
    setting = Setting(Typeface.STAFF, bold=False, shaper=Shaper())
    for n, line in enumerate(break_lines((said(text),), int(480 * 1000 / size), setting)):
        with canvas.reading(element):
            canvas.show_line(line, 54, top - n * size * 1.4, size)
