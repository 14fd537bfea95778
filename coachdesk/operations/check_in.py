"""Who rings whom, by when, so that a colleague knows the coach is safe; the program itself rings nobody (6.1)."""

from datetime import datetime, time
from typing import Any

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, Refused
from coachdesk.models.visit import CheckInWay, Visit
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.wall_time import wall_time

_AGREED = ("check_in_way", "check_in_who", "check_in_phone", "check_in_otherwise")


def check_in_fields(
    planned_at: datetime,
    by: time,
    who: str,
    phone: str = "",
    way: CheckInWay = CheckInWay.WE_RING,
    otherwise: str = "",
    zone: str = "",
) -> dict[str, Any]:
    """A check-in as fields of a visit planned for that moment, by a time on the wall of its day.

    Raises BadInput for `check_in_who` without anybody, for `check_in_by` with a time before the visit begins, and for
    `check_in_phone` without a number where it is the coach who rings.
    """
    if not who.strip():
        raise BadInput("check_in_who", "Say with whom it is agreed.")
    if way is CheckInWay.WE_RING and not phone.strip():
        raise BadInput("check_in_phone", "Write down the number: where there is no signal it cannot be looked up.")
    begins = on_the_wall(planned_at, zone) if zone else planned_at
    agreed = wall_time(begins.date(), by, zone) if zone else wall_time(begins.date(), by)
    if agreed <= planned_at:
        raise BadInput("check_in_by", "That is before the visit begins. Choose a time after it.")
    values = dict(zip(_AGREED, (way, who, phone, otherwise), strict=True))
    return {"check_in_by": agreed, "checked_in_at": None, **values}


def agree_check_in(
    desk: Desk,
    opened: Opened[Visit],
    by: time,
    who: str,
    phone: str = "",
    way: CheckInWay = CheckInWay.WE_RING,
    otherwise: str = "",
) -> Opened[Visit]:
    """Agreed, or agreed anew, for a visit that is kept. Raises BadInput as `check_in_fields`."""
    visit = opened.record
    return desk.amend(opened, **check_in_fields(visit.planned_at, by, who, phone, way, otherwise, visit.time_zone))


def no_check_in(desk: Desk, opened: Opened[Visit]) -> Opened[Visit]:
    """None is wanted after all."""
    return desk.amend(opened, check_in_by=None, checked_in_at=None)


def say_we_spoke(desk: Desk, opened: Opened[Visit]) -> Opened[Visit]:
    """They have spoken with each other, now. Raises Refused where nothing was agreed."""
    if opened.record.check_in_by is None:
        raise Refused("No check-in was agreed for this visit.")
    if opened.record.checked_in_at is not None:
        return opened
    return desk.amend(opened, checked_in_at=desk.now())


def take_back_spoken(desk: Desk, opened: Opened[Visit]) -> Opened[Visit]:
    """They have not spoken after all: somebody still waits to hear."""
    return desk.amend(opened, checked_in_at=None)


def moved_check_in(visit: Visit, planned_at: datetime) -> dict[str, Any]:
    """The same agreement for another time of the visit: as long after its beginning."""
    if visit.check_in_by is None:
        return {}
    kept = {name: getattr(visit, name) for name in _AGREED}
    return {"check_in_by": planned_at + (visit.check_in_by - visit.planned_at), **kept}


def last_agreed(desk: Desk, family_id: str) -> Visit | None:
    """The family's latest visit with a check-in: with whom it was agreed then is likely whom to ask again."""
    found = [one for one in desk.records(Visit, family_id) if one.check_in_by is not None]
    return max(found, key=lambda one: (one.planned_at, one.id), default=None)
