"""A plan's copy as the bytes of a PDF: laid out, drawn page by page, tagged and archival, ready to be sealed."""

from coachdesk.models.plan_copy import PlanCopy
from coachdesk.models.values import clean_text
from coachdesk.reports.layout.sheet import Translate, in_english
from coachdesk.reports.layout.strips import paginate
from coachdesk.reports.layout.styles import A4
from coachdesk.reports.plan.family_copy import FamilyCopy
from coachdesk.reports.plan.full_copy import FullCopy
from coachdesk.reports.tagged.archive import archived
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.xmp import About
from coachdesk.reports.titles import title_of

LANGUAGE = "en-GB"


def render_plan(copy: PlanCopy, translate: Translate = in_english) -> bytes:
    """The copy as a PDF of A4 pages that keeps PDF/UA-1 and PDF/A-2a, with two empty signature fields.

    The fields are named in `signature_fields`. Large print gives a family copy, else the full one. The same copy
    always gives the same bytes. Nothing outside the program is opened, whatever the copy's texts say.
    Raises BrokenInstallation when a bundled font, picture or colour profile is not as it was shipped.
    """
    sheet = FamilyCopy(copy, translate) if copy.large_print else FullCopy(copy, translate)
    paper, furniture = sheet.paper, sheet.furniture()
    canvas = TaggedCanvas(*A4)
    canvas.root = sheet.root
    pages = paginate(sheet.strips, A4[1] - paper.top, paper.bottom)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            canvas.next_page()
        furniture.draw(canvas, paper, sheet.shaper, number, len(pages))
        for strip, top in placed:
            strip.draw(canvas, top)
    return archived(canvas, About(title_of(copy), LANGUAGE, clean_text(copy.organisation), copy.made_at))
