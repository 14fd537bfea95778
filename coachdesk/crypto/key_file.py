"""The key file of a vault: a random store key that the passphrase opens, and the recovery code too.

Its bytes are laid out in `key_slots`. While a passphrase is being changed the old file stays beside the new one as
`<name>.prev` until the next good unlock. Whoever calls holds the vault's lock.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from coachdesk.crypto.key_slots import PRINTED_SLOT, TYPED_SLOT, Slots, previous_path, read_slots, readable_slots
from coachdesk.crypto.passphrase import FLOOR, STANDARD, Cost, open_with_passphrase, seal_with_passphrase
from coachdesk.crypto.recovery_code import RecoveryCode, open_with_recovery_code, seal_with_recovery_code
from coachdesk.crypto.store_keys import STORE_KEY_LENGTH
from coachdesk.crypto.unlock_tries import UnlockTries, tries_path
from coachdesk.errors import (
    CoachDeskError,
    DiskFull,
    FileExists,
    KeyFileDamaged,
    NotSaved,
    VaultExists,
    VaultNotWritable,
    WrongPassphrase,
    WrongRecoveryCode,
)
from coachdesk.operating_system import (
    FileCalls,
    boot_seconds,
    clear_unfinished,
    remove_durably,
    wipe,
    write_durably,
)

KEY_FILE = "keys"
"""The key file's name in a vault's folder."""

_CANNOT_WRITE = (VaultNotWritable, DiskFull, NotSaved)


@dataclass(frozen=True)
class OpenedKey:
    """What a key file gave up. The caller calls `wipe` when the vault has its keys."""

    store_key: bytearray = field(repr=False)
    vault_id: str
    organisation_id: str
    created_at: datetime
    whole: bool = True
    """False when part of the key file is damaged or the one before had to serve: call `renew` and print a new code."""

    def wipe(self) -> None:
        """Overwrite the store key with zeros."""
        wipe(self.store_key)


def create(
    path: Path,
    passphrase: bytearray,
    *,
    vault_id: str,
    organisation_id: str,
    now: datetime,
    cost: Cost = STANDARD,
    floor: Cost = FLOOR,
    chance: Callable[[int], bytes] = secrets.token_bytes,
    calls: FileCalls | None = None,
) -> tuple[bytearray, RecoveryCode]:
    """Make a key file with a fresh store key: (the key, the code to print); the caller wipes both.

    `now` is aware and kept to the second. VaultExists, and nothing written, where a key file or the one before it is;
    BadInput, NotEnoughMemory, DiskFull, VaultNotWritable, NotSaved.
    """
    if previous_path(path).exists() or path.exists():
        raise VaultExists
    header = _header_of(vault_id, organisation_id, now)
    store_key, code = bytearray(chance(STORE_KEY_LENGTH)), RecoveryCode.new(chance)
    slots = Slots(
        path,
        seal_with_passphrase(store_key, passphrase, TYPED_SLOT, header, cost, floor=floor, chance=chance),
        seal_with_recovery_code(store_key, code, PRINTED_SLOT, header, chance=chance),
    )
    try:
        write_durably(path, slots.content(), replace=False, calls=calls or FileCalls())
    except FileExists as there:
        raise VaultExists from there
    return store_key, code


def unlock(
    path: Path,
    passphrase: bytearray,
    *,
    floor: Cost = FLOOR,
    clock: Callable[[], float] = boot_seconds,
    calls: FileCalls | None = None,
) -> OpenedKey:
    """Open the key file, or the one before it where this one is missing or torn.

    `clock` gives seconds since the machine started. WrongPassphrase says how many tries are left; WaitBeforeTrying;
    KeyFileMissing, KeyFileDamaged, KeyFileChanged, VaultNewer, BadInput, NotEnoughMemory: none of these counts a try.
    """
    sources = readable_slots(path)
    tries = UnlockTries(path, clock, calls)
    tries.begin()
    try:
        source, opened = _first(
            path, sources, lambda slots: open_with_passphrase(slots.passphrase, passphrase, TYPED_SLOT, floor=floor)
        )
    except WrongPassphrase:
        raise WrongPassphrase(tries.tries_left()) from None
    except CoachDeskError:
        tries.take_back()
        raise
    tries.clear()
    with suppress(*_CANNOT_WRITE):
        _settle(path, source, calls or FileCalls())
    return opened


def unlock_with_recovery_code(path: Path, code: RecoveryCode) -> OpenedKey:
    """Open with the code from the paper; follow with `renew`, which sets a new passphrase and a new code.

    WrongRecoveryCode, KeyFileMissing, KeyFileDamaged, KeyFileChanged, VaultNewer. Needs no wait: 160 bits.
    """
    return _first(
        path, readable_slots(path), lambda slots: open_with_recovery_code(slots.recovery, code, PRINTED_SLOT)
    )[1]


def change_passphrase(
    path: Path,
    old: bytearray,
    new: bytearray,
    *,
    cost: Cost = STANDARD,
    floor: Cost = FLOOR,
    clock: Callable[[], float] = boot_seconds,
    chance: Callable[[int], bytes] = secrets.token_bytes,
    calls: FileCalls | None = None,
) -> None:
    """Put `new` in the place of `old`: fresh salt, same store key, same recovery code.

    Interrupted anywhere it leaves one of the two working. Errors as for `unlock`, and DiskFull, VaultNotWritable,
    NotSaved: then `old` still opens, or, when the very last wait for the disk failed, `new` may.
    """
    opened = unlock(path, old, floor=floor, clock=clock, calls=calls)
    try:
        by_passphrase = seal_with_passphrase(
            opened.store_key, new, TYPED_SLOT, _header(opened), cost, floor=floor, chance=chance
        )
    finally:
        opened.wipe()
    now_there = max(readable_slots(path), key=lambda slots: slots.whole)
    _put(Slots(path, by_passphrase, now_there.recovery), calls or FileCalls())


def renew(
    path: Path,
    opened: OpenedKey,
    passphrase: bytearray,
    *,
    cost: Cost = STANDARD,
    floor: Cost = FLOOR,
    chance: Callable[[int], bytes] = secrets.token_bytes,
    calls: FileCalls | None = None,
) -> RecoveryCode:
    """Write both slots anew, after a recovery or after damage: the new code, to be printed; the old one is dead.

    Starts the count of wrong passphrases afresh. Errors of writing as for `change_passphrase`.
    """
    code, header = RecoveryCode.new(chance), _header(opened)
    slots = Slots(
        path,
        seal_with_passphrase(opened.store_key, passphrase, TYPED_SLOT, header, cost, floor=floor, chance=chance),
        seal_with_recovery_code(opened.store_key, code, PRINTED_SLOT, header, chance=chance),
    )
    _put(slots, calls or FileCalls())
    UnlockTries(path, calls=calls).clear()
    return code


def _put(slots: Slots, calls: FileCalls) -> None:
    with suppress(FileNotFoundError, KeyFileDamaged):
        now_there = read_slots(slots.place)
        if now_there.whole:  # a damaged file must not push out the one before it
            write_durably(previous_path(slots.place), now_there.content(), replace=True, calls=calls)
    write_durably(slots.place, slots.content(), replace=True, calls=calls)


def _settle(path: Path, source: Slots, calls: FileCalls) -> None:
    """After a good unlock: an old passphrase must open nothing any more, and a missing key file is put back."""
    if not path.exists():
        write_durably(path, source.content(), replace=False, calls=calls)
    elif source.whole and source.place == path:
        for mine in (path, previous_path(path), tries_path(path)):
            clear_unfinished(mine)
        remove_durably(previous_path(path), calls=calls)


def _first(
    path: Path, sources: list[Slots], opening: Callable[[Slots], tuple[bytearray, dict[str, Any]]]
) -> tuple[Slots, OpenedKey]:
    """The first source that opens. A slot that was compared and did not fit outranks one too damaged to compare."""
    trouble: CoachDeskError = KeyFileDamaged()
    for source in sources:
        try:
            store_key, header = opening(source)
        except (WrongPassphrase, WrongRecoveryCode) as wrong:
            trouble = wrong
        except KeyFileDamaged:
            continue
        else:
            whole = source.whole and (source.place == path or not path.exists())
            return source, _opened(store_key, header, whole=whole)
    raise trouble


def _opened(store_key: bytearray, header: dict[str, Any], *, whole: bool) -> OpenedKey:
    match header:
        case {"vault": str(vault_id), "organisation": str(organisation_id), "created_at": int(created_at)}:
            if len(store_key) == STORE_KEY_LENGTH:
                return OpenedKey(store_key, vault_id, organisation_id, datetime.fromtimestamp(created_at, UTC), whole)
    raise KeyFileDamaged


def _header(opened: OpenedKey) -> dict[str, Any]:
    return _header_of(opened.vault_id, opened.organisation_id, opened.created_at)


def _header_of(vault_id: str, organisation_id: str, created_at: datetime) -> dict[str, Any]:
    return {"vault": vault_id, "organisation": organisation_id, "created_at": int(created_at.timestamp())}
