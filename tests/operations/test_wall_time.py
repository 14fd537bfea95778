"""What is agreed for ten is at ten on the wall, on either side of the clocks going forward."""

from datetime import date, time

import pytest

from coachdesk.errors import BadInput
from coachdesk.operations.wall_time import wall_time


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2011, 3, 26), "Europe/London", 0),
        (date(2011, 3, 28), "Europe/London", 1),
        (date(2011, 3, 28), "Asia/Karachi", 5),
    ],
)
def test_ten_is_ten_on_the_wall(day: date, zone: str, hours: int) -> None:
    at = wall_time(day, time(10), zone)
    offset = at.utcoffset()
    assert (at.date(), at.hour) == (day, 10)
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


@pytest.mark.parametrize("zone", ["Mars/Base", "../etc/passwd", ""])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(BadInput):
        wall_time(date(2011, 3, 28), time(10), zone)
