"""Writing down what was seen, what one makes of it, and what people said; amended only by new rows (R-01, G-11)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.note import Note, OwnWords
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit
from coachdesk.tools.note_order import in_order
from coachdesk.tools.note_times import NoteTimes, note_times
from coachdesk.tools.superseding import current
from coachdesk.tools.tries import visit_time


def write_note(
    desk: Desk,
    family_id: str,
    fact: str = "",
    view: str = "",
    own_words: Iterable[OwnWords] = (),
    *,
    visit: Visit | None = None,
    happened_at: datetime | None = None,
    late_reason: str = "",
    **more: Any,
) -> Opened[Note]:
    """Fact, view and people's own words, each apart; with `visit`, its time and who was there unless given.

    Raises BadInput: "fact" when nothing is written, "happened_at" for what is still to come, "late_reason" when more
    than a day has passed and no reason is given.
    """
    said = tuple(own_words)
    if not (fact.strip() or view.strip() or said):
        raise BadInput("fact", "Write at least one line: what you saw, what you make of it, or what somebody said.")
    now, latest = desk.now(), desk.latest_moment()
    at = happened_at or (visit_time(visit) if visit else now)
    if happened_at and happened_at > max(now, latest):
        raise BadInput("happened_at", "That is still to come. Check the day and time.")
    times = note_times(at, now, latest)
    if times.needs_reason and not late_reason.strip():
        raise BadInput("late_reason", times.sentence)
    there: dict[str, Any] = {}
    if visit:
        there = {
            "visit": visit.id,
            "time_zone": visit.time_zone,
            "present": visit.was_in,
            "workers_present": visit.workers_came,
            "others_present": visit.others_in,
        }
    written = {"happened_at": at, "written_at": now, "written_by": desk.owner.worker_id, "late_reason": late_reason}
    return desk.add(
        new_record(Note, family_id, fact=fact, view=view, own_words=said, **{**there, **written, **more}),
    )


def amend_note(desk: Desk, notes: Iterable[Note], because: str, **fields: Any) -> Opened[Note]:
    """A new note in place of one, or of several that stand for the same after two people amended it apart.

    What is not given is as in the last of them, its times too. Raises BadInput("amended_because") without a reason.
    """
    replaced = tuple(notes)
    if not replaced or len({one.log for one in replaced}) > 1:
        raise Refused("Choose the note to put right.")
    if not because.strip():
        raise BadInput("amended_because", "Say in a few words what was not right.")
    last = max(replaced, key=lambda one: (one.written_at, one.id))
    before = {name: getattr(last, name) for name in last.field_names()}
    written = {"written_at": desk.now(), "written_by": desk.owner.worker_id, "amended_because": because}
    values = {**before, **written, **fields, "supersedes": tuple(one.id for one in replaced)}
    if not (values["fact"].strip() or values["view"].strip() or values["own_words"]):
        raise BadInput("fact", "A note that is put right still says something.")
    return desk.add(new_record(Note, last.log, **values))


def good_news(desk: Desk, family_id: str, words: str, visit: Visit | None = None, **more: Any) -> Opened[Note]:
    """Something that went well, in one line (D RAE-Rel): a note marked as good news, about now or a visit under way."""
    if not words.strip():
        raise BadInput("fact", "Say in a few words what went well.")
    open_now = visit is not None and visit.ended_at is None
    at = visit_time(visit) if visit and open_now else desk.now()
    return write_note(desk, family_id, fact=words, visit=visit, happened_at=at, good_news=True, **more)


def notes_of(desk: Desk, family_id: str, visit_id: str | None = None) -> list[Note]:
    """The notes that stand, superseded ones left out, as they happened; `visit_id` narrows to one visit."""
    every = in_order(desk.records(Note, family_id))
    return [one for one in current(every) if visit_id in (None, one.visit)]


def small_spend(desk: Desk, family_id: str, what: str, pence: int, **more: Any) -> Opened[SmallSpend]:
    """A small sum spent today unless said otherwise: £12 is 1200 (P-15). What it changed can be said later."""
    if not what.strip():
        raise BadInput("what", "Say what it was spent on.")
    whole = {"spent_on": desk.today(), "by": desk.owner.worker_id, **more}
    return desk.add(new_record(SmallSpend, family_id, what=what, pence=pence, **whole))


def times_now(desk: Desk, visit: Visit) -> NoteTimes:
    """What the times of a note about a visit come to when it is written now, and whether the clock moved back."""
    return note_times(visit_time(visit), desk.now(), desk.latest_moment())
