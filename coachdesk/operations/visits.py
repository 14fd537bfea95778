"""The visit: planned, moved, started, who was in, each child seen, and ended with the next one agreed (R-01, M-06)."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput, Refused
from coachdesk.models.call import Call
from coachdesk.models.moments import Asked
from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome
from coachdesk.operations.check_in import moved_check_in
from coachdesk.tools.child_seen import child_seen_id
from coachdesk.tools.tries import tries_in_a_row

CARRIED = ("planned_minutes", "time_zone", "place", "place_words", "household", "place_agency", "workers", "agencies")
"""What the next visit has from the one at which it is agreed."""

_NEAR = timedelta(days=14)
"""An open visit is looked for among those planned so many days before or after today: one of longer ago has been
forgotten, and reading more would make each visit slower to open."""

LONGEST_OPEN = timedelta(hours=6)
"""A visit open for longer has been forgotten: it no longer keeps the laptop from locking."""

_ENDED = "This visit has been ended already."


class EndedVisit(NamedTuple):
    """A visit with its outcome, and the next one if one was agreed."""

    visit: Opened[Visit]
    following: Opened[Visit] | None


def plan_visit(desk: Desk, family_id: str, planned_at: datetime, **more: Any) -> Opened[Visit]:
    """A visit to come, by the worker of this vault unless `workers` says who goes (R-01, M-06)."""
    return desk.add(_new_visit(desk, family_id, planned_at, **more))


def move_visit(desk: Desk, visit: Opened[Visit], planned_at: datetime, because: str = "", **more: Any) -> EndedVisit:
    """The visit will be at another time: a new one takes its place, and the old one says so."""
    record = visit.record
    if record.started_at or record.outcome:
        raise Refused("This visit has begun or is over. Agree a next one instead.")
    if planned_at == record.planned_at:
        raise BadInput("planned_at", "That is when it is planned already. Choose another time.")
    same = {"purpose": record.purpose, "bring": record.bring, **_carried(record)}
    whole = {**same, **moved_check_in(record, planned_at), **more}
    with desk.together() as batch:
        new = batch.add(_new_visit(desk, record.log, planned_at, **whole))
        fields = {"outcome": VisitOutcome.MOVED, "outcome_words": because, "next_visit": new.record.id}
        return EndedVisit(batch.amend(visit, **fields), new)


def start_visit(desk: Desk, visit: Opened[Visit]) -> Opened[Visit]:
    """The coach is there: the visit is open from now on. One that is open already stays as it is (two coaches)."""
    record = visit.record
    if record.outcome:
        raise Refused(_ENDED)
    if record.started_at:
        return visit
    return desk.amend(visit, started_at=desk.now(), workers_came=_with_me(desk, record.workers_came))


def start_unplanned(desk: Desk, family_id: str, **more: Any) -> Opened[Visit]:
    """A visit nobody had planned, open from now on. It has the place and workers of the family's last one."""
    now = desk.now()
    earlier = [one for one in desk.records(Visit, family_id) if one.outcome is not VisitOutcome.MOVED]
    last = max(earlier, key=lambda one: one.planned_at, default=None)
    came = {"started_at": now, "workers_came": _with_me(desk, ())}
    return desk.add(_new_visit(desk, family_id, now, **{**(_carried(last) if last else {}), **came, **more}))


def open_visits(desk: Desk) -> list[Visit]:
    """The visits that the worker of this vault has open now, the latest begun first."""
    today, me = desk.today(), desk.owner.worker_id
    near = desk.dated(Visit, until=today + _NEAR, since=today - _NEAR)
    mine = [one for one in near if is_open(one) and me in one.workers_came]
    return sorted(mine, key=lambda one: one.started_at or one.planned_at, reverse=True)


def is_open(visit: Visit) -> bool:
    """Whether a visit has begun and nobody has said yet how it went."""
    return visit.started_at is not None and visit.outcome is None


def is_visiting(desk: Desk) -> bool:
    """Whether the worker of this vault is at a visit now, so that locking waits longer (architecture.md)."""
    now = desk.now()
    return any(one.started_at and abs(now - one.started_at) < LONGEST_OPEN for one in open_visits(desk))


def say_who_was_in(
    desk: Desk, visit: Opened[Visit], people: tuple[str, ...], others: str | None = None
) -> Opened[Visit]:
    """Who of the family was there, and others in words where given; nobody is guessed."""
    words = visit.record.others_in if others is None else others
    return desk.amend(visit, was_in=people, others_in=words)


