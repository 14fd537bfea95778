"""A copy of the plan for one agency: looked at, waited with, sealed and recorded (P-19, I-02, I-07, I-10).

It waits a day after the version was last signed, so that anybody can change their mind, unless the family says now.
The rules are asked again at the last moment: what was withdrawn while the page was open does not leave.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, Refused, Stale
from coachdesk.models.agency_copy import AgencyCopy
from coachdesk.models.organisation import Agency, Worker, WorkerRole
from coachdesk.models.plan import Ink, PlanVersion
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.sharing import ShareChannel, ShareEvent, SharePurpose
from coachdesk.operations.agreements import papers_of
from coachdesk.operations.plan_versions import content_at, inks_of
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.taking_out import TakenOut, export_of, facts_of, write_and_record
from coachdesk.tools.agency_copy import agency_copy
from coachdesk.tools.agency_targets import workers_of
from coachdesk.tools.dates import in_words
from coachdesk.tools.plan_copy import CopyFacts
from coachdesk.tools.sharing_papers import SharingPapers
from coachdesk.tools.superseding import current

WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """One agency of the directory: the copy it may be given today, or None with the reason in sentences."""

    agency: Agency
    copy: AgencyCopy | None
    refusal: str
    has_step: bool
    """Whether one of its workers has a step in the plan: an agency without one is never given a copy."""


@dataclass(frozen=True, slots=True)
class _Read:
    """All that is read of a version and its family to work out what anybody may be given."""

    content: PlanContent
    papers: SharingPapers
    facts: CopyFacts
    inks: list[Ink]


def look_at_agency_copy(
    open_desk: OpenDesk, version: PlanVersion, agency: Agency, purpose: SharePurpose = SharePurpose.DO_ITS_PART
) -> AgencyCopy:
    """What the agency would be given of a version today, on which basis, and what is left out.

    Raises Refused with the reason when nothing may be given.
    """
    return _copy(open_desk.desk, _read(open_desk, version), agency, purpose)


def who_may_have_one(
    open_desk: OpenDesk, version: PlanVersion, purpose: SharePurpose = SharePurpose.DO_ITS_PART
) -> list[Offer]:
    """Every agency of the directory: first those that may be given a copy today, then those that have a step in the
    plan and may not, with the reason, then the others; each by name."""
    desk, read = open_desk.desk, _read(open_desk, version)
    found = [_offer(desk, read, agency, purpose) for agency in desk.records(Agency)]
    return sorted(found, key=lambda one: (one.copy is None, not one.has_step, one.agency.name.casefold()))


def waits_until(desk: Desk, version: PlanVersion) -> datetime:
    """The moment from which an agency may be given this version: a day after it was made, or last signed."""
    return max([version.made_at, *(ink.signed_at for ink in inks_of(desk, version))]) + WAIT


def give_to_agency(
    open_desk: OpenDesk,
    taken: TakenOut,
    shown: AgencyCopy,
    out: Path,
    *,
    family_said_now: bool = False,
    reader_worker: str | None = None,
    channel: ShareChannel | None = None,
) -> ShareEvent:
    """Write the sealed copy of what was shown, and keep what was given to whom, for what and on which basis.

    `reader_worker` is the one of its workers it is meant for. Raises Refused while it waits and when the rules no
    longer allow it, Stale when they now allow something else than was shown, BadInput for a worker who is not the
    agency's, and what `write_and_record` raises.
    """
    desk, version = open_desk.desk, taken.version
    agency = desk.get(Agency, shown.agency).record
    reader = _reader(desk, agency, reader_worker)
    if not family_said_now and desk.now() < (until := waits_until(desk, version)):
        wall = on_the_wall(until)
        raise Refused(
            f"This waits until {in_words(wall.date())}, {wall:%H:%M}, so that anybody in the family can change their"
            " mind. It can go now only if the family says so."
        )
    if look_at_agency_copy(open_desk, version, agency, shown.purpose) != shown or taken.copy != shown.page:
        raise Stale("What may be given has changed since this was shown. Look at it again first.")
    export = export_of(open_desk, taken, f"agency:{agency.id}")
    event = new_record(
        ShareEvent,
        version.log,
        agency=agency.id,
        reader=reader,
        reader_worker=reader_worker,
        purpose=shown.purpose,
        bases=shown.bases,
        because=shown.because,
        people=shown.people,
        included=shown.included,
        left_out=tuple(f"{one.name}: {one.count}" for one in shown.left_out),
        rules=shown.rules,
        overrides=shown.overrides,
        version=version.id,
        export=export.id,
        channel=channel,
        shared_at=desk.now(),
        shared_by=desk.owner.worker_id,
        family_said_now=family_said_now,
        supersedes=tuple(one.id for one in given_so_far(desk, version.log, agency.id)),
    )
    write_and_record(open_desk, taken, out, export, event)
    return event


def given_so_far(desk: Desk, family_id: str, agency_id: str | None = None) -> list[ShareEvent]:
    """What agencies (or one of them) hold of this family now: earlier copies that nothing took the place of."""
    return [one for one in current(desk.records(ShareEvent, family_id)) if agency_id in (None, one.agency)]


def readers_at(desk: Desk, agency: Agency) -> list[Worker]:
    """The agency's workers whom a copy may be meant for, by name."""
    found = [one for one in desk.records(Worker) if one.agency == agency.id and one.role is WorkerRole.AGENCY_WORKER]
    return sorted(found, key=lambda one: one.name.casefold())


def agency_by_name(desk: Desk, name: str) -> Opened[Agency]:
    """The one agency of this name in the directory. Raises BadInput when there is none, or more than one."""
    found = [one for one in desk.all(Agency) if one.record.name.casefold() == name.strip().casefold()]
    if len(found) != 1:
        raise BadInput("agency", "More than one agency has this name." if found else "No agency has this name.")
    return found[0]


def _read(open_desk: OpenDesk, version: PlanVersion) -> _Read:
    desk = open_desk.desk
    content = content_at(desk, version)
    return _Read(content, papers_of(desk, version.log), facts_of(open_desk, version, content), inks_of(desk, version))


def _copy(desk: Desk, read: _Read, agency: Agency, purpose: SharePurpose) -> AgencyCopy:
    return agency_copy(read.content, agency, purpose, read.papers, read.facts, desk.today(), read.inks)


def _offer(desk: Desk, read: _Read, agency: Agency, purpose: SharePurpose) -> Offer:
    theirs = workers_of(agency, read.content.workers)
    has_step = any(step.owner_worker in theirs for step in read.content.steps)
    try:
        return Offer(agency, _copy(desk, read, agency, purpose), "", has_step)
    except Refused as refused:
        return Offer(agency, None, refused.sentence, has_step)


def _reader(desk: Desk, agency: Agency, worker_id: str | None) -> str:
    if worker_id is None:
        return agency.name
    worker = next((one for one in readers_at(desk, agency) if one.id == worker_id), None)
    if worker is None:
        raise BadInput("reader_worker", "That person does not work for this agency.")
    return worker.name
