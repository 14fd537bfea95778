"""Key files for tests: made in a millisecond, with chance that falls the same way each time."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cbor2

from coachdesk.crypto import key_file
from coachdesk.crypto.key_file import OpenedKey
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.operating_system import FileCalls
from tests.passphrases import CHEAP, fixed_chance

NOW = datetime(2011, 9, 1, 10, 32, 5, tzinfo=UTC)
OLD, NEW = b"old words", b"new words"


class Quick(FileCalls):
    """The real calls without waiting for the disk."""

    def sync(self, descriptor: int) -> None:
        pass

    def sync_directory(self, path: Path) -> None:
        pass


QUICK: dict[str, Any] = {"floor": CHEAP, "calls": Quick()}
MAKING: dict[str, Any] = {"cost": CHEAP, **QUICK}


def made(path: Path, words: bytes = OLD, **other: Any) -> tuple[bytes, RecoveryCode]:
    """A key file at `path`: its store key and its code."""
    arguments: dict[str, Any] = {"chance": fixed_chance(), **MAKING, **other}
    store_key, code = key_file.create(
        path, bytearray(words), vault_id="a" * 32, organisation_id="b" * 32, now=NOW, **arguments
    )
    return bytes(store_key), code


def unlock(path: Path, words: bytes = OLD) -> OpenedKey:
    """Open it with a clock that stands still."""
    return key_file.unlock(path, bytearray(words), clock=lambda: 0.0, **QUICK)


def slots(path: Path) -> dict[str, Any]:
    """The map inside the key file, as anyone can read it."""
    whole = cbor2.loads(path.read_bytes()[16:-16])
    assert isinstance(whole, dict)
    return whole
