"""An empty form as the bytes of a PDF in large print: a set of questions, or the line from A to B."""

from coachdesk.models.blank_form import BlankForm
from coachdesk.reports.layout.sheet import Translate, in_english
from coachdesk.reports.measures.line_form import LineForm
from coachdesk.reports.measures.question_form import QuestionForm
from coachdesk.reports.pages import LANGUAGE, pages_of


def render_blank_form(form: BlankForm, translate: Translate = in_english) -> bytes:
    """The form as a PDF of A4 that keeps PDF/UA-1 and PDF/A-2a; the same form always gives the same bytes.

    Raises BrokenInstallation.
    """
    sheet = LineForm(form, translate) if form.content is None else QuestionForm(form, form.content, translate)
    language = form.content.language if form.content is not None else "en"
    said_in = LANGUAGE if language == "en" else language
    return pages_of(sheet, sheet.furniture(), sheet.title(), form.organisation, form.made_at, said_in)
