"""Several reports of one event: all but one of them are its other sources and count no second time (C-02)."""

from collections.abc import Container, Mapping
from typing import TypeVar

Family = TypeVar("Family", str, int)
Id = TypeVar("Id", str, bytes)


def second_sources(
    joined: Mapping[tuple[Family, Id], Id], here: Container[tuple[Family, Id]]
) -> frozenset[tuple[Family, Id]]:
    """Which of the contacts that were joined to another (`joined` names it) count there and not by themselves.

    A contact is its family and its id.

    A contact whose event is not here, any more or yet, stands by itself. Of contacts that two people joined to each
    other without seeing it, the one with the smallest id counts: an event is never counted nowhere.
    """
    return frozenset(place for place, event in joined.items() if not _counts(place, event, joined, here))


def _counts(
    place: tuple[Family, Id], event: Id, joined: Mapping[tuple[Family, Id], Id], here: Container[tuple[Family, Id]]
) -> bool:
    family = place[0]
    if (family, event) not in here:
        return True
    ring = [place]
    following = (family, event)
    while following not in ring:
        onward = joined.get(following)
        if onward is None or (family, onward) not in here:
            return False
        ring.append(following)
        following = (family, onward)
    return following == place and place == min(ring)
