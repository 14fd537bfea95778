"""The laptop's own clock: the only place below start-up that reads it; everything else is handed a clock."""

from datetime import datetime


class WallClock:
    """Now, by the laptop's clock, with the time zone the laptop is in."""

    def now(self) -> datetime:
        """An aware datetime."""
        return datetime.now().astimezone()
