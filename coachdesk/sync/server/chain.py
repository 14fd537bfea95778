"""One actor's stream in one log: gapless, each bundle following the one before by its hash (sync.md 3.1)."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

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
        found = connection.execute(select(ACTOR).where(self._here)).one_or_none()
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
        place = (BUNDLE.c.log == self._log) & (BUNDLE.c.actor == self._actor) & (BUNDLE.c.first == header.first)
        if self._connection.execute(select(BUNDLE.c.bundle_hash).where(place)).scalar() != header.bundle_hash:
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
        if self._actor:
            self._connection.execute(delete(ACTOR).where(self._here))
            place = {"log": self._log, "actor": self._actor, "device": self._device}
            self._connection.execute(insert(ACTOR).values(**place, last=self._last, hash=self._hash))

    @property
    def _here(self) -> ColumnElement[bool]:
        return (ACTOR.c.log == self._log) & (ACTOR.c.actor == self._actor)

    def _count(self) -> int:
        mine = select(func.count()).select_from(ACTOR).where(ACTOR.c.log == self._log, ACTOR.c.device == self._device)
        return self._connection.execute(mine).scalar_one()
