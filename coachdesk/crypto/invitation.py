"""An invitation: a temporary device made of 128 secret bits, which travel by paper, telephone or file, never by server.

From the secret come, by HKDF-SHA-256, the invitation's id, its two keys, and the key of its welcome. The welcome stands
in the organisation's log and holds the root key, sealed: who has the secret learns from it whom to believe, and the
server, which has not, can put no other root in its place.

    typed    seven groups of five letters: the secret and 12 bits of its SHA-256
    written  "coachdesk:invite:" and, in base 64 for addresses, CBOR [1, secret, organisation, root, address]
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
_VERSION = 1
_SCHEME = "coachdesk:invite:"
_LONGEST_WRITTEN = 2_000
_LONGEST_ADDRESS = 400
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
    """All that a laptop needs to enrol, as a QR code or a file carries it."""

    secret: InvitationSecret
    organisation: bytes
    root: bytes
    address: str

    def text(self) -> str:
        """Some 150 letters: the content of the file, and of the QR code."""
        parts = [_VERSION, self.secret.secret, self.organisation, self.root, self.address]
        return _SCHEME + base64.urlsafe_b64encode(codec.encode(parts)).decode("ascii").rstrip("=")


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
    if len(shown) > _LONGEST_WRITTEN or not shown.startswith(_SCHEME) or not shown.isascii():
        raise Unreadable(_UNREADABLE)
    content = shown.removeprefix(_SCHEME)
    try:
        encoded = base64.b64decode(content + "=" * (-len(content) % 4), altchars=b"-_", validate=True)
        found: Any = codec.decode(encoded)
    except (ValueError, Unreadable):
        raise Unreadable(_UNREADABLE) from None
    match found:
        case [_, bytes(secret), bytes(organisation), bytes(root), str(address)]:
            lengths = (len(secret), len(organisation), len(root))
            if lengths == (SECRET_LENGTH, 16, 32) and 0 < len(address) <= _LONGEST_ADDRESS:
                written = WrittenInvitation(InvitationSecret(secret), organisation, root, address)
                if written.text() == shown:
                    return written
    raise Unreadable(_UNREADABLE)


def _check(secret: bytes) -> int:
    return int.from_bytes(sha256(b"coachdesk/invite/1/check\0" + secret)[:2], "big") >> 16 - _CHECK_BITS
