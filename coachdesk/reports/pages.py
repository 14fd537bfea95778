"""What a sheet holds, page by page, as the bytes of a PDF: drawn, tagged and archival, ready to be sealed."""

from datetime import datetime

from coachdesk.models.values import clean_text
from coachdesk.reports.layout.sheet import Sheet
from coachdesk.reports.layout.strips import paginate
from coachdesk.reports.plan.furniture import Furniture
from coachdesk.reports.tagged.archive import archived
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.xmp import About

LANGUAGE = "en-GB"


def pages_of(
    sheet: Sheet, furniture: Furniture, title: str, author: str, made_at: datetime, language: str = LANGUAGE
) -> bytes:
    """The sheet as a PDF that keeps PDF/UA-1 and PDF/A-2a, its pages as large as its paper.

    The same sheet always gives the same bytes. `title` is shown by readers in their title bar. Raises
    BrokenInstallation when a bundled font, picture or colour profile is not as it was shipped.
    """
    canvas = TaggedCanvas(*sheet.paper.size)
    canvas.root = sheet.root
    pages = paginate(sheet.strips, sheet.paper.size[1] - sheet.paper.top, sheet.paper.bottom)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            canvas.next_page()
        furniture.draw(canvas, sheet.paper, sheet.shaper, number, len(pages))
        for strip, top in placed:
            strip.draw(canvas, top)
    return archived(canvas, About(clean_text(title), language, clean_text(author), made_at))
