"""Handing a family over from one worker to another, in two steps and with a yes; the family comes first (R-06, B-03).

What may be done when is `tools.handover`'s to say; here it is written. `family_access` then lets laptops in and out.
"""

from datetime import date
from typing import Any, NamedTuple

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, Refused
from coachdesk.models.family import Assignment, Family
from coachdesk.models.handover import Handover, LastVisit, SheetGiven
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.models.visit import Visit
from coachdesk.operations.syncing.enrolled import place_of
from coachdesk.tools.assignments import assigned_on
from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.handover import Deed, Hands, Standing, handover_state, why_not
from coachdesk.tools.partial_dates import latest


def handovers_of(desk: Desk, family_id: str) -> list[Opened[Handover]]:
    """Every handover of a family, the newest last."""
    return sorted(desk.all(Handover, family_id), key=lambda one: (one.record.proposed_on, one.record.id))


class Offered(NamedTuple):
    """A family that is to be handed over to whoever sits here, and by whom."""

    family: Family
    goes: str


def offered_to_me(desk: Desk) -> tuple[Offered, ...]:
    """The families whose handover to the worker of this vault is open and whose records have come, by code."""
    open_ones = [one for one in desk.records(Handover) if _is_open(one) and one.to_worker == desk.owner.worker_id]
    found = ((desk.find(Family, one.log), desk.find(Worker, one.from_worker)) for one in open_ones)
    offered = [Offered(family.record, worker.record.name if worker else "") for family, worker in found if family]
    return tuple(sorted(offered, key=lambda one: one.family.ref))


def standing_of(desk: Desk, handover: Handover) -> Standing:
    """The handover today, with its visit where that is in the diary."""
    visit = desk.find(Visit, handover.visit) if handover.visit else None
    return Standing(handover, visit.record if visit and not visit.deleted else None, desk.today())


def hands_of(open_desk: OpenDesk) -> Hands:
    """Who sits at this laptop."""
    desk = open_desk.desk
    worker = desk.find(Worker, desk.owner.worker_id)
    role = worker.record.role if worker else WorkerRole.COACH
    return Hands(desk.owner.worker_id, role, connected=place_of(open_desk) is not None)


def propose(
    open_desk: OpenDesk, assignment: Opened[Assignment], to_worker: str, from_day: date, *, why: str, **more: Any
) -> Opened[Handover]:
    """One worker's role is to go to another from a day on. Nothing has changed yet.

    Raises BadInput without a reason or for a day before the role began, Refused where the role has ended, is to be
    handed over already, or is the other's already.
    """
    desk, old = open_desk.desk, assignment.record
    if not why.strip():
        raise BadInput("why", "Say in a few words why this changes.")
    if from_day < latest(old.from_date):
        raise BadInput("from_day", "That is before the one who goes began.")
    held = assigned_on(desk.records(Assignment, old.log), desk.today())
    if old.id not in {one.id for one in held}:
        raise Refused("They do not have this role with the family now.")
    if any(one.worker == to_worker and one.role is old.role for one in held):
        raise Refused("They have this role with the family already.")
    if any(_is_open(one.record) and one.record.role is old.role for one in handovers_of(desk, old.log)):
        raise Refused("This role is being handed over already. Finish that, or take it back first.")
    fields = {"from_worker": old.worker, "to_worker": to_worker, "role": old.role, "from_day": from_day, "why": why}
    by = {"proposed_on": desk.today(), "proposed_by": desk.owner.worker_id}
    return desk.add(new_record(Handover, old.log, **fields, **by, **more), why)


def tell(
    open_desk: OpenDesk, handover: Opened[Handover], on: date, how: str, agrees: Asked = Asked.NOT_ASKED
) -> Opened[Handover]:
    """The family was told, on a day that has been and in a way that is written down. Raises BadInput, Refused."""
    if on > open_desk.desk.today():
        raise BadInput("told_on", "Write this down when the family has been told.")
    if not how.strip():
        raise BadInput("told_how", "Say how the family was told.")
    return _do(open_desk, Deed.TELL, handover, told_on=on, told_how=how, family_agrees=agrees)


