"""The family's page about its new coach: drawn, printed, saved as a file, and written down when it leaves (R-06)."""

from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.desk.access import record_access
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.models.access import AccessDeed
from coachdesk.models.family import Assignment, Family
from coachdesk.models.handover import Handover
from coachdesk.models.new_coach_page import NewCoachPage
from coachdesk.models.organisation import Worker
from coachdesk.operations.handing_over_family import standing_of
from coachdesk.operations.letting_out import let_out
from coachdesk.operations.vaults import organisation_of
from coachdesk.tools.new_coach_page import new_coach_page

NEW_COACH = "new_coach"
"""What such a copy is, in the access log and in the list of copies."""


def page_for(open_desk: OpenDesk, handover: Handover) -> NewCoachPage:
    """What the paper will say today. Raises NotFound where the family is not here."""
    desk = open_desk.desk
    organisation = organisation_of(open_desk)
    return new_coach_page(
        handover,
        {one.id: one for one in desk.records(Worker)},
        desk.records(Assignment, handover.log),
        standing_of(desk, handover).visit,
        family_ref=desk.get(Family, handover.log).record.ref,
        organisation=organisation.name,
        now=desk.now(),
        is_sample=organisation.sample_today is not None,
    )


def draw_page(page: NewCoachPage) -> bytes:
    """The page as a PDF."""
    from coachdesk.reports.new_coach import render_new_coach  # noqa: PLC0415 - reportlab only when a page is drawn

    return render_new_coach(page)


def file_name(page: NewCoachPage) -> str:
    """Code and day, no name."""
    ref = "".join(letter for letter in page.family_ref if letter.isalnum())
    return f"{ref or 'family'}-new-coach-{page.made_at.date()}.pdf"


def note_page_printed(desk: Desk, family_id: str, what: str = NEW_COACH) -> None:
    """Leave a line that the page goes to a printer. `what` names another page of the family's in the access log."""
    record_access(desk, AccessDeed.PRINTED, family_id, what)


def save_page(
    open_desk: OpenDesk, family_id: str, pdf: bytes, out: Path, *, safe_on_paper: bool, what: str = NEW_COACH
) -> None:
    """Write the page to a new file and keep the lines that say so, or neither.

    Raises Refused where nobody said that paper is safe there, and FileExists, NotSaved, DiskFull.
    """
    if not safe_on_paper:
        raise Refused("Say first whether it is safe to leave this on paper.")
    let_out(open_desk.desk, pdf, out, what, [family_id], belongs_to=family_id)
