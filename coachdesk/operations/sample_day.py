"""The sample caseload is always opened on its recorded day, whatever the laptop's clock says."""

from datetime import date, datetime

from coachdesk.desk import Clock
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.wall_time import wall_time


class SampleClock:
    """The time of day from the laptop, on the sample's day; it never goes back within one run."""

    def __init__(self, day: date, clock: Clock) -> None:
        self._clock, now = clock, clock.now()
        self._shift = wall_time(day, now.time()) - now

    def now(self) -> datetime:
        """From what the laptop's wall showed at first, on the sample's own wall: past midnight it is the next day.

        By the laptop's offset of today a late evening in winter would be the morning after a day in summer.
        """
        return on_the_wall(self._clock.now() + self._shift)