def agree_visit(
    open_desk: OpenDesk, handover: Opened[Handover], sort: LastVisit, *, visit_id: str = "", on: date | None = None
) -> Opened[Handover]:
    """A joint visit or a goodbye is agreed: one in the diary, or a day. Raises BadInput, Refused."""
    visit = open_desk.desk.find(Visit, visit_id) if visit_id else None
    if visit is not None and visit.record.log != handover.record.log:
        raise BadInput("visit", "That visit is to another family.")
    if visit is None and on is None:
        raise BadInput("visit_on", "Say which visit, or on which day.")
    return _do(
        open_desk,
        Deed.AGREE_VISIT,
        handover,
        last_visit=sort,
        visit=visit.record.id if visit else None,
        visit_on=None if visit else on,
    )


def give_sheet(open_desk: OpenDesk, handover: Opened[Handover], how: SheetGiven) -> Opened[Handover]:
    """The family has its page about the new coach. Raises Refused."""
    return _do(open_desk, Deed.GIVE_SHEET, handover, sheet_given=how, sheet_on=open_desk.desk.today())


def go_without(open_desk: OpenDesk, handover: Opened[Handover], why: str) -> Opened[Handover]:
    """It goes on although something is missing, for a reason: the advocate's to give. Raises BadInput, Refused."""
    if not why.strip():
        raise BadInput("without_why", "Say why it goes on without.")
    desk = open_desk.desk
    fields = {"without_why": why, "without_by": desk.owner.worker_id, "without_on": desk.today()}
    return _do(open_desk, Deed.GO_WITHOUT, handover, **fields)


def accept(open_desk: OpenDesk, handover: Opened[Handover], words: str = "") -> Opened[Handover]:
    """The new worker says yes. Without a server it may be written down for her. Raises Refused."""
    desk = open_desk.desk
    fields = {"accepted_on": desk.today(), "accepted_by": desk.owner.worker_id, "accepted_words": words}
    return _do(open_desk, Deed.ACCEPT, handover, **fields)


def decline(open_desk: OpenDesk, handover: Opened[Handover], why: str) -> Opened[Handover]:
    """The new worker says no, and why; everything stays as it was. Raises BadInput, Refused."""
    if not why.strip():
        raise BadInput("declined_why", "Say in a few words why not, so that somebody else can be asked.")
    return _do(open_desk, Deed.DECLINE, handover, declined_on=open_desk.desk.today(), declined_why=why)


def withdraw(open_desk: OpenDesk, handover: Opened[Handover], why: str) -> Opened[Handover]:
    """It is taken back; everything stays as it was. Raises BadInput, Refused."""
    if not why.strip():
        raise BadInput("withdrawn_why", "Say in a few words why it is taken back.")
    desk = open_desk.desk
    by = {"withdrawn_on": desk.today(), "withdrawn_by": desk.owner.worker_id}
    return _do(open_desk, Deed.WITHDRAW, handover, **by, withdrawn_why=why)


def finish(open_desk: OpenDesk, handover: Opened[Handover]) -> Opened[Handover]:
    """The new worker has the role from the agreed day on, and the old one's ends with it, all in one piece.

    Raises Refused with what is missing.
    """
    desk, record = open_desk.desk, handover.record
    _may(open_desk, Deed.FINISH, record)
    running = [
        one
        for one in desk.all(Assignment, record.log)
        if (one.record.worker, one.record.role) == (record.from_worker, record.role) and one.record.to_date is None
    ]
    day, told = str(record.from_day), _told_words(record)
    with desk.together(record.why) as batch:
        for one in running:
            batch.amend(one, to_date=day, end_reason=record.why, family_told=told, handover=record.id)
        fields = {"worker": record.to_worker, "role": record.role, "from_date": day, "handover": record.id}
        batch.add(
            new_record(Assignment, record.log, **fields, is_key_worker=any(one.record.is_key_worker for one in running))
        )
        return batch.amend(handover, done_on=desk.today(), done_by=desk.owner.worker_id)


def _told_words(record: Handover) -> str:
    """How and when, as an assignment keeps it; where the family was not told, why not."""
    if record.told_on is None:
        return record.without_why
    return f"{partial_in_words(str(record.told_on))}: {record.told_how}"


def _is_open(record: Handover) -> bool:
    return handover_state(record).is_open


def _do(open_desk: OpenDesk, deed: Deed, handover: Opened[Handover], **fields: Any) -> Opened[Handover]:
    _may(open_desk, deed, handover.record)
    return open_desk.desk.amend(handover, **fields)


def _may(open_desk: OpenDesk, deed: Deed, record: Handover) -> None:
    sentence = why_not(deed, standing_of(open_desk.desk, record), hands_of(open_desk))
    if sentence:
        raise Refused(sentence)
