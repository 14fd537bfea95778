"""Contacts added up by what figures ask for: however ordered, split or added up before, it is the same."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from coachdesk.models.figures import Counted, Largest, Sum, Tally, summed

_Key = TypeVar("_Key")


def tallied(contacts: Iterable[Counted]) -> tuple[Tally, ...]:
    """The contacts as tallies, one for all that are alike, in a fixed order."""
    return merged(_alone(one) for one in contacts)


def merged(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Tallies with those that are alike made one, in a fixed order."""
    found: dict[tuple[object, ...], Tally] = {}
    for one in tallies:
        key = one[:7]
        there = found.get(key)
        found[key] = one if there is None else Tally(*key, there.sum.plus(one.sum), larger(there.largest, one.largest))
    return tuple(found[key] for key in sorted(found))


def larger(one: Largest | None, other: Largest | None) -> Largest | None:
    """The one that cost more; of two that cost the same that with the smaller id, wherever it stands."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda it: (-it.pence, it.id))


def largest_of(tallies: Iterable[Tally]) -> Largest | None:
    """The single contact that cost most; None where none of them has a cost."""
    found: Largest | None = None
    for one in tallies:
        found = larger(found, one.largest)
    return found


def sum_of(tallies: Iterable[Tally]) -> Sum:
    """All of them together."""
    return summed(one.sum for one in tallies)


def sums_by(tallies: Iterable[Tally], key: Callable[[Tally], _Key]) -> dict[_Key, Sum]:
    """The sum of those that have the same key, for each key."""
    found: dict[_Key, list[int]] = {}
    for tally in tallies:
        name, one = key(tally), tally.sum
        parts = found.get(name)
        if parts is None:
            parts = found[name] = [0, 0, 0, 0]
        parts[0] += one.count
        parts[1] += one.pence
        parts[2] += one.uncosted
        parts[3] += one.excluded
    return {name: Sum(*parts) for name, parts in found.items()}


def _alone(one: Counted) -> Tally:
    inside = not one.excluded
    pence = one.pence if inside else None
    return Tally(
        one.family, one.agency, one.month, one.category, one.incident, one.harmed, one.not_arrived,
        Sum(1, pence or 0, int(inside and pence is None), int(not inside)),
        None if pence is None else Largest(pence, one.id),
    )  # fmt: skip
