"""The plain parts a control record is made of: each is read strictly, and each knows its one way onto the wire."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any, TypeVar

from coachdesk.errors import Malformed

ID_LENGTH = 16
HASH_LENGTH = 32
LARGEST = 2**63 - 1

_E = TypeVar("_E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Field:
    """How one part is read from the wire (Malformed when it is not so) and how it is put there."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]


def exact_bytes(*lengths: int) -> Field:
    """Bytes of one of these lengths."""

    def read(found: Any) -> bytes:
        if type(found) is not bytes or len(found) not in lengths:
            raise Malformed
        return found

    return Field(read, bytes)


def whole_number(least: int, most: int = LARGEST) -> Field:
    """A whole number from `least` to `most`."""

    def read(found: Any) -> int:
        if type(found) is not int or not least <= found <= most:
            raise Malformed
        return found

    return Field(read, int)


def one_of(kinds: type[_E]) -> Field:
    """A member of an enumeration, by its value."""

    def read(found: Any) -> _E:
        try:
            return kinds(found) if type(found) is str else _refuse()
        except ValueError:
            raise Malformed from None

    return Field(read, lambda member: member.value)


def truth() -> Field:
    """True or False."""

    def read(found: Any) -> bool:
        if type(found) is not bool:
            raise Malformed
        return found

    return Field(read, bool)


def rising_pairs(key: Field, value: Field) -> Field:
    """A map whose keys are not text: pairs in rising order of their keys, none twice."""

    def read(found: Any) -> Mapping[Any, Any]:
        pairs = [_pair(one) for one in _items(found)]
        read_pairs = [(key.read(first), value.read(second)) for first, second in pairs]
        if not _rising([first for first, _ in read_pairs]):
            raise Malformed
        return dict(read_pairs)

    return Field(read, lambda held: [[key.write(one), value.write(held[one])] for one in sorted(held)])


def rising_set(item: Field) -> Field:
    """A set: items in rising order, none twice, at least one."""

    def read(found: Any) -> frozenset[Any]:
        items = [item.read(one) for one in _items(found)]
        if not items or not _rising(items):
            raise Malformed
        return frozenset(items)

    return Field(read, lambda held: [item.write(one) for one in sorted(held)])


def pair_of(first: Field, second: Field) -> Field:
    """Two parts, one after the other."""

    def read(found: Any) -> tuple[Any, Any]:
        one, other = _pair(found)
        return first.read(one), second.read(other)

    return Field(read, lambda held: [first.write(held[0]), second.write(held[1])])


def _items(found: Any) -> list[Any]:
    return found if type(found) is list else _refuse()


def _pair(found: Any) -> list[Any]:
    return found if type(found) is list and len(found) == 2 else _refuse()


def _rising(items: list[Any]) -> bool:
    return all(before < after for before, after in pairwise(items))


def _refuse() -> Any:
    raise Malformed
