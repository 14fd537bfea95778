"""The time, from outside."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time, from outside: a test moves it by hand."""

    def now(self) -> datetime:
        """Now, with the time zone the laptop is in."""
        ...
