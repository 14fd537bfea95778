"""An empty form as the bytes of a PDF in large print: a set of questions, or the line from A to B."""

from coachdesk.models.blank_form import BlankForm
from coachdesk.models.values import clean_text
from coachdesk.reports.layout.sheet import Translate, in_english
from coachdesk.reports.layout.strips import paginate
from coachdesk.reports.layout.styles import A4
from coachdesk.reports.measures.line_form import LineForm
from coachdesk.reports.measures.question_form import QuestionForm
from coachdesk.reports.tagged.archive import archived
from coachdesk.reports.tagged.canvas import TaggedCanvas
from coachdesk.reports.tagged.xmp import About

_ENGLISH = "en-GB"


def render_blank_form(form: BlankForm, translate: Translate = in_english) -> bytes:
    """The form as a PDF of A4 that keeps PDF/UA-1 and PDF/A-2a; the same form always gives the same bytes.

    Raises BrokenInstallation.
    """
    sheet = LineForm(form, translate) if form.content is None else QuestionForm(form, form.content, translate)
    furniture = sheet.furniture()
    canvas = TaggedCanvas(*A4)
    canvas.root = sheet.root
    pages = paginate(sheet.strips, A4[1] - sheet.paper.top, sheet.paper.bottom)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            canvas.next_page()
        furniture.draw(canvas, sheet.paper, sheet.shaper, number, len(pages))
        for strip, top in placed:
            strip.draw(canvas, top)
    language = form.content.language if form.content is not None else "en"
    said_in = _ENGLISH if language == "en" else language
    return archived(canvas, About(clean_text(sheet.title()), said_in, clean_text(form.organisation), form.made_at))
