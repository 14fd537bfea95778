"""What the rounds of one sitting know of each other: the open session, who is who, and which logs are at rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coachdesk.store.change_log import ChangeLog, Place
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, next_log_hash, short
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop
from coachdesk.sync.round.resting import Rested

Stand = tuple[int, bytes]
"""How far this laptop has come with a log: s and L_s. The same two are the same log, from its beginning."""

ORDERS_KEPT = 8
"""Of how many logs the order is remembered: of those that moved last."""


@dataclass(slots=True)
class Sitting:
    """One for each open vault, in the hands of one round at a time; a new one knows nothing, and it is kept nowhere.

    What was worked out from a log is believed while the log stands where it stood, and never after it has moved
    otherwise than by what the round itself took in. Whoever turns out to be another laptop, or at another server,
    begins anew.
    """

    token: bytes = field(default=b"", repr=False)
    """Of the session that the server opened, until it says that it has ended."""
    rested: Rested = field(default_factory=Rested)
    _laptop: Laptop | None = None
    _members: KnownMembers | None = None
    _stands: dict[bytes, Stand] = field(default_factory=dict)
    _orders: dict[bytes, tuple[Stand, list[bytes]]] = field(default_factory=dict)

    def begin(self, laptop: Laptop) -> None:
        """A round of this laptop begins."""
        if laptop != self._laptop:
            self.token, self._laptop, self.rested = b"", laptop, Rested()
            self.forget()

    def forget(self) -> None:
        """A round was cut short: what it had worked out by then may be more than it took in."""
        self._members = None
        self._stands.clear()
        self._orders.clear()

    def members(self, laptop: Laptop, kept: ChangeLog, places: Iterable[Place]) -> KnownMembers:
        """Who is who, of every log by what this laptop has of it now."""
        stands = {place.log: (place.s, place.log_hash) for place in places}
        if self._members is None or stands.get(laptop.organisation) != self._stands.get(laptop.organisation):
            self._members = KnownMembers(laptop, kept)
        else:
            self._members.kept = kept
            for log in {log for log, stand in self._stands.items() if stands.get(log) != stand}:
                self._members.drop(log)
        self._stands = stands
        return self._members

    def went_through(self, place: Place | None) -> None:
        """What is known of this log's members goes with the place where it stands after a round has gone through it."""
        if place is not None:
            self._stands[place.log] = (place.s, place.log_hash)

    def order(self, kept: ChangeLog, log: bytes, stand: Stand) -> list[bytes]:
        """The first halves of L_0, L_1, ... up to where this laptop stands: authors quote what they read, however old.

        A list that whoever reads on adds to, and hands to `keep_order` once that much was taken.
        """
        known = self._orders.get(log)
        if known is not None and known[0] == stand:
            return known[1]
        log_hash = FIRST_LOG_HASH
        found = [short(log_hash)]
        for one in kept.order(log):
            log_hash = next_log_hash(log_hash, one)
            found.append(short(log_hash))
        self.keep_order(log, stand, found)
        return found

    def keep_order(self, log: bytes, stand: Stand, order: list[bytes]) -> None:
        """The order of a log up to where it stands now."""
        self._orders.pop(log, None)
        self._orders[log] = (stand, order)
        while len(self._orders) > ORDERS_KEPT:
            del self._orders[next(iter(self._orders))]
