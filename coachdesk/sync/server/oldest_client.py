"""Which CoachDesk is too old to read: it may still hand in what was written with it (sync.md 3.19)."""

from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.denied import Denied

MIN_CLIENT = "0.1.0"
"""The oldest CoachDesk that may pull."""


def look_at_client(said: str, oldest: str = MIN_CLIENT) -> None:
    """`said` is the version of whoever asks, empty where it says none.

    Raises Denied TOO_OLD for one before the oldest, MALFORMED for what is no version.
    """
    if said and _read(said) < _read(oldest):
        raise Denied(Code.TOO_OLD)


def _read(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    if len(parts) != 3 or any(not part.isascii() or not part.isdigit() or len(part) > 4 for part in parts):
        raise Denied(Code.MALFORMED)
    return tuple(map(int, parts))
