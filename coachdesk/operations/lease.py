"""A connected laptop that has not reached its server for long is read only, and then shut: whoever stole it reads less.

Notes and worries are always taken, and drafts are kept whatever happens.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from coachdesk.crypto import codec
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import LeaseOver
from coachdesk.models.note import Note
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.models.worry import Worry, WorryCall
from coachdesk.operations.syncing.enrolled import LAST_CONTACT, SERVER_PLACE
from coachdesk.tools.lease import Away, LeaseStanding, away_since, standing_after

_SEEN = "lease_seen"
"""In the keyring: CBOR [contact, longest], as `tools.lease.Away` has them."""

_AN_HOUR = 3_600_000
_A_MINUTE = timedelta(minutes=1)
_ALWAYS: tuple[type[Record], ...] = (Note, Worry, WorryCall)


@dataclass(frozen=True, slots=True)
class Lease:
    """What this laptop may do, and for how long it has not reached its server."""

    standing: LeaseStanding
    away: timedelta


def lease_of(open_desk: OpenDesk) -> Lease | None:
    """Asked of the server's word and the longest time seen since; None for a vault that is not connected."""
    kept = open_desk.named_value(LAST_CONTACT) if open_desk.named_value(SERVER_PLACE) else b""
    if not kept:
        return None
    contact, here = codec.decode(kept)
    written = open_desk.named_value(_SEEN)
    seen = Away(*codec.decode(written)) if written else None
    away = away_since(contact, here, int(open_desk.desk.now().timestamp() * 1000), seen)
    if seen is None or seen.contact != contact or away.longest >= seen.longest + _AN_HOUR:
        open_desk.set_keyring({_SEEN: codec.encode([away.contact, away.longest])})
    return Lease(standing_after(away), timedelta(milliseconds=away.longest))


def days_read_only(open_desk: OpenDesk) -> int:
    """For how many days the server has not been heard, where that is too long; else 0."""
    lease = lease_of(open_desk)
    return 0 if lease is None or lease.standing is LeaseStanding.HOLDS else lease.away.days


def watch_lease(open_desk: OpenDesk) -> None:
    """From now on the desk takes only notes and worries of families once the lease is over (LeaseOver)."""
    open_desk.desk.look_before_writing = _Watch(open_desk)


class _Watch:
    """Asked at every write: what held a minute ago is not asked again."""

    def __init__(self, open_desk: OpenDesk) -> None:
        self._open_desk = open_desk
        self._held_at: datetime | None = None

    def __call__(self, kinds: Iterable[str]) -> None:
        if all(KINDS[kind].log_kind != "family" or KINDS[kind] in _ALWAYS for kind in kinds):
            return
        now = self._open_desk.desk.now()
        if self._held_at is not None and abs(now - self._held_at) < _A_MINUTE:
            return
        lease = lease_of(self._open_desk)
        if lease is not None and lease.standing is not LeaseStanding.HOLDS:
            raise LeaseOver
        self._held_at = now
