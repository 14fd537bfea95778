"""A worry that cannot wait: written down, amended by a new row, and told only by a call somebody answered (X-07)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.batch import Batch
from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.family import Family
from coachdesk.models.values import new_id
from coachdesk.models.worry import Worry, WorryCall, WorryRead
from coachdesk.tools.child_seen import child_seen_id
from coachdesk.tools.superseding import current, rivals_of, stand_for_same
from coachdesk.tools.worry_calls import WorryState, worry_state, worry_states

IN_SIGHT = timedelta(hours=24)
"""How long "Told to Jo at 15:10" stays on the family's pages after the call."""


@dataclass(frozen=True, slots=True)
class FamilyWorry:
    """A worry as it stands, and whose it is."""

    state: WorryState
    family: Family
    rivals: tuple[Worry, ...] = ()
    """Others that stand for the same worry, where two people changed it without seeing each other."""


def write_worry(
    desk: Desk, family_id: str, call: Mapping[str, Any] | None = None, **fields: Any
) -> tuple[Opened[Worry], Opened[WorryCall] | None]:
    """Write a worry down now, and with it a call made before it was written: both are kept or neither is.

    `fields` are those of `Worry`, `call` those of `WorryCall`. Strengths must be asked about, or "none seen" said
    (X-08). Raises BadInput with the name of the field; a call's begins with `call.`.
    """
    worry = new_record(Worry, family_id, **_written(desk), **{"happened_at": desk.now(), **fields})
    with desk.together() as batch:
        opened = batch.add(worry)
        logged = _add_call(desk, batch, worry, call, "call.") if call is not None else None
    return opened, logged


def amend_worry(desk: Desk, worry_id: str, because: str, rivals: Iterable[str] = (), **fields: Any) -> Opened[Worry]:
    """A new row in place of a worry, with what is different and why; what was written before stays.

    `rivals` are the ids of others that stand for the same, as `worries_of` gives them: the new row takes the place of
    all that were shown, and what is not given is as in `worry_id`. The calls for each of them count for this one.
    Raises NotFound, Refused for a worry that is no rival of it, and BadInput with the name of the field.
    """
    before = desk.get(Worry, worry_id).record
    if not because.strip():
        raise BadInput("amended_because", "Say in a few words why this is changed.")
    every = desk.records(Worry, before.log)
    others = tuple(dict.fromkeys(one for one in rivals if one != worry_id))
    if not set(others) <= {one.id for one in every if stand_for_same(one, before, every)}:
        raise Refused("These are two worries, so neither takes the place of the other.")
    values = {name: getattr(before, name) for name in before.field_names()}
    replaced = (before.id, *others)
    changed = {**values, **fields, **_written(desk), "supersedes": replaced, "amended_because": because}
    return desk.add(checked(Worry, {"id": new_id(), "log": before.log, **changed}))


def log_call(desk: Desk, worry_id: str, **fields: Any) -> Opened[WorryCall]:
    """Keep that somebody rang about a worry: `rung`, `number`, `at` (now unless given), `answered_by`, `said`.

    With `supersedes` it puts an earlier one right. Raises NotFound, and BadInput with the name of the field.
    """
    worry = desk.get(Worry, worry_id).record
    with desk.together() as batch:
        return _add_call(desk, batch, worry, fields)


def told(desk: Desk, worry_id: str) -> WorryCall | None:
    """The answered call that told somebody of a worry; None where none is logged."""
    worry = desk.get(Worry, worry_id).record
    return worry_state(worry, desk.records(Worry, worry.log), desk.records(WorryCall, worry.log)).told


def open_worries(desk: Desk, family_id: str | None = None) -> list[FamilyWorry]:
    """Worries nobody has been told of, the newest first; of one family, or of every family on this laptop."""
    return [one for one in worries_of(desk, family_id) if one.state.told is None]


def worries_in_sight(desk: Desk, family_id: str | None = None) -> list[FamilyWorry]:
    """What a banner says: worries nobody has been told of, and after those the ones told within a day."""
    since = desk.now() - IN_SIGHT
    every = worries_of(desk, family_id)
    open_ones = [one for one in every if one.state.told is None]
    return open_ones + [one for one in every if one.state.told is not None and one.state.told.at > since]


def worries_of(desk: Desk, family_id: str | None = None) -> list[FamilyWorry]:
    """Every worry that nothing takes the place of, the newest first."""
    states = _states(desk, family_id)
    families: dict[str, Family] = {}
    for log in {one.worry.log for one in states}:
        found = desk.find(Family, log)
        if found is not None:
            families[log] = found.record
    every = desk.records(Worry, family_id) if len(states) > 1 else []
    listed = [
        FamilyWorry(one, families[one.worry.log], tuple(rivals_of(one.worry, every)))
        for one in states
        if one.worry.log in families
    ]
    return sorted(listed, key=lambda one: (one.state.worry.written_at, one.state.worry.id), reverse=True)


def unread_worries(desk: Desk, family_id: str | None = None) -> list[Worry]:
    """Worries that somebody else wrote and the worker of this vault has not had open, in the order written."""
    me = desk.owner.worker_id
    theirs = [one for one in current(desk.records(Worry, family_id)) if one.written_by != me]
    read = {one.worry for one in desk.records(WorryRead, family_id) if one.worker == me} if theirs else set()
    return [one for one in theirs if one.id not in read]


def note_worries_read(desk: Desk, family_id: str) -> int:
    """Whoever sits here has this family's worries open; says how many were new. It tells nobody anything (X-07)."""
    me, new = desk.owner.worker_id, unread_worries(desk, family_id)
    with desk.together() as batch:
        for one in new:
            values = {"id": child_seen_id(one.id, me), "log": family_id, "worry": one.id, "worker": me}
            batch.add(checked(WorryRead, values))
    return len(new)


def _states(desk: Desk, family_id: str | None) -> list[WorryState]:
    worries = desk.records(Worry, family_id)
    return worry_states(worries, desk.records(WorryCall, family_id)) if worries else []


def _written(desk: Desk) -> dict[str, Any]:
    return {"written_at": desk.now(), "written_by": desk.owner.worker_id}


def _add_call(desk: Desk, batch: Batch, worry: Worry, fields: Mapping[str, Any], place: str = "") -> Opened[WorryCall]:
    values = {"at": desk.now(), "answered": bool(fields.get("answered_by")), **fields}
    try:
        call = new_record(WorryCall, worry.log, worry=worry.id, by=desk.owner.worker_id, **values)
    except BadInput as wrong:
        raise BadInput(f"{place}{wrong.field}", wrong.sentence) from None
    if any(one not in {row.id for row in desk.records(WorryCall, worry.log)} for one in call.supersedes):
        raise NotFound
    return batch.add(call)
