"""The figures of the demo's summary, read back from the vault and from the files as anybody else would."""

from dataclasses import dataclass
from pathlib import Path

from coachdesk.demo.figures import ToldFigures, tell_figures
from coachdesk.demo.preparing import Prepared
from coachdesk.desk import Desk
from coachdesk.models.family import Family
from coachdesk.models.measures import AnswerSet, AnswerStatus, LineMark
from coachdesk.models.person import Person
from coachdesk.models.plan import InkMethod, SubTarget, Target
from coachdesk.models.sharing import ShareEvent
from coachdesk.models.visit import Visit
from coachdesk.operating_system import WallClock
from coachdesk.operations.live_plan import plan_of
from coachdesk.operations.notes import notes_of
from coachdesk.operations.plan_versions import inks_of, latest_version
from coachdesk.operations.vaults import open_vault, read_trust_file
from coachdesk.sandbox.checking import check_in_sandbox

MARKED = (AnswerStatus.ANSWERED, AnswerStatus.CORRECTED)

Checked = dict[str, int | bool | None]


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one family on one day, by its own people: answers with a mark, how many of them were corrected, and what was
    no mark; `private` are the sittings and X's that are not for the family to see.
    """

    people: int
    answers: int
    corrected: int
    skipped: int
    private: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What the coach's vault holds after the walk; `visit` is of today alone, `shares` what agencies were given."""

    counts: dict[str, int]
    visit: dict[str, int]
    shares: int
    measures: Measured
    version: int
    signers: int
    figures: ToldFigures


def tell_kept(prepared: Prepared, family_id: str, answering: str) -> Kept:
    """Open the coach's vault once more and count; `answering` is the family that answered for itself."""
    open_desk = open_vault(prepared.coach, bytearray(prepared.words.encode()), WallClock())
    desk = open_desk.desk
    try:
        plan = plan_of(desk, family_id)
        version = latest_version(desk, plan.record) if plan else None
        inks = inks_of(desk, version) if version else []
        return Kept(
            counts={
                "families": len(desk.all(Family)),
                "people": len(desk.all(Person)),
                "targets": len(desk.all(Target)),
                "steps": len(desk.all(SubTarget)),
            },
            visit=_of_todays_visit(desk, family_id),
            shares=len(desk.records(ShareEvent, family_id)),
            measures=_measured(desk, answering),
            version=version.number if version else 0,
            signers=sum(ink.method is not InkMethod.RATHER_NOT for ink in inks),
            figures=tell_figures(desk),
        )
    finally:
        open_desk.close()


def _of_todays_visit(desk: Desk, family_id: str) -> dict[str, int]:
    """How many notes were kept of today's visit, and steps ticked on this day."""
    today = desk.today()
    held = {one.id for one in desk.records(Visit, family_id) if one.started_at and one.started_at.date() == today}
    ticked = [one for one in desk.records(SubTarget, family_id) if one.done_on == today]
    return {
        "notes": sum(one.visit in held for one in notes_of(desk, family_id)),
        "ticked": len(ticked),
    }


def _measured(desk: Desk, family_id: str) -> Measured:
    today = desk.today()
    sittings = [one for one in desk.records(AnswerSet, family_id) if one.at.date() == today and one.worker is None]
    marks = [one for one in desk.records(LineMark, family_id) if one.at.date() == today and one.person]
    stood = [*(answer.status for each in sittings for answer in each.answers), *(one.status for one in marks)]
    return Measured(
        people=len({*(one.person for one in sittings), *(one.person for one in marks)}),
        answers=sum(one in MARKED for one in stood),
        corrected=stood.count(AnswerStatus.CORRECTED),
        skipped=sum(one not in MARKED for one in stood),
        private=sum(not one.released for one in sittings) + sum(not one.released for one in marks),
    )


def tell_checked(sealed: Path, countersigned: Path, trust: Path) -> Checked:
    """How many signatures, whether the counter-signed file is valid, and what page-validation says.

    PDF/UA is asked of both files and PDF/A of the one sealed by the coach; None where page-validation is not
    installed (it is in the development group only).
    """
    verdict = check_in_sandbox(countersigned.read_bytes(), [read_trust_file(trust)], WallClock().now())
    return {
        "signatures": len(verdict.signatures),
        "valid": verdict.valid,
        "pdfua": passes("ua1", sealed, countersigned),
        "pdfa": passes("2a", sealed),
    }


def passes(profile: str, *files: Path) -> bool | None:
    """True when every file keeps `ua1` (PDF/UA-1) or `2a` (PDF/A-2a); None where page-validation is not installed."""
    try:
        import page  # noqa: PLC0415 - in the development group only
    except ImportError:
        return None
    return all(page.is_pdf_compliant_bytes(file.read_bytes(), profile=profile) for file in files)
