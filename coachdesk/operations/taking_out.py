"""Copies that leave: drawn for one reader, sealed by the coach, written once, read back and checked (P-18..P-20)."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from coachdesk.crypto.digest import sha256_hex
from coachdesk.crypto.trust_file import Trust
from coachdesk.desk import Desk, new_record
from coachdesk.desk.access import access_line, record_access
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import CoachDeskError, NotSaved, NotValid, Refused, Unreadable
from coachdesk.models.access import AccessDeed
from coachdesk.models.family import Assignment, AssignmentRole, Family, Household, Stay
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person, SamePerson
from coachdesk.models.plan import Export, PlanVersion
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.plan_copy import PlanCopy
from coachdesk.models.record import Record
from coachdesk.operating_system import read_whole, remove_durably
from coachdesk.operations.copies_out import copy_line
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.plan_versions import content_at, inks_of
from coachdesk.operations.reviews import next_review_due
from coachdesk.operations.story import story_on_paper
from coachdesk.operations.vaults import organisation_of, signer_of, trust_of
from coachdesk.operations.who_sees import sharing_facts
from coachdesk.reports.verifying import Verdict, check
from coachdesk.reports.verifying.checking import SIZE_LIMIT
from coachdesk.tools.assignments import assigned_on
from coachdesk.tools.plan_copy import CopyFacts, family_copy, full_copy


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A sealed copy: what it says, its bytes, their SHA-256, and what checking it found."""

    version: PlanVersion
    copy: PlanCopy
    pdf: bytes
    sha256: str
    verdict: Verdict


def copy_for(open_desk: OpenDesk, version: PlanVersion, reader: Person | None) -> PlanCopy:
    """What the paper will say: everything (no reader), or what one named person may have.

    Raises Refused for someone marked no-contact, who has died or is not born yet.
    """
    content = content_at(open_desk.desk, version)
    facts = facts_of(open_desk, version, content)
    inks = inks_of(open_desk.desk, version)
    story = story_on_paper(open_desk.desk, version.log, reader)
    if reader is None:
        return full_copy(content, facts, inks, story=story)
    sharing = sharing_facts(open_desk.desk, version.log)
    return family_copy(content, reader, facts, inks, story=story, sharing=sharing)


def facts_of(open_desk: OpenDesk, version: PlanVersion, content: PlanContent) -> CopyFacts:
    """What every copy of a version says besides its content, and all whereabouts that no copy may say."""
    desk = open_desk.desk
    live = live_plan(desk, version.log)
    organisation = organisation_of(open_desk)
    return CopyFacts(
        version=version.number,
        made_at=version.made_at,
        digest=version.digest,
        organisation=organisation.name,
        coach=_named(desk, version.log, AssignmentRole.COACH),
        advocate=_named(desk, version.log, AssignmentRole.ADVOCATE),
        next_review=next_review_due(desk, content.plan),
        is_sample=organisation.sample_today is not None,
        now=live.content if live else None,
        links=tuple(desk.records(SamePerson, version.log)),
        workers=tuple(desk.records(Worker)),
        households=tuple(desk.records(Household)),
        stays=tuple(desk.records(Stay)),
        phones=tuple(one.phone for one in desk.records(Person) if one.phone),
        today=desk.today(),
    )


def draw(copy: PlanCopy) -> bytes:
    """The unsealed pages of a copy, for looking at before it is sealed."""
    from coachdesk.reports.plan_pages import render_plan  # noqa: PLC0415 - reportlab only when a page is drawn

    return render_plan(copy)


def seal(open_desk: OpenDesk, version: PlanVersion, copy: PlanCopy) -> TakenOut:
    """Draw and seal a copy as the worker of this vault, and check the result as anybody else would.

    Raises CertificateProblem when her key may not sign now, NotValid when the sealed file does not check out.
    """
    from coachdesk.reports.signing import seal_as_coach  # noqa: PLC0415 - pyHanko only when something is signed

    desk = open_desk.desk
    pdf = seal_as_coach(draw(copy), signer_of(open_desk), desk.now(), newest_seen=desk.latest_moment())
    return TakenOut(version, copy, pdf, sha256_hex(pdf), _proved(open_desk, pdf))


def save_copy(open_desk: OpenDesk, taken: TakenOut, reader: Person | None, out: Path, *, safe_on_paper: bool) -> None:
    """Write a sealed copy to a new file, read it back, check it, and record that it left.

    `safe_on_paper` is the answer to "Safe to leave on paper?"; a named person's copy needs a yes.
    Raises Refused, and what `write_and_record` raises; nothing is recorded unless the file is whole.
    """
    if reader is not None and not safe_on_paper:
        raise Refused("Say first whether it is safe to leave this on paper.")
    export = export_of(open_desk, taken, f"person:{reader.id}" if reader else "full", safe_on_paper=safe_on_paper)
    write_and_record(open_desk, taken, out, export)


def export_of(open_desk: OpenDesk, taken: TakenOut, copy_for: str, *, safe_on_paper: bool = False) -> Export:
    """The line about a sealed copy that is about to leave, not yet kept."""
    desk = open_desk.desk
    return new_record(
        Export,
        taken.version.log,
        version=taken.version.id,
        copy_for=copy_for,
        file_hash=taken.sha256,
        made_at=desk.now(),
        made_by=desk.owner.worker_id,
        safe_on_paper=safe_on_paper,
    )


