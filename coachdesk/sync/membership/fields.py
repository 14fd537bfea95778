"""The shapes that only control records have, beside those of the protocol: words of a list, maps and sets in order."""

from collections.abc import Mapping
from enum import Enum
from itertools import pairwise
from typing import Any, TypeVar

from coachdesk.errors import Malformed
from coachdesk.sync.protocol.shapes import Shape, row

_E = TypeVar("_E", bound=Enum)


def one_of(kinds: type[_E]) -> Shape:
    """A member of an enumeration, by its value."""

    def read(found: Any) -> _E:
        try:
            return kinds(found) if type(found) is str else _refuse()
        except ValueError:
            raise Malformed from None

    return Shape(read, lambda member: member.value)


def nothing_or(shape: Shape) -> Shape:
    """The shape, or empty bytes."""
    return Shape(lambda found: found if found == b"" and type(found) is bytes else shape.read(found))


def rising_pairs(key: Shape, value: Shape) -> Shape:
    """A map whose keys are not text: pairs in rising order of their keys, none twice."""
    pair = row(key, value)

    def read(found: Any) -> Mapping[Any, Any]:
        pairs = [pair.read(one) for one in _items(found)]
        if not _rising([first for first, _ in pairs]):
            raise Malformed
        return dict(pairs)

    return Shape(read, lambda held: [pair.write((one, held[one])) for one in sorted(held)])


def rising_set(item: Shape) -> Shape:
    """A set: items in rising order, none twice, at least one."""

    def read(found: Any) -> frozenset[Any]:
        items = [item.read(one) for one in _items(found)]
        if not items or not _rising(items):
            raise Malformed
        return frozenset(items)

    return Shape(read, lambda held: [item.write(one) for one in sorted(held)])


def _items(found: Any) -> list[Any]:
    return found if type(found) is list else _refuse()


def _rising(items: list[Any]) -> bool:
    return all(before < after for before, after in pairwise(items))


def _refuse() -> Any:
    raise Malformed
