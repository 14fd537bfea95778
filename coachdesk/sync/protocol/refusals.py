"""How the server says no: one shape for every refusal, which never repeats what was sent (sync.md 3.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from coachdesk.errors import Malformed
from coachdesk.sync.protocol.limits import ENVELOPE_LIMIT, SMALL_LIMIT
from coachdesk.sync.protocol.shapes import Message, Shape, maybe, number, octets, word


class Code(StrEnum):
    """Why, in one fixed word. The status beside each is in `STATUS`."""

    MALFORMED = "malformed"
    NO_SESSION = "no_session"
    """A new session once, then stop."""

    REVOKED = "revoked"
    NOT_MEMBER = "not_member"
    """Never, or no longer; `record` is the signed record that says so, where there is one."""

    NOT_ALLOWED = "not_allowed"
    """A member, or an enrolled device, but not for this."""

    NOT_FOUND = "not_found"
    WRONG_METHOD = "wrong_method"
    TOO_SLOW = "too_slow"
    RESYNC = "resync"
    """The cursor is not of this log: begin at nothing, and keep every row."""

    STALE_EPOCH = "stale_epoch"
    """Pull, and seal again under epoch `n`."""

    GAP = "gap"
    """`n` is the last position the server has of this actor."""

    FORK = "fork"
    """Position `n` of this actor is another change, or follows another change."""

    MISSING_BLOBS = "missing_blobs"
    OFFSET = "offset"
    """The server holds `n` bytes of this blob."""

    ERASED = "erased"
    TOO_LARGE = "too_large"
    """Halve the batch."""

    ENCODING = "encoding"
    """Compressed, or not of the kind this endpoint reads."""

    RANGE = "range"
    REJECTED = "rejected"
    """Bundle `index` can never be accepted, for `reason`: stop pushing this log, keep everything."""

    TOO_OLD = "too_old"
    TOO_MANY = "too_many"
    """Try again after `wait` seconds."""

    FAILED = "failed"
    BUSY = "busy"


STATUS: Mapping[Code, int] = {
    Code.MALFORMED: 400,
    Code.NO_SESSION: 401,
    Code.REVOKED: 403,
    Code.NOT_MEMBER: 403,
    Code.NOT_ALLOWED: 403,
    Code.NOT_FOUND: 404,
    Code.WRONG_METHOD: 405,
    Code.TOO_SLOW: 408,
    Code.RESYNC: 409,
    Code.STALE_EPOCH: 409,
    Code.GAP: 409,
    Code.FORK: 409,
    Code.MISSING_BLOBS: 409,
    Code.OFFSET: 409,
    Code.ERASED: 410,
    Code.TOO_LARGE: 413,
    Code.ENCODING: 415,
    Code.RANGE: 416,
    Code.REJECTED: 422,
    Code.TOO_OLD: 426,
    Code.TOO_MANY: 429,
    Code.FAILED: 500,
    Code.BUSY: 503,
}


def _read_code(found: object) -> Code:
    try:
        return Code(found if type(found) is str else "")
    except ValueError:
        raise Malformed from None


@dataclass(frozen=True, slots=True)
class Refusal(Message):
    """The body of every answer that is not a success. Parts that a code does not use are null."""

    parts: ClassVar = {
        "error": Shape(_read_code, str),
        "n": maybe(number()),
        "index": maybe(number()),
        "reason": maybe(word(40)),
        "wait": maybe(number()),
        "record": maybe(octets(1, ENVELOPE_LIMIT)),
    }
    limit: ClassVar = ENVELOPE_LIMIT + SMALL_LIMIT

    error: Code
    n: int | None = None
    index: int | None = None
    reason: str | None = None
    wait: int | None = None
    record: bytes | None = None

    @property
    def status(self) -> int:
        """The HTTP status it is sent with."""
        return STATUS[self.error]
