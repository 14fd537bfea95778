"""What is known of other laptops without asking anybody: when the server last had something of them (sync.md 3.18)."""

from collections.abc import Mapping
from datetime import UTC, datetime

from coachdesk.desk.desk import Desk
from coachdesk.store.heard import ControlTimes, LastHeard


def last_heard(desk: Desk) -> Mapping[bytes, datetime]:
    """By device (16 bytes), when the server had the newest of its work that is on this laptop."""
    return {device: _moment(seconds) for device, seconds in desk.vault.ask(LastHeard()).items()}


def control_times(desk: Desk, log: bytes) -> Mapping[int, datetime]:
    """When the server had each word on who belongs to a log, by its number in the log."""
    return {s: _moment(seconds) for s, seconds in desk.vault.ask(ControlTimes(log)).items()}


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