def write_and_record(open_desk: OpenDesk, taken: TakenOut, out: Path, export: Export, *more: Record) -> None:
    """Write a sealed copy to a new file, read it back, check it, and keep all the lines that say it left, or none.

    Raises FileExists, NotSaved, DiskFull; the file is taken back when it cannot be recorded.
    """
    _write(open_desk, taken.pdf, out)
    _record(open_desk.desk, out, taken.sha256, taken.version.log, export.copy_for, export, *more)


def note_printed(desk: Desk, taken: TakenOut, copy_for: str) -> None:
    """Leave a line that a sealed copy goes to a printer. `copy_for` is as in `Export`."""
    record_access(desk, AccessDeed.PRINTED, taken.version.log, copy_for)


def countersign(open_desk: OpenDesk, file: Path, out: Path) -> Verdict:
    """Add the advocate's signature to a sealed copy, as a new file; the coach's stays as it was.

    Raises Unreadable, NotValid when the sealed file does not check out first, CertificateProblem, FileExists, NotSaved.
    """
    from coachdesk.reports.signing import countersign_as_advocate  # noqa: PLC0415 - pyHanko only when signing
    from coachdesk.sandbox.checking import check_in_sandbox  # noqa: PLC0415 - what comes from outside is read apart

    desk = open_desk.desk
    pdf = read_plan(file)
    before = check_in_sandbox(pdf, [trust_of(open_desk)], desk.now())
    if not before.valid:
        raise NotValid(before.sentence)
    signed = countersign_as_advocate(pdf, signer_of(open_desk), desk.now(), newest_seen=desk.latest_moment())
    verdict = _proved(open_desk, signed)
    family_id = _family_of(desk, pdf, verdict)
    _write(open_desk, signed, out)
    _record(desk, out, sha256_hex(signed), family_id, "countersigned")
    return verdict


def read_plan(file: Path) -> bytes:
    """The bytes of a file somebody hands in.

    Raises Unreadable, also for what is no plain file or is far larger than any plan.
    """
    try:
        return read_whole(file, SIZE_LIMIT)
    except FileNotFoundError as missing:
        raise Unreadable("That file could not be read.") from missing


def judge(open_desk: OpenDesk, file: Path, trust: Sequence[Trust]) -> tuple[Verdict, bool]:
    """What to think of a file somebody hands in, read in a process of its own, and whether it has been replaced.

    Raises Unreadable.
    """
    from coachdesk.sandbox.checking import check_in_sandbox  # noqa: PLC0415 - what comes from outside is read apart

    pdf = read_plan(file)
    verdict = check_in_sandbox(pdf, trust, open_desk.desk.now())
    known = known_export(open_desk.desk, pdf)
    return verdict, known is not None and versions_replaced(open_desk.desk, known[1])


def versions_replaced(desk: Desk, version: PlanVersion) -> bool:
    """True when a later version of the same plan exists: the older paper is superseded (P-18)."""
    return any(
        one.plan == version.plan and one.number > version.number for one in desk.records(PlanVersion, version.log)
    )


def known_export(desk: Desk, pdf: bytes) -> tuple[Export, PlanVersion] | None:
    """What this vault recorded of exactly this file, or None when it was not taken out here."""
    sha256 = sha256_hex(pdf)
    for one in desk.records(Export):
        if one.file_hash == sha256:
            return one, desk.get(PlanVersion, one.version).record
    return None


def _family_of(desk: Desk, pdf: bytes, checked: Verdict) -> str:
    """The id of the family a checked plan is of, by what was recorded of the file or by the code it is titled with.

    Empty when no family, or more than one, has that code here, or when another organisation sealed it.
    """
    from coachdesk.reports.titles import family_ref_of  # noqa: PLC0415 - with the rest of the reports

    known = known_export(desk, pdf)
    if known is not None:
        return known[1].log
    if checked.organisation_id != desk.owner.organisation_id:
        return ""
    ref = family_ref_of(pdf)
    found = [one.id for one in desk.records(Family) if one.ref == ref]
    return found[0] if len(found) == 1 else ""


def _record(desk: Desk, out: Path, sha256: str, family_id: str, what: str, *more: Record) -> None:
    """Keep in one piece that a file left, and where it lies; without that it is taken back."""
    try:
        with desk.together() as batch:
            for one in more:
                batch.add(one)
            batch.add(access_line(desk, AccessDeed.EXPORTED, family_id, what))
            batch.add(copy_line(desk, out, sha256, family_id, what))
    except BaseException:
        _take_back(out)
        raise


def _write(open_desk: OpenDesk, pdf: bytes, out: Path) -> None:
    from coachdesk.reports.writing import write_new_file  # noqa: PLC0415 - with the rest of the reports

    def read_back(path: Path) -> None:
        if sha256_hex(path.read_bytes()) != sha256_hex(pdf):
            raise NotSaved
        _proved(open_desk, path.read_bytes())

    write_new_file(out, pdf, read_back)


def _take_back(out: Path) -> None:
    """No copy leaves without a line that says so."""
    with suppress(CoachDeskError):
        remove_durably(out)


def _proved(open_desk: OpenDesk, pdf: bytes) -> Verdict:
    verdict = check(pdf, [trust_of(open_desk)], open_desk.desk.now())
    if not verdict.valid:
        raise NotValid(verdict.sentence)
    return verdict


def _named(desk: Desk, family_id: str, role: AssignmentRole) -> str:
    now = assigned_on(desk.records(Assignment, family_id), desk.today())
    held = [one for one in now if one.role is role]
    latest = held[-1] if held else None
    worker = desk.find(Worker, latest.worker) if latest else None
    return worker.record.name if worker else ""
