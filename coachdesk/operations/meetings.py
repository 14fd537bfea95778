"""A meeting about a family: who came, how the family took part, and each promise made a step of the plan (P-09)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.some import records_with_ids
from coachdesk.errors import BadInput, Refused
from coachdesk.models.meeting import Meeting
from coachdesk.models.plan import SubTarget, Target
from coachdesk.operations.live_plan import live_plan
from coachdesk.tools.ordering import is_key
from coachdesk.tools.plan_progress import STANDING
from coachdesk.tools.step_templates import positions_after

_WHEN = "Say when it was, as well as you know."


@dataclass(frozen=True, slots=True)
class Promises:
    """What was promised at one meeting, and where in the plan more can be written down."""

    steps: tuple[SubTarget, ...]
    targets: tuple[Opened[Target], ...]
    """Of the plan as it stands; none before there is one."""


def add_meeting(desk: Desk, family_id: str, **fields: Any) -> Opened[Meeting]:
    """A meeting that was held. Raises BadInput with the field that is missing or cannot be."""
    if not fields.get("met_on"):
        raise BadInput("met_on", _WHEN)
    _look(desk, fields)
    return desk.add(new_record(Meeting, family_id, **fields))


def change_meeting(desk: Desk, opened: Opened[Meeting], **fields: Any) -> Opened[Meeting]:
    """What else is known of it. Raises BadInput as `add_meeting` does."""
    if "met_on" in fields and not fields["met_on"]:
        raise BadInput("met_on", _WHEN)
    _look(desk, fields)
    return desk.amend(opened, **fields)


def meetings_of(desk: Desk, family_id: str) -> list[Meeting]:
    """The family's meetings, the latest first."""
    return sorted(desk.records(Meeting, family_id), key=lambda one: (one.met_on, one.id), reverse=True)


def promises_of(desk: Desk, meeting: Meeting) -> Promises:
    """The steps it led to, in the order they were promised, and the targets that more can go under."""
    live = live_plan(desk, meeting.log)
    targets = tuple(one for one in live.targets if one.record.status in STANDING) if live is not None else ()
    return Promises(tuple(records_with_ids(desk, SubTarget, meeting.promises)), targets)


def promise_step(
    desk: Desk,
    opened: Opened[Meeting],
    target: Opened[Target],
    words: str,
    *,
    owner_person: str | None = None,
    owner_worker: str | None = None,
    due: date | None = None,
) -> Opened[Meeting]:
    """What somebody promised there is the last step of a target from now on, and the meeting names it.

    Raises BadInput("words") for no words, and Refused for another family's target.
    """
    if not words.strip():
        raise BadInput("words", "Write what was promised.")
    meeting = opened.record
    if target.record.log != meeting.log:
        raise Refused("Only a target of this family's plan can take what was promised.")
    steps = [one.position for one in desk.records(SubTarget, meeting.log) if one.target == target.record.id]
    step = new_record(
        SubTarget,
        meeting.log,
        target=target.record.id,
        words=words,
        position=positions_after(max(filter(is_key, steps), default=None), 1)[0],
        owner_person=owner_person,
        owner_worker=owner_worker,
        due=due,
    )
    with desk.together("Promised at a meeting") as batch:
        batch.add(step)
        return batch.amend(opened, promises=(*meeting.promises, step.id))


def _look(desk: Desk, fields: dict[str, Any]) -> None:
    met_on = fields.get("met_on")
    if isinstance(met_on, date) and met_on > desk.today():
        raise BadInput("met_on", "That day has not come yet. Make an appointment of it instead.")
