"""A plan's copy as the bytes of a PDF: laid out, drawn page by page, tagged and archival, ready to be sealed."""

from coachdesk.models.plan_copy import PlanCopy
from coachdesk.reports.layout.sheet import Translate, in_english
from coachdesk.reports.pages import pages_of
from coachdesk.reports.plan.family_copy import FamilyCopy
from coachdesk.reports.plan.full_copy import FullCopy
from coachdesk.reports.titles import title_of


def render_plan(copy: PlanCopy, translate: Translate = in_english) -> bytes:
    """The copy as a PDF of A4 pages that keeps PDF/UA-1 and PDF/A-2a, with two empty signature fields.

    The fields are named in `signature_fields`. Large print gives a family copy, else the full one. The same copy
    always gives the same bytes. Nothing outside the program is opened, whatever the copy's texts say.
    Raises BrokenInstallation when a bundled font, picture or colour profile is not as it was shipped.
    """
    sheet = FamilyCopy(copy, translate) if copy.large_print else FullCopy(copy, translate)
    return pages_of(sheet, sheet.furniture(), title_of(copy), copy.organisation, copy.made_at)
