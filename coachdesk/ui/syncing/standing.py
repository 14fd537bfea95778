"""What is known of sending and fetching at one moment: the values that the thread hands to the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from coachdesk.operations.exchange_now import ExchangeNow
    from coachdesk.sync.round import Receipt


class Phase(StrEnum):
    """What the thread is doing."""

    ALONE = "alone"
    """This vault has no server."""
    WORKING = "working"
    RESTING = "resting"
    """All went well, and it listens for more."""
    OFFLINE = "offline"
    """There is no way to the server, or it is busy: it tries again by itself."""
    REFUSED = "refused"
    """It cannot go on without somebody: the sentence says who and what."""
    PAUSED = "paused"
    BROKEN = "broken"
    """A bug ended it, and the window has said so."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One moment. `now` is None where nothing could be read.

    `said` is the sentence of what went wrong; `receipt` what a round that has just ended came to; `clock_is_off` how
    far the server's clock is ahead of this laptop's, where that is more than five minutes.
    """

    phase: Phase
    at: datetime
    now: ExchangeNow | None = None
    said: str = ""
    receipt: Receipt | None = None
    clock_is_off: timedelta | None = None
