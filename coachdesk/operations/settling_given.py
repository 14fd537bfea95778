"""Keeping what a family gave, where the coach says so: once, however often it is begun again after a crash."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from coachdesk.desk import Desk, new_record
from coachdesk.desk.access import record_access
from coachdesk.desk.batch import Batch
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.access import AccessDeed
from coachdesk.models.family_mode import HandOver, Told
from coachdesk.models.note import Note, OwnWords
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.values import Id
from coachdesk.operating_system import remove_durably
from coachdesk.operations.drop_box_file import box_path
from coachdesk.operations.family_given import (
    GivenBox,
    GivenItem,
    is_told_before,
    told_before,
    told_notes,
    what_hinders,
)
from coachdesk.operations.hand_overs import keep_hand_overs, kept_hand_overs
from coachdesk.operations.steps_wanted import add_wanted_steps
from coachdesk.operations.visits import open_visits
from coachdesk.tools.given_records import Made, made_id, made_of
from coachdesk.tools.note_times import note_times

_LATE = "The family wrote it on the laptop. It was looked through later."


def settle_given(
    open_desk: OpenDesk, box: GivenBox, keep: Collection[str], under: Mapping[str, Id] | None = None
) -> int:
    """Keep the items named by their keys, as ordinary changes in one group; the rest is gone. How many were kept.

    Told words become one note, in their own words, in the visit that was open; answers, marks, lines and good news
    records of their own; a wanted step stands under the target named in `under`, or is a target of its own, and
    then for that person alone where it came from an answer the family may not see.
    After a crash it can be done again without keeping anything twice. Raises NotSaved, DiskFull; nothing is settled.
    """
    desk, one = open_desk.desk, box.hand_over
    chosen = [item for item in box.items if item.key in keep]
    lines = {item.given.line_words.line: item for item in box.items if item.given.line_words}
    needed = [lines[item.given.mark.line] for item in chosen if item.given.mark and item.given.mark.line in lines]
    before = told_before(desk, one.box_id)
    told = [item.given.told for item in chosen if item.given.told and not is_told_before(item.given, before)]
    rest = {item.key: item for item in (*needed, *chosen) if not item.given.told}
    names = ", ".join(dict.fromkeys(item.who for item in chosen if item.who))
    with desk.together(f"Given on the family's own pages: {names}") as batch:
        for item in rest.values():
            if what_hinders(desk, one, int(item.key), item.standing, lines) is None:
                _keep(desk, batch, one, item)
        add_wanted_steps(desk, batch, box, [item for item in rest.values() if item.given.step], under or {})
        if told:
            batch.add(_note(desk, one, told, len(told_notes(desk, one.box_id))))
    record_access(desk, AccessDeed.TOOK_BACK, one.family, f"{len(chosen)}/{len(box.items)}")
    keep_hand_overs(open_desk, tuple(kept for kept in kept_hand_overs(open_desk) if kept.box_id != one.box_id))
    remove_durably(box_path(open_desk.folder, one.box_id))
    return len(chosen)


def _keep(desk: Desk, batch: Batch, one: HandOver, item: GivenItem) -> None:
    tick = item.given.tick
    if tick:
        batch.amend(
            desk.get(SubTarget, tick.step),
            state=StepState.DONE,
            done_on=tick.at.date(),
            done_how=tick.how,
            barrier=None,
            what_would_help="",
        )
        return
    record = made_of(one, int(item.key), item.standing, _visit_then(desk, one.family, _when(item)))
    if record is not None:
        batch.add(record)


def _when(item: GivenItem) -> datetime:
    """When it was given: of a sitting, its beginning."""
    given = item.given
    moments: list[datetime] = [part.at for name in type(given).model_fields if (part := getattr(given, name))]
    return min([*moments, *(each.at for each in item.answers)])


def _note(desk: Desk, one: HandOver, told: Sequence[Told], number: int) -> Note:
    now = desk.now()
    at = min([now, *(each.at for each in told)])
    return new_record(
        Note,
        one.family,
        id=made_id(one.box_id, Made.NOTE, number),
        visit=_visit_then(desk, one.family, at),
        happened_at=at,
        written_at=now,
        written_by=desk.owner.worker_id,
        own_words=tuple(OwnWords(person=each.person, words=each.words) for each in told),
        present=one.people,
        late_reason=_LATE if note_times(at, now).needs_reason else "",
    )


def _visit_then(desk: Desk, family_id: str, at: datetime) -> Id | None:
    """The visit that is still open and had begun by then."""
    ours = (one for one in open_visits(desk) if one.log == family_id)
    return next((one.id for one in ours if one.started_at and one.started_at <= at), None)
