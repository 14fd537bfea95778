"""A connected laptop that has not reached its server for long is read only, and then shut: whoever stole it reads less.

Notes and worries are always taken, and drafts are kept whatever happens.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from coachdesk.crypto import codec
from coachdesk.desk import Desk
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BadInput, FamiliesShut, LeaseOver
from coachdesk.models.note import Note
from coachdesk.models.record import Record
from coachdesk.models.registry import KINDS
from coachdesk.models.worry import Worry, WorryCall
from coachdesk.operations.families import assigned_families
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
    """From now on, once the lease is over, the desk takes only notes and worries of families (LeaseOver).

    And once it is long over, or the laptop was signed out, it shows no family to anybody (FamiliesShut), until a round
    has reached the server.
    """
    watch = _Watch(open_desk)
    open_desk.desk.look_before_writing = watch.before_writing
    open_desk.desk.gate.asks = watch.is_shut


def family_meant(desk: Desk, typed: str) -> str:
    """The family, by id, that somebody names while families are shut: by its whole name or its code. Nothing is shown.

    Raises BadInput("family"), which names the codes that are here and no name.
    """
    wanted = " ".join(typed.split()).casefold()
    with desk.gate.by_itself():
        families = [one.record for one in assigned_families(desk)]
    found = [one for one in families if wanted in {one.ref.casefold(), " ".join(one.name.split()).casefold()} - {""}]
    if len(found) == 1:
        return found[0].id
    codes = ", ".join(one.ref for one in found or families if one.ref)
    if not wanted:
        raise BadInput("family", "Type the family's name, or its code.")
    if found:
        raise BadInput("family", f"More than one family here is called that. Type its code: {codes}.")
    raise BadInput("family", f"No family here is called just that. Type its code. Those here are: {codes or 'none'}.")


class _Watch:
    """Asked at every read and write: what held a minute ago is not asked again, what is shut is asked each time."""

    def __init__(self, open_desk: OpenDesk) -> None:
        self._open_desk = open_desk
        self._asked_at: datetime | None = None
        self._standing = LeaseStanding.HOLDS

    def before_writing(self, kinds: Iterable[str]) -> None:
        """Raises LeaseOver for what is not taken now."""
        if all(KINDS[kind].log_kind != "family" or KINDS[kind] in _ALWAYS for kind in kinds):
            return
        standing = self._stands()
        if standing is not LeaseStanding.HOLDS:
            raise FamiliesShut if standing is LeaseStanding.CLOSED else LeaseOver

    def is_shut(self) -> bool:
        """Whether families are shut."""
        return self._stands() is LeaseStanding.CLOSED

    def _stands(self) -> LeaseStanding:
        if self._open_desk.desk.closed.is_signed_out:
            return LeaseStanding.CLOSED
        now = self._open_desk.desk.now()
        held = self._standing is LeaseStanding.HOLDS
        if held and self._asked_at is not None and abs(now - self._asked_at) < _A_MINUTE:
            return self._standing
        lease = lease_of(self._open_desk)
        self._standing, self._asked_at = LeaseStanding.HOLDS if lease is None else lease.standing, now
        return self._standing
