"""What is said of logs: where they stand, what is in them, what is added (sync.md 3.5)."""

from dataclasses import dataclass
from typing import ClassVar

from coachdesk.sync.protocol.limits import (
    ACTORS_OF_A_DEVICE,
    BUNDLES_IN_A_PUSH,
    DEVICES_OF_A_LOG,
    ENVELOPE_LIMIT,
    HEADS_ANSWER_LIMIT,
    LOGS_OF_A_DEVICE,
    PAGE_ANSWER_LIMIT,
    PUSH_LIMIT,
    ROWS_IN_A_PAGE,
    SEALED_KEY_LIMIT,
)
from coachdesk.sync.protocol.shapes import (
    CURSOR,
    HASH,
    ID,
    SHORT_HASH,
    TRUTH,
    Message,
    maybe,
    message,
    number,
    octets,
    row,
    several,
)

_ENVELOPE = octets(1, ENVELOPE_LIMIT)
_SEALED_KEYS = several(row(ID, octets(1, SEALED_KEY_LIMIT)), DEVICES_OF_A_LOG + 1)


@dataclass(frozen=True, slots=True)
class Head(Message):
    """Where one log stands, and what this device has to do about it.

    `hash` is the first half of L_s. `actors` are this device's own: (actor, last position, its chain hash).
    `removed`: this user is no longer a member, and may still hand in what was written before. `need_keys` are devices
    without the key of this epoch; `must_rotate`: a revoked device knows it.
    """

    parts: ClassVar = {
        "log": ID,
        "s": number(),
        "hash": SHORT_HASH,
        "epoch": number(),
        "actors": several(row(ID, number(1), HASH), ACTORS_OF_A_DEVICE),
        "removed": TRUTH,
        "erased": TRUTH,
        "must_rotate": TRUTH,
        "need_keys": several(ID, DEVICES_OF_A_LOG),
    }

    log: bytes
    s: int
    hash: bytes
    epoch: int
    actors: tuple[tuple[bytes, int, bytes], ...]
    removed: bool
    erased: bool
    must_rotate: bool
    need_keys: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Heads(Message):
    """Every log this device may see, its organisation's first."""

    parts: ClassVar = {"heads": several(message(Head), LOGS_OF_A_DEVICE + 1)}
    limit: ClassVar = HEADS_ANSWER_LIMIT

    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Page(Message):
    """Rows after a cursor: (s, envelope, received at in seconds since 1970, late). `s` and `hash` are of the last row.

    Rows of the reader's own actors hold a header alone.
    """

    parts: ClassVar = {
        "rows": several(row(number(1), _ENVELOPE, number(), TRUTH), ROWS_IN_A_PAGE),
        "s": number(),
        "hash": SHORT_HASH,
        "more": TRUTH,
    }
    limit: ClassVar = PAGE_ANSWER_LIMIT

    rows: tuple[tuple[int, bytes, int, bool], ...]
    s: int
    hash: bytes
    more: bool


@dataclass(frozen=True, slots=True)
class Push(Message):
    """A contiguous run of one actor's bundles.

    `keys` are the keys of a new epoch, (device, sealed), stored only together with the `state` record that opens it.
    `resealed` are envelopes of bundles the server holds from which a redacted change was taken out.
    """

    parts: ClassVar = {
        "envelopes": several(_ENVELOPE, BUNDLES_IN_A_PUSH),
        "keys": _SEALED_KEYS,
        "resealed": several(_ENVELOPE, BUNDLES_IN_A_PUSH),
    }
    limit: ClassVar = PUSH_LIMIT

    envelopes: tuple[bytes, ...]
    keys: tuple[tuple[bytes, bytes], ...] = ()
    resealed: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Pushed(Message):
    """Where the log stood and stands. `void` are positions of control records that were stored and do nothing.

    A reader whose cursor is `before` may advance to `after` without pulling, having worked out the hash itself.
    """

    parts: ClassVar = {"before": CURSOR, "after": CURSOR, "void": several(number(1), BUNDLES_IN_A_PUSH)}

    before: tuple[int, bytes]
    after: tuple[int, bytes]
    void: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SealedKey(Message):
    """The key of one epoch, sealed for the device that asked; null where nobody has sealed it yet."""

    parts: ClassVar = {"epoch": number(1), "sealed": maybe(octets(1, SEALED_KEY_LIMIT))}

    epoch: int
    sealed: bytes | None


@dataclass(frozen=True, slots=True)
class SealedKeys(Message):
    """The key of one epoch, sealed for devices that lack it."""

    parts: ClassVar = {"epoch": number(1), "keys": _SEALED_KEYS}
    limit: ClassVar = (DEVICES_OF_A_LOG + 2) * (SEALED_KEY_LIMIT + 64)

    epoch: int
    keys: tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Stored(Message):
    """How many of the keys that were sent are new here, or how many bytes of a blob are now held."""

    parts: ClassVar = {"count": number()}

    count: int
