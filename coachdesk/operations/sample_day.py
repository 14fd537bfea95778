"""The sample caseload is always opened on its recorded day, whatever the laptop's clock says."""

from datetime import date, datetime, timedelta

from coachdesk.desk import Clock


class SampleClock:
    """The time of day from the laptop, on the sample's day; it never goes back within one run."""

    def __init__(self, day: date, clock: Clock) -> None:
        self._clock = clock
        self._shift = day - clock.now().date()

    def now(self) -> datetime:
        """The laptop's time moved to the sample's day: a run past midnight goes on into the next."""
        return self._clock.now() + timedelta(days=self._shift.days)
