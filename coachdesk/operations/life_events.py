"""What happened in a family's life: a birth, a move, a loss, a new job; as well as anybody knows when (J-09)."""

from datetime import date
from typing import Any

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput
from coachdesk.models.life_event import LifeEvent

_WHEN = "Say when it was, as well as they know: a day, a month, a season or a year."
_WHAT = "Say in a few words what happened."


def add_life_event(desk: Desk, family_id: str, **fields: Any) -> Opened[LifeEvent]:
    """Something that happened. Raises BadInput with the field that is missing or cannot be."""
    if not fields.get("what"):
        raise BadInput("what", _WHAT)
    if not fields.get("happened_on"):
        raise BadInput("happened_on", _WHEN)
    _look(desk, fields)
    return desk.add(new_record(LifeEvent, family_id, **fields))


def change_life_event(desk: Desk, opened: Opened[LifeEvent], **fields: Any) -> Opened[LifeEvent]:
    """Other words or another time for it. Raises BadInput as `add_life_event` does."""
    if "what" in fields and not fields["what"]:
        raise BadInput("what", _WHAT)
    if "happened_on" in fields and not fields["happened_on"]:
        raise BadInput("happened_on", _WHEN)
    _look(desk, fields)
    return desk.amend(opened, **fields)


def life_events_of(desk: Desk, family_id: str) -> list[LifeEvent]:
    """What happened, the latest first."""
    found = desk.records(LifeEvent, family_id)
    return sorted(found, key=lambda one: (one.happened_on, one.id), reverse=True)


def _look(desk: Desk, fields: dict[str, Any]) -> None:
    happened_on = fields.get("happened_on")
    if isinstance(happened_on, date) and happened_on > desk.today():
        raise BadInput("happened_on", "That day has not come yet. Check the date.")
