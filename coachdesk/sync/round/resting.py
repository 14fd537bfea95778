"""Logs with nothing to do: gone through once to the end, they are looked at again only when something has changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coachdesk.store.change_log import Place
from coachdesk.sync.protocol.exchanging import Head
from coachdesk.sync.protocol.log_hash import short
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.receipt import LogReceipt

Standing = tuple[Head, Place, Head]
"""All that a round goes by: the server's word on a log, where this laptop stands, and the server's on its people."""


@dataclass(slots=True)
class Rested:
    """What the rounds of one sitting know of each other. A new one knows nothing: then every log is gone through."""

    _found: dict[bytes, Standing] = field(default_factory=dict)

    def is_at_rest(self, head: Head, places: Mapping[bytes, Place], people: Head) -> bool:
        """Whether a round over this log came to nothing while everything stood as it stands now."""
        place = places.get(head.log)
        return place is not None and self._found.get(head.log) == (head, place, people)

    def note(self, head: Head, place: Place | None, people: Head, told: LogReceipt, members: KnownMembers) -> None:
        """A log was gone through: it rests if nothing was done, nothing waits, and both sides have the same of it."""
        self._found.pop(head.log, None)
        came_to_nothing = told == LogReceipt(head.log) and members.of(head.log).epoch in members.keys(head.log)
        if place is not None and came_to_nothing and _is_settled(head, place):
            self._found[head.log] = (head, place, people)


def _is_settled(head: Head, place: Place) -> bool:
    asks = head.removed or head.erased or head.must_rotate or head.need_keys
    handed_in = {actor: (last, digest) for actor, last, digest in head.actors}
    mine = place.actor is None or handed_in.get(place.actor) == (place.position, place.head)
    return not asks and mine and (place.s, short(place.log_hash)) == (head.s, head.hash)
