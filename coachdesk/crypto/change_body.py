"""The bytes of one change and the chain that binds it to its place (sync.md 7).

One change touches one record. Its body carries only what cannot be derived; position and hash are derived
(`chain_hash`, which the server knows as well and which therefore is in `digest`).
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from coachdesk.crypto import codec
from coachdesk.errors import MadeByNewer, Unreadable

SCHEMA = 1
"""Number of the record schema this program writes; additive changes only (sync.md 3.19)."""

FIELD_LIMIT = 64
BASE_LIMIT = 16
_LAST_SECOND = 253_402_214_400
"""31 December 9999: what a calendar can still show in any time zone."""
_DAY_IN_MINUTES = 24 * 60
_ALWAYS = frozenset(("kind", "ent", "id", "salt", "t", "at", "off", "sch", "min", "op"))
_PARTS = {"set": _ALWAYS | {"w"}, "del": _ALWAYS | {"cov"}}
_OPTIONAL = {"grp", "why"}

Write = tuple[Any, tuple[bytes, ...]]
"""A new value, and the ids of the writes that were on the screen when it was made."""


@dataclass(frozen=True, slots=True)
class ChangeBody:
    """What one person did to one record.

    `writes` maps a field to its value and bases; `covers` (a delete) maps a field to the write ids it covers.
    Exactly one of the two is set. `stamp` is milliseconds since 1970 shifted left by 16, plus a counter;
    `at` is the device's clock in seconds since 1970 and `offset` its distance from UTC in minutes.
    """

    kind: str
    record: bytes
    stamp: int
    at: int
    offset: int
    writes: Mapping[str, Write] | None = field(default=None, repr=False)
    covers: Mapping[str, tuple[bytes, ...]] | None = None
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    group: bytes | None = None
    why: str = field(default="", repr=False)
    schema: int = SCHEMA
    readable_from: int = 1


def encode_body(body: ChangeBody) -> bytes:
    """The canonical bytes of a change. Raises Unreadable when a value, a count or the size is beyond the format."""
    if not _is_sound(body):  # what another laptop would refuse is never written: it would hold up all that follows
        raise Unreadable
    encoded = codec.encode(_to_map(body))
    if len(encoded) > codec.SIZE_LIMIT:
        raise Unreadable
    return encoded


def decode_body(encoded: bytes) -> ChangeBody:
    """The change in bytes that came from outside, if they are exactly canonical and complete.

    Raises MadeByNewer for sound bytes that ask for a later schema or name a deed not known here, Unreadable otherwise.
    """
    found = codec.decode(encoded)
    if _is_newer(found):
        raise MadeByNewer
    try:
        body = _from_map(found)
        sound = found.keys() - _OPTIONAL == _PARTS[found["op"]] and _is_listed(found) and _is_sound(body)
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise Unreadable from broken
    if not sound or ("why" in found and not body.why) or ("grp" in found and body.group is None):
        raise Unreadable
    return body


def read_body(encoded: bytes) -> ChangeBody:
    """The change in bytes whose place in the chain has been checked already."""
    return _from_map(codec.decode_trusted(encoded))


def _to_map(body: ChangeBody) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": body.kind,
        "ent": body.record,
        "id": body.id,
        "salt": body.salt,
        "t": body.stamp,
        "at": body.at,
        "off": body.offset,
        "sch": body.schema,
        "min": body.readable_from,
    }
    if body.group is not None:
        found["grp"] = body.group
    if body.why:
        found["why"] = body.why
    if body.writes is not None:
        found["op"] = "set"
        found["w"] = {name: [value, list(bases)] for name, (value, bases) in body.writes.items()}
    else:
        found["op"] = "del"
        found["cov"] = {name: list(ids) for name, ids in (body.covers or {}).items()}
    return found


def _from_map(found: Mapping[str, Any]) -> ChangeBody:
    is_set = found["op"] == "set"
    return ChangeBody(
        kind=found["kind"],
        record=found["ent"],
        id=found["id"],
        salt=found["salt"],
        stamp=found["t"],
        at=found["at"],
        offset=found["off"],
        schema=found["sch"],
        readable_from=found["min"],
        group=found.get("grp"),
        why=found.get("why", ""),
        writes={name: (value, tuple(bases)) for name, (value, bases) in found["w"].items()} if is_set else None,
        covers=None if is_set else {name: tuple(ids) for name, ids in found["cov"].items()},
    )


def _is_newer(found: Any) -> bool:
    if not isinstance(found, dict):
        return False
    asks, deed = found.get("min"), found.get("op")
    return (type(asks) is int and asks > SCHEMA) or (isinstance(deed, str) and deed not in ("set", "del"))


def _is_listed(found: Mapping[str, Any]) -> bool:
    """Whether ids stand in arrays: text and bytes, too, would make a tuple."""
    lists = found["cov"].values() if found["op"] == "del" else (bases for _, bases in found["w"].values())
    return all(isinstance(one, list) for one in lists)


def _is_sound(body: ChangeBody) -> bool:
    lists = body.covers if body.writes is None else {name: bases for name, (_, bases) in body.writes.items()}
    ids = [body.record, body.id, body.salt, *([body.group] if body.group is not None else [])]
    numbers = (body.stamp, body.at, body.offset, body.schema, body.readable_from)
    return (
        lists is not None
        and 0 < len(lists) <= FIELD_LIMIT
        and all(len(found) <= BASE_LIMIT for found in lists.values())
        and {(type(one), len(one)) for one in chain(ids, *lists.values())} == {(bytes, 16)}
        and {*map(type, numbers)} == {int}
        and body.stamp >= 0
        and 0 <= body.at <= _LAST_SECOND
        and abs(body.offset) < _DAY_IN_MINUTES
        and isinstance(body.kind, str)
        and isinstance(body.why, str)
    )
