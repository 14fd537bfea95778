"""The moment at which the clock on a wall will show a time on a day, for what is agreed beforehand."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coachdesk.errors import BadInput
from coachdesk.models.moments import HOME_ZONE
from coachdesk.operations.sample.british_time import british_time


def wall_time(day: date, at: time, zone: str = HOME_ZONE) -> datetime:
    """The moment, with the offset of that day. Raises BadInput("time_zone") for a zone this laptop does not know.

    For the home zone no table of zones is needed: not every system has one.
    """
    if zone == HOME_ZONE:
        return british_time(day, at)
    try:
        return datetime.combine(day, at, tzinfo=ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        raise BadInput("time_zone", "This laptop does not know that time zone.") from None
