"""The time that the clock on the wall showed, or will show, at a moment that is kept."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coachdesk.models.moments import HOME_ZONE
from coachdesk.operations.sample.british_time import british_time


def on_the_wall(moment: datetime, zone: str = HOME_ZONE) -> datetime:
    """The same moment by the wall clock of `zone`, however it was written down; the inverse of `wall_time`.

    A zone this laptop does not know leaves the moment as it was written.
    """
    if zone == HOME_ZONE:
        written = british_time(moment.date(), moment.time())
        if written == moment:
            return written  # as most are: kept by this very wall
        utc = moment.astimezone(UTC)
        for hours in (1, 0):
            wall = utc + timedelta(hours=hours)
            found = british_time(wall.date(), wall.time())
            if found == utc:
                return found
        return utc
    try:
        return moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment
