"""Logs with nothing to do: gone through once to the end, they are looked at again only when something has changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from coachdesk.store.change_log import Place
from coachdesk.sync.membership import OrganisationState
from coachdesk.sync.protocol.exchanging import Head
from coachdesk.sync.protocol.log_hash import short
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.receipt import LogReceipt

Standing = tuple[Head, Place, OrganisationState]
"""All that a round goes by: the server's word on a log, where this laptop stands, and who its people are."""


class Wakes(Enum):
    """What has become of a log since it came to rest."""

    NOTHING = 0
    WORDS = 1
    """Either side may have more of it, and nothing else is different."""
    ALL = 2
    """It was never at rest, or something else is different: everything is gone through."""


@dataclass(slots=True)
class Rested:
    """What the rounds of one sitting know of each other. A new one knows nothing: then every log is gone through."""

    _found: dict[bytes, Standing] = field(default_factory=dict)

    def look(self, head: Head, places: Mapping[bytes, Place], people: OrganisationState) -> Wakes:
        """What there is to do for a log that stands like this."""
        place, known = places.get(head.log), self._found.get(head.log)
        if place is None or known is None or known[2] != people:
            return Wakes.ALL
        if known[:2] == (head, place):
            return Wakes.NOTHING
        as_far_here = replace(known[1], position=place.position, head=place.head)
        as_far_there = replace(known[0], s=head.s, hash=head.hash, actors=head.actors)
        return Wakes.WORDS if (as_far_there, as_far_here) == (head, place) else Wakes.ALL

    def note(self, head: Head, place: Place | None, told: LogReceipt, members: KnownMembers) -> None:
        """A log was gone through: it rests if nothing was done, nothing waits, and both sides have the same of it."""
        self._found.pop(head.log, None)
        came_to_nothing = told == LogReceipt(head.log) and members.of(head.log).epoch in members.keys(head.log)
        if place is not None and came_to_nothing and _is_settled(head, place):
            self._found[head.log] = (head, place, members.organisation)

    def note_words(self, head: Head, place: Place, people: OrganisationState) -> None:
        """Words alone were exchanged of a log that had come to rest, and it rests again, if the server now has all.

        The server's next word on it is known: as far as this laptop has it, with all that this laptop wrote.
        """
        actors = {actor: (last, digest) for actor, last, digest in head.actors}
        if place.actor is not None:
            actors[place.actor] = (place.position, place.head)
        own = tuple((actor, *actors[actor]) for actor in sorted(actors))
        reached = replace(head, s=place.s, hash=short(place.log_hash), actors=own)
        self._found[head.log] = (reached, place, people)

    def wake(self, log: bytes) -> None:
        """The next round goes through all of it."""
        self._found.pop(log, None)


def _is_settled(head: Head, place: Place) -> bool:
    asks = head.removed or head.erased or head.must_rotate or head.need_keys
    handed_in = {actor: (last, digest) for actor, last, digest in head.actors}
    mine = place.actor is None or handed_in.get(place.actor) == (place.position, place.head)
    return not asks and mine and (place.s, short(place.log_hash)) == (head.s, head.hash)
