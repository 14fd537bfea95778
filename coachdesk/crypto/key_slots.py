"""The bytes of a key file, and what can still be read of it when part is damaged.

    magic (16 bytes) · canonical CBOR map of `version`, `passphrase`, `recovery` · first 16 bytes of SHA-256 over both

Each of the two slots is a whole `wrapped_secret` of its own with the same header (vault, organisation, time of making),
so that damage to one leaves the other usable.
"""

from dataclasses import dataclass
from pathlib import Path

from coachdesk.crypto import wrapped_secret
from coachdesk.errors import CoachDeskError, KeyFileDamaged, KeyFileMissing, Unreadable, VaultNewer
from coachdesk.operating_system import read_whole

MAGIC = b"CoachDesk keys\r\n"
VERSION = 1

TYPED_SLOT = "vault key by passphrase"
PRINTED_SLOT = "vault key by recovery code"


@dataclass(frozen=True)
class Slots:
    """The two slots read from, or to be put at, `place`. `whole` is False when anything around or in them is broken."""

    place: Path
    passphrase: bytes
    recovery: bytes
    whole: bool = True

    def content(self) -> bytes:
        """The key file with these slots."""
        slots = {"version": VERSION, "passphrase": self.passphrase, "recovery": self.recovery}
        return wrapped_secret.framed(MAGIC, slots)


def previous_path(path: Path) -> Path:
    """Where the key file from before the last change of passphrase lies until the next good unlock."""
    return path.with_name(path.name + ".prev")


def readable_slots(path: Path) -> list[Slots]:
    """The key file alone when it is whole; else what can be read of it, then of the one before. At least one.

    KeyFileMissing, KeyFileDamaged, VaultNewer.
    """
    found: list[Slots] = []
    trouble: CoachDeskError = KeyFileMissing()
    for place in (path, previous_path(path)):
        try:
            found.append(read_slots(place))
        except FileNotFoundError:
            continue
        except KeyFileDamaged as damaged:
            trouble = damaged
            continue
        if found[-1].whole:
            break
    if not found:
        raise trouble
    return found


def read_slots(place: Path) -> Slots:
    """The slots as they lie at `place`.

    FileNotFoundError; KeyFileDamaged when no slot can even be told from the rest; VaultNewer.
    """
    try:
        content = read_whole(place, wrapped_secret.SIZE_LIMIT)
    except Unreadable as broken:
        raise KeyFileDamaged from broken
    try:
        slots, whole = wrapped_secret.unframed(MAGIC, content, VERSION), True
    except KeyFileDamaged:
        slots, whole = _in_spite_of_damage(content), False
    passphrase, recovery = slots.get("passphrase"), slots.get("recovery")
    if len(slots) != 3 or not isinstance(passphrase, bytes) or not isinstance(recovery, bytes):
        raise KeyFileDamaged
    return Slots(place, passphrase, recovery, whole and _belong_together(passphrase, recovery))


def _in_spite_of_damage(content: bytes) -> dict[str, object]:
    try:
        return wrapped_secret.unframed(MAGIC, content, VERSION, even_if_damaged=True)
    except VaultNewer:
        raise KeyFileDamaged from None  # a stray bit in the version, not a newer CoachDesk


def _belong_together(passphrase: bytes, recovery: bytes) -> bool:
    try:
        first = wrapped_secret.read(passphrase, TYPED_SLOT).header
        return first == wrapped_secret.read(recovery, PRINTED_SLOT).header
    except (KeyFileDamaged, VaultNewer):
        return False
