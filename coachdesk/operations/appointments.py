"""The family's appointments with others: made, moved, and attended or why not (L-02, L-05, L-06)."""

from datetime import date, time
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.appointment import Appointment, AppointmentOutcome
from coachdesk.models.moments import HOME_ZONE
from coachdesk.models.plan import Barrier
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.wall_time import wall_time

_NOT_OF_A_MOVED_ONE = {"id", "log", "starts_at", "outcome", "outcome_barrier", "outcome_words", "moved_to"}


def make_appointment(desk: Desk, family_id: str, day: date, at: time, **more: Any) -> Opened[Appointment]:
    """An appointment at a time on the wall of its `time_zone`. Raises BadInput when nobody could tell what it is."""
    if not any(more.get(name) for name in ("about", "with_words", "agency", "worker")):
        raise BadInput("about", "Say what it is for, or who it is with.")
    zone = more.get("time_zone", HOME_ZONE)
    return desk.add(new_record(Appointment, family_id, starts_at=wall_time(day, at, zone), **more))


def move_appointment(
    desk: Desk, opened: Opened[Appointment], day: date, at: time, minutes: int | None = None
) -> Opened[Appointment]:
    """Another time takes its place, as long as before unless said otherwise; the old one says where it went.

    Raises Refused for one that is over and told, BadInput("day") where nothing would be different.
    """
    old = opened.record
    if old.outcome is not None:
        raise Refused("How this one went is already written down. Make a new appointment instead.")
    kept = {name: getattr(old, name) for name in Appointment.field_names() if name not in _NOT_OF_A_MOVED_ONE}
    starts_at = wall_time(day, at, old.time_zone)
    kept["minutes"] = minutes or old.minutes
    if (starts_at, kept["minutes"]) == (old.starts_at, old.minutes):
        raise BadInput("day", "That is the time it already has.")
    with desk.together() as batch:
        new = batch.add(new_record(Appointment, old.log, starts_at=starts_at, **kept))
        batch.amend(opened, outcome=AppointmentOutcome.MOVED, moved_to=new.record.id)
    return new


def say_how_it_went(
    desk: Desk,
    opened: Opened[Appointment],
    outcome: AppointmentOutcome,
    barrier: Barrier | None = None,
    words: str = "",
) -> Opened[Appointment]:
    """Attended, or why not: somebody who could not come is asked what stood in the way, never blamed (L-06).

    Raises BadInput when the why is missing or the day has not come, Refused for a move, which is `move_appointment`.
    """
    record = opened.record
    if outcome is AppointmentOutcome.MOVED:
        raise Refused("Give it another time instead, so that the two stay joined.")
    if outcome is AppointmentOutcome.COULD_NOT_COME and barrier is None and not words.strip():
        raise BadInput("outcome_barrier", "Say what stood in the way: one word is enough.")
    if outcome is AppointmentOutcome.ATTENDED:
        barrier = None
        if on_the_wall(record.starts_at, record.time_zone).date() > desk.today():
            raise BadInput("outcome", "That day has not come yet.")
    return desk.amend(opened, outcome=outcome, outcome_barrier=barrier, outcome_words=words, moved_to=None)


def take_outcome_back(desk: Desk, opened: Opened[Appointment]) -> Opened[Appointment]:
    """How it went is not known after all; the history keeps what was written."""
    return desk.amend(opened, outcome=None, outcome_barrier=None, outcome_words="", moved_to=None)