def say_who_came(
    desk: Desk, visit: Opened[Visit], workers: tuple[str, ...], agencies: tuple[str, ...] = ()
) -> Opened[Visit]:
    """Which workers came with the one of this vault, and which agencies with somebody not in the directory (M-06)."""
    return desk.amend(visit, workers_came=_with_me(desk, workers), agencies_came=agencies)


def see_child(
    desk: Desk, visit: Visit, child: str, before: Opened[ChildSeen] | None = None, **fields: Any
) -> Opened[ChildSeen]:
    """What was seen of one child: `seen`, `spoken_with`, `alone` (Asked), `words`; what is not given stays (M-06).

    `before` is the record as it was on the screen, None while nothing had been said. A child spoken with was seen.
    """
    if Asked.YES in (fields.get("spoken_with"), fields.get("alone")):
        fields = {"seen": Asked.YES, **fields}
    if before is not None:
        return desk.amend(before, **fields)
    values = {"id": child_seen_id(visit.id, child), "log": visit.log, "visit": visit.id, "child": child}
    return desk.add(checked(ChildSeen, {**values, **fields}))


def children_seen(desk: Desk, visit: Visit) -> dict[str, Opened[ChildSeen]]:
    """What was said of each child at a visit, by the child's id."""
    return {one.record.child: one for one in desk.all(ChildSeen, visit.log) if one.record.visit == visit.id}


def end_visit(
    desk: Desk,
    visit: Opened[Visit],
    outcome: VisitOutcome,
    next_at: datetime | None = None,
    no_next_because: str = "",
    outcome_words: str = "",
    **following: Any,
) -> EndedVisit:
    """How it went, and in the same deed the next visit or why there is none (requirements.md 6.1, Z-01).

    NOBODY_IN is a try: the next one is asked for like any other. `following` are fields of the next visit.
    Raises BadInput("next_at") without either, and Refused for a visit that is over.
    """
    record = visit.record
    if record.outcome:
        raise Refused(_ENDED)
    if outcome is VisitOutcome.MOVED:
        raise Refused("Move the visit by choosing its new time, so that the two stay joined.")
    if next_at is None and not no_next_because.strip():
        again = "Say when you will try again, or why not."
        agree = "Agree when you meet next, or say why there is no next visit."
        raise BadInput("next_at", again if outcome is VisitOutcome.NOBODY_IN else agree)
    now = desk.now()
    if next_at is not None and next_at <= max(record.planned_at, now):
        raise BadInput("next_at", "The next visit comes after this one and is still to come. Check the day and time.")
    fields: dict[str, Any] = {"outcome": outcome, "outcome_words": outcome_words, "no_next_because": no_next_because}
    if record.started_at:
        fields["ended_at"] = max(now, record.started_at)  # a clock that moved back makes no visit end before it began
    if outcome in (VisitOutcome.MET, VisitOutcome.NOBODY_IN):
        fields["workers_came"] = record.workers_came or _with_me(desk, ())
    with desk.together() as batch:
        new = None
        if next_at is not None:
            new = batch.add(_new_visit(desk, record.log, next_at, **{**_carried(record), **following}))
            fields |= {"next_visit": new.record.id, "no_next_because": ""}
        return EndedVisit(batch.amend(visit, **fields), new)


def take_back_end(desk: Desk, visit: Opened[Visit]) -> Opened[Visit]:
    """Undo `end_visit` or `move_visit`: it is as before, and the visit agreed with it is taken out unless it began."""
    if visit.record.outcome is None:
        raise Refused("This visit has not been ended.")
    following = desk.find(Visit, visit.record.next_visit) if visit.record.next_visit else None
    if following is not None and (following.record.started_at or following.record.outcome):
        raise Refused("The visit agreed here has already begun, so this one stays as it is.")
    with desk.together() as batch:
        if following is not None and not following.deleted:
            batch.remove(following)
        nothing = {"outcome_words": "", "no_next_because": ""}
        return batch.amend(visit, outcome=None, ended_at=None, next_visit=None, **nothing)


def tries_so_far(desk: Desk, family_id: str) -> int:
    """How often in a row it has been tried to reach the family, by visit or call: persistence, no failing (Z-01)."""
    return tries_in_a_row(desk.records(Visit, family_id), desk.records(Call, family_id))


def _new_visit(desk: Desk, family_id: str, planned_at: datetime, **more: Any) -> Visit:
    return new_record(Visit, family_id, planned_at=planned_at, **{"workers": (desk.owner.worker_id,), **more})


def _carried(visit: Visit) -> dict[str, Any]:
    return {name: getattr(visit, name) for name in CARRIED}


def _with_me(desk: Desk, workers: tuple[str, ...]) -> tuple[str, ...]:
    me = desk.owner.worker_id
    return workers if me in workers else (*workers, me)
