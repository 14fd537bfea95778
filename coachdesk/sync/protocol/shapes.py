"""The plain shapes a message is made of: each says what it takes, and takes nothing else (Malformed)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from coachdesk.crypto import codec
from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.protocol.limits import HASH_LENGTH, ID_LENGTH, LARGEST, SHORT_HASH_LENGTH, SMALL_LIMIT


@dataclass(frozen=True, slots=True)
class Shape:
    """How one part is read off the wire (Malformed when it is not so) and how it is put there."""

    read: Callable[[Any], Any]
    write: Callable[[Any], Any] = lambda held: held


def octets(least: int, most: int | None = None) -> Shape:
    """Bytes of exactly `least`, or of `least` to `most`."""
    longest = least if most is None else most

    def read(found: Any) -> bytes:
        if type(found) is not bytes or not least <= len(found) <= longest:
            raise Malformed
        return found

    return Shape(read)


def number(least: int = 0, most: int = LARGEST) -> Shape:
    """A whole number."""

    def read(found: Any) -> int:
        if type(found) is not int or not least <= found <= most:
            raise Malformed
        return found

    return Shape(read)


def word(most: int) -> Shape:
    """ASCII text of up to `most` characters."""

    def read(found: Any) -> str:
        if type(found) is not str or len(found) > most or not found.isascii():
            raise Malformed
        return found

    return Shape(read)


def _read_truth(found: Any) -> bool:
    if type(found) is not bool:
        raise Malformed
    return found


def maybe(shape: Shape) -> Shape:
    """The shape, or null."""
    return Shape(
        lambda found: None if found is None else shape.read(found),
        lambda held: None if held is None else shape.write(held),
    )


def several(shape: Shape, most: int) -> Shape:
    """Up to `most` of a shape, as a tuple."""

    def read(found: Any) -> tuple[Any, ...]:
        if type(found) is not list or len(found) > most:
            raise Malformed
        return tuple(shape.read(one) for one in found)

    return Shape(read, lambda held: [shape.write(one) for one in held])


def row(*shapes: Shape) -> Shape:
    """One of each shape in this order, as a tuple."""

    def read(found: Any) -> tuple[Any, ...]:
        if type(found) is not list or len(found) != len(shapes):
            raise Malformed
        return tuple(shape.read(one) for shape, one in zip(shapes, found, strict=True))

    return Shape(read, lambda held: [shape.write(one) for shape, one in zip(shapes, held, strict=True)])


class Message:
    """A frozen dataclass whose fields are its parts: on the wire a map of exactly these, in canonical CBOR."""

    parts: ClassVar[Mapping[str, Shape]]
    limit: ClassVar[int] = SMALL_LIMIT

    def to_value(self) -> dict[str, Any]:
        """What the codec encodes."""
        return {name: shape.write(getattr(self, name)) for name, shape in self.parts.items()}

    @classmethod
    def from_value(cls, found: Any) -> Self:
        """The message in a decoded value. Raises Malformed for any part more, less or other."""
        if type(found) is not dict or found.keys() != cls.parts.keys():
            raise Malformed
        return cls(**{name: shape.read(found[name]) for name, shape in cls.parts.items()})

    def to_bytes(self) -> bytes:
        """The message as it is sent."""
        return codec.encode(self.to_value())

    @classmethod
    def from_bytes(cls, encoded: bytes) -> Self:
        """The message in bytes that came from outside. Raises Malformed for anything but its one encoding."""
        try:
            found = codec.decode(encoded, cls.limit)
        except Unreadable:
            raise Malformed from None
        return cls.from_value(found)


def message(kind: type[Message]) -> Shape:
    """A message within another."""
    return Shape(kind.from_value, lambda held: held.to_value())


ID = octets(ID_LENGTH)
HASH = octets(HASH_LENGTH)
SHORT_HASH = octets(SHORT_HASH_LENGTH)
TRUTH = Shape(_read_truth)
CURSOR = row(number(), SHORT_HASH)
"""A place in a log: [s, first half of L_s]."""
