"""An invitation: a temporary device made of 128 secret bits, which travel by paper, telephone or file, never by server.

From the secret come, by HKDF-SHA-256, the invitation's id, its two keys, and the key of its welcome. The welcome stands
in the organisation's log and holds the root key, sealed: who has the secret learns from it whom to believe, and the
server, which has not, can put no other root in its place.

    typed    seven groups of five letters: the secret and 12 bits of its SHA-256
    written  "coachdesk:invite:" and, in base 64 for addresses, CBOR [1, secret, organisation, root, address]; where the
             server is known by certificates of its organisation's own, [2, ... address, [authority, ...], [pin, ...]]
"""

import base64
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coachdesk.crypto import codec
from coachdesk.crypto.authorities import LARGEST_AUTHORITY, MOST_AUTHORITIES, authorities_pem
from coachdesk.crypto.device_keys import DeviceKeys
from coachdesk.crypto.digest import sha256
from coachdesk.crypto.grouped_code import spelt, typed_number
from coachdesk.crypto.receiving_keys import RECEIVING_SEED_LENGTH
from coachdesk.crypto.signatures import SEED_LENGTH
from coachdesk.errors import BadInput, Unreadable

SECRET_LENGTH = 16
GROUPS = 7
WELCOME_LENGTH = 12 + 16 + 32 + 16
"""Nonce, organisation, root, tag."""

_CHECK_BITS = 12
_BARE, _WITH_AUTHORITIES = 1, 2
_SCHEME = "coachdesk:invite:"
LONGEST_WRITTEN = 24_000
"""Letters of a written invitation with as many and as large authorities as it may have."""

LONGEST_IN_A_PICTURE = 1_200
"""Letters that a telephone still reads off a QR code on a screen."""

_LONGEST_ADDRESS = 400
_MOST_PINS, _PIN = 8, 32
_UNREADABLE = "That is not a whole invitation. Ask for it again, or type its code."


@dataclass(frozen=True, slots=True)
class InvitationSecret:
    """The secret of one invitation; whoever has it, and is first, enrols as the invited worker."""

    secret: bytes = field(repr=False)

    def keys(self) -> DeviceKeys:
        """The invitation as a device: its id and the two keys it signs and receives with."""
        return DeviceKeys(
            self._derived("id", 16), self._derived("sign", SEED_LENGTH), self._derived("receive", RECEIVING_SEED_LENGTH)
        )

    def groups(self) -> tuple[str, ...]:
        """The seven groups of five letters, for paper or the telephone."""
        return spelt(int.from_bytes(self.secret, "big") << _CHECK_BITS | _check(self.secret), GROUPS)

    def welcome(self, organisation: bytes, root: bytes, chance: Callable[[int], bytes] = secrets.token_bytes) -> bytes:
        """The organisation's id and root key, sealed for who has the secret: 76 bytes for the `invite` record."""
        nonce = chance(12)
        return nonce + AESGCM(self._derived("welcome", 32)).encrypt(nonce, organisation + root, None)

    def open_welcome(self, welcome: bytes) -> tuple[bytes, bytes]:
        """The organisation's id and root key. Raises Unreadable when who sealed it did not have the secret."""
        try:
            plain = AESGCM(self._derived("welcome", 32)).decrypt(welcome[:12], welcome[12:], None)
        except (InvalidTag, ValueError):
            raise Unreadable(_UNREADABLE) from None
        return plain[:16], plain[16:]

    def _derived(self, use: str, length: int) -> bytes:
        info = f"coachdesk/invite/1/{use}".encode()
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(self.secret)


@dataclass(frozen=True, slots=True)
class WrittenInvitation:
    """All that a laptop needs to enrol, as a file carries it, and a QR code where it `fits_a_picture`.

    `authorities` (DER) sign the server's certificate; `pins` are SHA-256 of the keys it may have.
    """

    secret: InvitationSecret
    organisation: bytes
    root: bytes
    address: str
    authorities: tuple[bytes, ...] = ()
    pins: frozenset[bytes] = frozenset()

    def text(self) -> str:
        """Some 150 letters, and 700 more for each authority."""
        bare = [self.secret.secret, self.organisation, self.root, self.address]
        has_more = self.authorities or self.pins
        more = [list(self.authorities), sorted(self.pins)] if has_more else []
        parts = [_WITH_AUTHORITIES if has_more else _BARE, *bare, *more]
        return _SCHEME + base64.urlsafe_b64encode(codec.encode(parts)).decode("ascii").rstrip("=")

    @property
    def fits_a_picture(self) -> bool:
        """Whether it is short enough for a QR code; if not, it goes as a file, or is typed."""
        return len(self.text()) <= LONGEST_IN_A_PICTURE


def new_invitation(chance: Callable[[int], bytes] = secrets.token_bytes) -> InvitationSecret:
    """A fresh secret."""
    return InvitationSecret(chance(SECRET_LENGTH))


def typed_invitation(text: str) -> InvitationSecret:
    """The invitation of a typed code. BadInput names the group with a slip in it, and repeats nothing of it."""
    number = typed_number(text, GROUPS, "invitation")
    secret = (number >> _CHECK_BITS).to_bytes(SECRET_LENGTH, "big")
    if number & (1 << _CHECK_BITS) - 1 != _check(secret):
        raise BadInput("invitation", "That code is not whole. Check every group against the paper.")
    return InvitationSecret(secret)


def read_invitation(text: str) -> WrittenInvitation:
    """The invitation in a QR code's or a file's text. Raises Unreadable for anything else."""
    shown = text.strip()
    if len(shown) > LONGEST_WRITTEN or not shown.startswith(_SCHEME) or not shown.isascii():
        raise Unreadable(_UNREADABLE)
    content = shown.removeprefix(_SCHEME)
    try:
        encoded = base64.b64decode(content + "=" * (-len(content) % 4), altchars=b"-_", validate=True)
        found: Any = codec.decode(encoded)
    except (ValueError, Unreadable):
        raise Unreadable(_UNREADABLE) from None
    written = _written(found)
    if written is None or written.text() != shown:
        raise Unreadable(_UNREADABLE)
    return written


def _written(found: Any) -> WrittenInvitation | None:
    """What the parts say; whether they stand in the one right form is seen when they are written again."""
    match found:
        case [_, bytes(secret), bytes(organisation), bytes(root), str(address), *more]:
            lengths = (len(secret), len(organisation), len(root))
            trusted = _trusted(more) if more else ((), frozenset[bytes]())
            if lengths == (SECRET_LENGTH, 16, 32) and 0 < len(address) <= _LONGEST_ADDRESS and trusted is not None:
                return WrittenInvitation(InvitationSecret(secret), organisation, root, address, *trusted)
    return None


def _trusted(more: list[Any]) -> tuple[tuple[bytes, ...], frozenset[bytes]] | None:
    """Authorities and pins, each a certificate and a digest."""
    match more:
        case [list(authorities), list(pins)] if len(authorities) <= MOST_AUTHORITIES and len(pins) <= _MOST_PINS:
            digests = all(isinstance(one, bytes) and len(one) == _PIN for one in pins)
            sizes = all(isinstance(one, bytes) and len(one) <= LARGEST_AUTHORITY for one in authorities)
            if digests and sizes and _are_whole(authorities):
                return tuple(authorities), frozenset(pins)
    return None


def _are_whole(authorities: list[bytes]) -> bool:
    try:
        authorities_pem(authorities)
    except Unreadable:
        return False
    return True


def _check(secret: bytes) -> int:
    return int.from_bytes(sha256(b"coachdesk/invite/1/check\0" + secret)[:2], "big") >> 16 - _CHECK_BITS
