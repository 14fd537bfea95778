"""Who is there: what is said before and while a laptop makes itself known (sync.md 3.5, 3.12)."""

from dataclasses import dataclass
from typing import ClassVar

from coachdesk.crypto import codec
from coachdesk.crypto.signatures import PUBLIC_KEY_LENGTH, SIGNATURE_LENGTH, is_signed_by, sign
from coachdesk.sync.protocol.limits import (
    CHALLENGE_LENGTH,
    ENVELOPE_LIMIT,
    SMALL_LIMIT,
    TOKEN_LENGTH,
    WELCOME_LENGTH,
)
from coachdesk.sync.protocol.shapes import CURSOR, ID, Message, maybe, number, octets, several, word

SESSION_CONTEXT = "coachdesk/session/1"


@dataclass(frozen=True, slots=True)
class Hello(Message):
    """What the server says of itself to anybody: which organisation's it is, and the time in milliseconds."""

    parts: ClassVar = {
        "organisation": ID,
        "root": octets(PUBLIC_KEY_LENGTH),
        "time": number(),
        "versions": several(number(1, 1000), 16),
        "min_client": word(20),
        "push_limit": number(),
        "page_limit": number(),
        "blob_limit": number(),
        "longest_wait": number(),
    }

    organisation: bytes
    root: bytes
    time: int
    versions: tuple[int, ...]
    min_client: str
    push_limit: int
    page_limit: int
    blob_limit: int
    longest_wait: int


@dataclass(frozen=True, slots=True)
class Enrol(Message):
    """A certificate of the organisation's log (or its root's first record), signed by the device it certifies."""

    parts: ClassVar = {"envelope": octets(1, ENVELOPE_LIMIT)}
    limit: ClassVar = ENVELOPE_LIMIT + 64

    envelope: bytes


@dataclass(frozen=True, slots=True)
class Enrolled(Message):
    """Where the organisation's log stands with the certificate in it."""

    parts: ClassVar = {"after": CURSOR}

    after: tuple[int, bytes]


@dataclass(frozen=True, slots=True)
class Welcome(Message):
    """An open invitation, for whoever knows its id: whom it is for, and what only its secret opens."""

    parts: ClassVar = {"user": ID, "welcome": octets(WELCOME_LENGTH)}

    user: bytes
    welcome: bytes


@dataclass(frozen=True, slots=True)
class SessionRequest(Message):
    """Step 1 names the device; step 2 says its challenge again and proves that the device's key is there."""

    parts: ClassVar = {
        "device": ID,
        "nonce": maybe(octets(CHALLENGE_LENGTH)),
        "proof": maybe(octets(SIGNATURE_LENGTH)),
    }

    device: bytes
    nonce: bytes | None = None
    proof: bytes | None = None


@dataclass(frozen=True, slots=True)
class Challenge(Message):
    """The answer to step 1: it counts once, for a minute. Unknown devices are given one too."""

    parts: ClassVar = {"nonce": octets(CHALLENGE_LENGTH)}

    nonce: bytes


@dataclass(frozen=True, slots=True)
class Session(Message):
    """The answer to step 2: the token that every other request carries, and for how many seconds it counts."""

    parts: ClassVar = {"token": octets(TOKEN_LENGTH), "seconds": number(), "time": number()}
    limit: ClassVar = SMALL_LIMIT

    token: bytes
    seconds: int
    time: int


def _proved(origin: str, device: bytes, nonce: bytes) -> bytes:
    return codec.encode([origin, device, nonce])


def prove(seed: bytes, origin: str, device: bytes, nonce: bytes) -> bytes:
    """The signature of step 2. `origin` is the server's address as this laptop was told it, not as it was reached."""
    return sign(seed, SESSION_CONTEXT, _proved(origin, device, nonce))


def is_proved(public_key: bytes, origin: str, device: bytes, nonce: bytes, proof: bytes) -> bool:
    """True when the device's key signed this challenge for this server."""
    return is_signed_by(public_key, SESSION_CONTEXT, _proved(origin, device, nonce), proof)
