"""One actor's stream in one log: gapless, each bundle following the one before by its hash (sync.md 3.1)."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, insert, select, update

from coachdesk.sync.protocol.envelope import Envelope, Header
from coachdesk.sync.protocol.limits import ACTORS_OF_A_DEVICE
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.tables import ACTOR, BUNDLE


class Chain:
    """The head of the actor of a push, moved on bundle by bundle; under the lock of its log."""

    def __init__(self, connection: Connection, log: bytes, device: bytes, envelopes: Sequence[Envelope]) -> None:
        """Raises Denied NOT_ALLOWED for another device's actor, and for one actor more than a device may have."""
        self._connection, self._log, self._device = connection, log, device
        self._actor = envelopes[0].header.actor if envelopes else b""
        self._here = {"in_log": log, "of_actor": self._actor}
        found = connection.execute(_ACTOR, self._here).one_or_none()
        self._is_known = found is not None
        if found is not None and found.device != device:
            raise Denied(Code.NOT_ALLOWED)
        if found is None and self._count() >= ACTORS_OF_A_DEVICE:
            raise Denied(Code.NOT_ALLOWED)
        self._last: int = 0 if found is None else found.last
        self._hash: bytes = bytes(32) if found is None else found.hash

    def has_stored(self, header: Header) -> bool:
        """True for a bundle that is here already. Raises Denied FORK when its place holds another."""
        if header.first > self._last:
            return False
        if self._connection.execute(_STORED, {**self._here, "at": header.first}).scalar() != header.bundle_hash:
            raise Denied(Code.FORK, n=header.first)
        return True

    def follow(self, header: Header) -> None:
        """Move the head over this bundle. Raises Denied GAP or FORK when it does not follow."""
        if header.first != self._last + 1:
            raise Denied(Code.GAP, n=self._last)
        if header.prev != self._hash:
            raise Denied(Code.FORK, n=header.first)
        self._last, self._hash = header.last, header.last_hash

    def save(self) -> None:
        """Write the head down."""
        head = {"last": self._last, "hash": self._hash}
        if self._is_known:
            self._connection.execute(_MOVE, {**self._here, **head})
        elif self._actor:
            place = {"log": self._log, "actor": self._actor, "device": self._device}
            self._connection.execute(_BEGIN, {**place, **head})

    def _count(self) -> int:
        mine = select(func.count()).select_from(ACTOR).where(ACTOR.c.log == self._log, ACTOR.c.device == self._device)
        return self._connection.execute(mine).scalar_one()


_OF_ACTOR = (ACTOR.c.log == bindparam("in_log")) & (ACTOR.c.actor == bindparam("of_actor"))
_ACTOR = select(ACTOR).where(_OF_ACTOR)
_STORED = select(BUNDLE.c.bundle_hash).where(
    BUNDLE.c.log == bindparam("in_log"), BUNDLE.c.actor == bindparam("of_actor"), BUNDLE.c.first == bindparam("at")
)
_BEGIN = insert(ACTOR)
_MOVE = update(ACTOR).where(_OF_ACTOR).values(last=bindparam("last"), hash=bindparam("hash"))
