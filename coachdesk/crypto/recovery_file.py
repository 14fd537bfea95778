"""A lost passphrase: the vault's key lies beside it, wrapped to the organisation's recovery key, as `store.recovery`.

    the file     the store key for the recovery key, with which vault it is
    the request  the file again, with a fresh public key of the locked laptop
    the answer   the store key for that fresh key, made where the two halves are

Nothing unsent is lost: the vault itself does not move. Each is framed like a key file, so damage is told apart.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from coachdesk.crypto import codec, wrapped_secret
from coachdesk.crypto.fingerprint import key_words
from coachdesk.crypto.key_file import OpenedKey
from coachdesk.crypto.receiving_keys import RECEIVING_LENGTH, open_wrapped, wrap_to
from coachdesk.crypto.store_keys import STORE_KEY_LENGTH
from coachdesk.errors import KeyFileDamaged, WrongRecoveryAnswer, WrongRecoveryHalves

RECOVERY_FILE = "store.recovery"
VERSION = 1

_LAST_SECOND = 253_402_214_400
_FILE, _REQUEST, _ANSWER = b"CoachDesk rescue", b"CoachDesk please", b"CoachDesk answer"
_ABOUT = {_FILE: b"coachdesk/store-recovery/1\0", _ANSWER: b"coachdesk/recovery-answer/1\0"}


@dataclass(frozen=True, slots=True)
class _Vault:
    """Which vault, and its key wrapped to somebody; bound to each other."""

    vault: str
    organisation: str
    created_at: int
    wrapped: bytes

    def about(self, magic: bytes) -> bytes:
        return _ABOUT[magic] + codec.encode([self.vault, self.organisation, self.created_at])

    def content(self, magic: bytes, **more: bytes) -> bytes:
        parts = {
            "version": VERSION,
            "vault": self.vault,
            "organisation": self.organisation,
            "created_at": self.created_at,
            "wrapped": self.wrapped,
        }
        return wrapped_secret.framed(magic, {**parts, **more})


def seal_store_recovery(opened: OpenedKey, recovery: bytes) -> bytes:
    """The content of `store.recovery` for an open vault and the organisation's recovery key (public)."""
    bare = _Vault(opened.vault_id, opened.organisation_id, int(opened.created_at.timestamp()), b"")
    return _wrapped_to(recovery, bytes(opened.store_key), bare, _FILE).content(_FILE)


def kept_for(sealed: bytes) -> str:
    """Which vault a `store.recovery` is of, by id. KeyFileDamaged, VaultNewer."""
    return _read(_FILE, sealed)[0].vault


def asked_by(request: bytes) -> str:
    """Which vault a request is of, by id. KeyFileDamaged, VaultNewer."""
    return _read(_REQUEST, request)[0].vault


def recovery_request(sealed: bytes, receiving: bytes) -> bytes:
    """What a locked laptop asks: `sealed` is its `store.recovery`, `receiving` its fresh public key.

    KeyFileDamaged, VaultNewer.
    """
    vault, _ = _read(_FILE, sealed)
    return vault.content(_REQUEST, receiving=receiving)


def request_words(request: bytes) -> tuple[str, ...]:
    """Eight words that the worker reads out and the officers compare before they answer. KeyFileDamaged, VaultNewer."""
    return key_words(b"", _read(_REQUEST, request)[1])


def answer_request(request: bytes, recovery_seed: bytes) -> bytes:
    """The answer that only the asking laptop can open.

    KeyFileDamaged, VaultNewer; WrongRecoveryHalves when the vault's key was wrapped to another recovery key.
    """
    vault, receiving = _read(_REQUEST, request)
    store_key = open_wrapped(recovery_seed, vault.wrapped, vault.about(_FILE))
    if store_key is None:
        raise WrongRecoveryHalves
    return _wrapped_to(receiving, store_key, vault, _ANSWER).content(_ANSWER)


def open_answer(answer: bytes, receiving_seed: bytes, vault_id: str) -> OpenedKey:
    """The vault's key; follow with `key_file.renew`, which sets a new passphrase and a new code.

    KeyFileDamaged, VaultNewer; WrongRecoveryAnswer when it answers another request.
    """
    vault, _ = _read(_ANSWER, answer)
    store_key = open_wrapped(receiving_seed, vault.wrapped, vault.about(_ANSWER))
    if store_key is None or len(store_key) != STORE_KEY_LENGTH or vault.vault != vault_id:
        raise WrongRecoveryAnswer
    created_at = datetime.fromtimestamp(vault.created_at, UTC)
    return OpenedKey(bytearray(store_key), vault.vault, vault.organisation, created_at, whole=False)


def _wrapped_to(receiving: bytes, store_key: bytes, vault: _Vault, magic: bytes) -> _Vault:
    wrapped = wrap_to(receiving, store_key, vault.about(magic))
    return _Vault(vault.vault, vault.organisation, vault.created_at, wrapped)


def _read(magic: bytes, content: bytes) -> tuple[_Vault, bytes]:
    """What a file of this kind says, and the public key in it where it is a request."""
    found: dict[str, Any] = wrapped_secret.unframed(magic, content, VERSION)
    receiving = found.pop("receiving", b"")
    match found:
        case {
            "vault": str(vault),
            "organisation": str(organisation),
            "created_at": int(created_at),
            "wrapped": bytes(wrapped),
        } if len(found) == 5 and 0 <= created_at <= _LAST_SECOND and isinstance(receiving, bytes):
            if len(receiving) == (RECEIVING_LENGTH if magic == _REQUEST else 0):
                return _Vault(vault, organisation, created_at, wrapped), receiving
    raise KeyFileDamaged
