"""The body of a change that puts back what another author had signed, after a server lost it (sync.md 3.6, 3.17)."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.change_body import SCHEMA
from coachdesk.errors import MadeByNewer, Unreadable

ADOPTION_LIMIT = codec.SIZE_LIMIT + 24 * 1024
"""The largest change there is, and around it a manifest, a signature and the hashes of 499 others."""

_PARTS = {"op", "id", "salt", "sch", "min", "vouch", "orig"}


@dataclass(frozen=True, slots=True)
class AdoptionBody:
    """`original` is a signed bundle as it is packed: manifest, signature, bodies.

    `vouched` says that it counted where it was kept: of a lead it is as good as admitting it.
    """

    original: bytes = field(repr=False)
    vouched: bool
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))


def encode_adoption(body: AdoptionBody) -> bytes:
    """The canonical bytes. Raises Unreadable when it is larger than the format allows."""
    encoded = codec.encode(
        {
            "op": "adopt",
            "id": body.id,
            "salt": body.salt,
            "sch": SCHEMA,
            "min": 1,
            "vouch": body.vouched,
            "orig": body.original,
        }
    )
    if len(encoded) > ADOPTION_LIMIT:
        raise Unreadable
    return encoded


def decode_adoption(encoded: bytes) -> AdoptionBody | None:
    """The adoption in bytes that came from outside; None for a change of any other kind.

    Raises MadeByNewer for one that asks for a later schema, Unreadable for any other bytes. What is adopted has not
    been looked at yet.
    """
    found: Any = codec.decode(encoded, ADOPTION_LIMIT)
    if not isinstance(found, dict) or found.get("op") != "adopt":
        return None
    match found:
        case {"min": int(asks)} if asks > SCHEMA:
            raise MadeByNewer
        case {
            "id": bytes(change),
            "salt": bytes(salt),
            "sch": int(),
            "min": int(),
            "vouch": bool(vouched),
            "orig": bytes(original),
        } if found.keys() == _PARTS and len(change) == len(salt) == 16:
            return AdoptionBody(original, vouched, change, salt)
    raise Unreadable
