"""Empty forms to fill in by hand: which there are, what each is called, and putting them on a disk."""

from collections.abc import Iterable
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.errors import FileExists, NotSaved
from coachdesk.models.blank_form import BlankForm
from coachdesk.models.measures import AnswerMode
from coachdesk.models.organisation import Organisation
from coachdesk.operations.question_sets import sets_to_ask

MODES = (AnswerMode.FACES_5, AnswerMode.FACES_3, AnswerMode.FACES_2, AnswerMode.LINE)
"""Everything a set can be asked with, the usual one first."""


def blank_forms(desk: Desk, language: str = "en", *, with_alone: bool = False) -> tuple[BlankForm, ...]:
    """A form for every set that is asked, in every mode, and last the line from A to B.

    Questions that want the person alone stand on none unless `with_alone`.
    """
    organisation = desk.find(Organisation, desk.owner.organisation_id)
    name, now = organisation.record.name if organisation else "", desk.now()
    forms = [
        BlankForm(content=content, mode=mode, with_alone=with_alone, organisation=name, made_at=now)
        for content in sets_to_ask(desk, language)
        for mode in MODES
    ]
    return (*forms, BlankForm(organisation=name, made_at=now))


def file_name(form: BlankForm) -> str:
    """Set, version, language and mode, as they stand on the form."""
    if form.content is None:
        return "line-from-a-to-b.pdf"
    content = form.content
    return f"{content.key}-{content.version}-{content.language}-{form.mode.value}.pdf"


def draw_form(form: BlankForm) -> bytes:
    """The form as a PDF. Raises BrokenInstallation."""
    from coachdesk.reports.measures.blank_form import render_blank_form  # noqa: PLC0415 - reportlab when it is drawn

    return render_blank_form(form)


def save_form(form: BlankForm, out: Path) -> None:
    """Put the form on a disk as a new file. Raises FileExists, NotSaved."""
    from coachdesk.reports.writing import write_new_file  # noqa: PLC0415 - with the rest of the reports

    pdf = draw_form(form)

    def read_back(path: Path) -> None:
        if path.read_bytes() != pdf:
            raise NotSaved

    write_new_file(out, pdf, read_back)


def save_forms(forms: Iterable[BlankForm], folder: Path) -> tuple[Path, ...]:
    """Put them all in a folder, made if need be; answers where each is. Raises FileExists before any is written."""
    places = [(form, folder / file_name(form)) for form in forms]
    if any(place.exists() for _, place in places):
        raise FileExists("There are forms in that folder already. Choose another: CoachDesk never writes over a file.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise NotSaved from trouble
    for form, place in places:
        save_form(form, place)
    return tuple(place for _, place in places)
