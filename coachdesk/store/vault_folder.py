"""A vault on the disk: one folder with the key file, the records and a lock; made whole or not at all."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coachdesk.crypto import key_file
from coachdesk.crypto.key_file import KEY_FILE, OpenedKey
from coachdesk.crypto.key_slots import previous_path
from coachdesk.crypto.passphrase import FLOOR, STANDARD, Cost
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.store_keys import database_key
from coachdesk.errors import (
    FileExists,
    KeyFileMissing,
    NotSaved,
    VaultDamaged,
    VaultEmpty,
    VaultExists,
    VaultMissing,
    VaultNotWritable,
)
from coachdesk.operating_system import (
    FileLock,
    fsync_directory,
    publish_durably,
    unfinished_path,
    wipe,
    write_durably,
)
from coachdesk.store import commands, queries
from coachdesk.store.backup import BackedUp, prove_records
from coachdesk.store.recovery_beside import keep_recovery
from coachdesk.store.vault import RECORDS_FILE, Projecting, Vault

LOCK_FILE = "lock"
VAULT_ID = "vault"
UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class OpenVault:
    """An open vault with the lock that keeps a second copy of CoachDesk out."""

    folder: Path
    vault: Vault
    lock: FileLock
    key_is_whole: bool

    def close(self) -> None:
        """Close the vault and let the next one in."""
        try:
            self.vault.close()
        finally:
            self.lock.release()


@dataclass(frozen=True, slots=True)
class Costs:
    """What a passphrase try costs when one is set, and the least that is accepted; only tests lower them."""

    cost: Cost = STANDARD
    floor: Cost = FLOOR


def create_vault(
    folder: Path,
    passphrase: bytearray,
    *,
    vault_id: str,
    organisation_id: str,
    now: datetime,
    keyring: tuple[tuple[str, bytes], ...],
    projecting: Projecting,
    costs: Costs,
) -> tuple[OpenVault, RecoveryCode]:
    """A new vault at `folder` and the recovery code to print. The caller wipes `passphrase`.

    It is built beside its place and moved there when whole. Raises VaultExists when anything is there already.
    """
    if folder.exists():
        raise VaultExists
    building = folder.with_name(folder.name + UNFINISHED)
    if building.exists():
        shutil.rmtree(building)  # an earlier attempt that was cut short; it never held a record
    try:
        building.mkdir(parents=True, mode=0o700)
    except OSError as trouble:
        raise NotSaved("The folder for the records could not be made. Choose another place.") from trouble
    store_key, code = key_file.create(
        building / KEY_FILE,
        passphrase,
        vault_id=vault_id,
        organisation_id=organisation_id,
        now=now,
        cost=costs.cost,
        floor=costs.floor,
    )
    opened = OpenedKey(store_key, vault_id, organisation_id, now)
    try:
        vault = Vault(building, store_key, projecting, int(now.timestamp()), create=True)
        try:
            vault.do(commands.SetKeyring(((VAULT_ID, vault_id.encode()), *keyring)))
        finally:
            vault.close()
        fsync_directory(building)
        building.rename(folder)
        fsync_directory(folder.parent)
        return _open(folder, opened, projecting, now), code
    except OSError as trouble:
        raise NotSaved("The folder for the records could not be made. Choose another place.") from trouble
    finally:
        opened.wipe()
        shutil.rmtree(building, ignore_errors=True)


def open_vault(folder: Path, passphrase: bytearray, now: datetime, projecting: Projecting, costs: Costs) -> OpenVault:
    """Open a vault with its passphrase, which the caller wipes.

    Raises the error that fits: VaultMissing, VaultInUse, WrongPassphrase, WaitBeforeTrying, KeyFileMissing,
    KeyFileDamaged, KeyFileChanged, VaultEmpty, VaultDamaged, VaultNewer. Nothing is created.
    """
    return unlocked(folder, lambda path: key_file.unlock(path, passphrase, floor=costs.floor), projecting, now)


def open_with_recovery_code(
    folder: Path, code: RecoveryCode, new_passphrase: bytearray, now: datetime, projecting: Projecting, costs: Costs
) -> tuple[OpenVault, RecoveryCode]:
    """Open with the printed code and set a new passphrase; answers the new code to print. The old one is dead.

    Where the records do not open, the old code and passphrase stay as they are.
    """
    fresh: list[RecoveryCode] = []

    def renew(opened: OpenedKey) -> None:
        place = folder / KEY_FILE
        fresh.append(key_file.renew(place, opened, new_passphrase, cost=costs.cost, floor=costs.floor))

    def unlock(path: Path) -> OpenedKey:
        return key_file.unlock_with_recovery_code(path, code)

    return unlocked(folder, unlock, projecting, now, renew), fresh[0]


def back_up(opened: OpenVault, target: Path) -> BackedUp:
    """A backup folder at `target`: a checked copy of the records with the key file that opens it.

    Raises FileExists, DiskFull, NotSaved, VaultDamaged; only a whole backup ever carries the name.
    """
    if target.exists():
        raise FileExists
    building = target.with_name(target.name + UNFINISHED)
    shutil.rmtree(building, ignore_errors=True)
    try:
        building.mkdir(parents=True, mode=0o700)
        holds = opened.vault.back_up(building)
        write_durably(building / KEY_FILE, (opened.folder / KEY_FILE).read_bytes(), replace=False)
        fsync_directory(building)
        building.rename(target)
        fsync_directory(target.parent)
    except OSError as trouble:
        raise NotSaved from trouble
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return holds


def restore(
    backup: Path,
    folder: Path,
    passphrase: bytearray,
    now: datetime,
    *,
    keyring: tuple[tuple[str, bytes], ...],
    projecting: Projecting,
    costs: Costs,
) -> BackedUp:
    """Put a backup back as a vault of its own at `folder`, after proving every page, row and chain of it.

    `keyring` names what must differ from the vault it was copied from: two copies never write as one device.
    A vault's own folder serves as a backup while nobody has it open, with what its write-ahead log holds.
    Raises VaultMissing, VaultExists, VaultInUse, WrongPassphrase, WaitBeforeTrying, VaultDamaged. The backup is only
    read; wrong passphrases are counted beside it, so that restoring is no way round the wait.
    """
    if not (backup / RECORDS_FILE).is_file():
        raise VaultMissing("There is no backup at that place. Nothing was changed.")
    if folder.exists():
        raise VaultExists
    building = folder.with_name(folder.name + UNFINISHED)
    shutil.rmtree(building, ignore_errors=True)
    raw_key = bytearray()
    lock = FileLock(backup / LOCK_FILE)
    try:
        if lock.path.exists():
            with suppress(VaultNotWritable):  # where nobody can write, nobody has it open
                lock.acquire()
        key = key_file.unlock(backup / KEY_FILE, passphrase, floor=costs.floor)
        try:
            building.mkdir(parents=True, mode=0o700)
            for name in (KEY_FILE, RECORDS_FILE, RECORDS_FILE + "-wal"):
                _copy(backup / name, building / name)
            raw_key = database_key(key.store_key)
            holds = prove_records(building / RECORDS_FILE, raw_key)
            vault = _vault(building, key, projecting, now)
        finally:
            key.wipe()
        try:
            vault.prove()
            vault.do(commands.SetKeyring(keyring))
        finally:
            vault.close()
        fsync_directory(building)
        building.rename(folder)
        fsync_directory(folder.parent)
    except KeyFileMissing as missing:
        raise VaultMissing("That backup is not whole: its key file is missing. Nothing was changed.") from missing
    except OSError as trouble:
        raise NotSaved from trouble
    finally:
        wipe(raw_key)
        lock.release()
        shutil.rmtree(building, ignore_errors=True)
    return holds


def _copy(source: Path, target: Path) -> None:
    """A file as it lies, however large; a write-ahead log need not be there."""
    unfinished = unfinished_path(target)
    try:
        shutil.copyfile(source, unfinished)
    except FileNotFoundError:
        return
    publish_durably(unfinished, target, replace=False)


def unlocked(
    folder: Path,
    unlock: Callable[[Path], OpenedKey],
    projecting: Projecting,
    now: datetime,
    then: Callable[[OpenedKey], None] | None = None,
) -> OpenVault:
    """A vault opened by whatever `unlock` makes of its key file; `then` is done before it counts as open."""
    key = folder / KEY_FILE
    if not any(part.exists() for part in (key, previous_path(key), folder / RECORDS_FILE)):
        raise VaultMissing  # some other folder: not even a lock is made in it
    lock = FileLock(folder / LOCK_FILE)
    lock.acquire()
    try:
        return _open(folder, unlock(key), projecting, now, lock, then)
    except BaseException:
        lock.release()
        raise


def _open(
    folder: Path,
    key: OpenedKey,
    projecting: Projecting,
    now: datetime,
    lock: FileLock | None = None,
    then: Callable[[OpenedKey], None] | None = None,
) -> OpenVault:
    if lock is None:
        lock = FileLock(folder / LOCK_FILE)
        lock.acquire()
    try:
        opened = OpenVault(folder, _vault(folder, key, projecting, now), lock, key.whole)
        try:
            if then:
                then(key)
            keep_recovery(folder, key, opened.vault)
        except BaseException:
            opened.close()
            raise
        return opened
    finally:
        key.wipe()


def _vault(folder: Path, key: OpenedKey, projecting: Projecting, now: datetime) -> Vault:
    records = folder / RECORDS_FILE
    if not records.exists():
        raise VaultMissing("The key file is here but the records are missing. Restore your last backup.")
    if records.stat().st_size == 0:
        raise VaultEmpty
    vault = Vault(folder, key.store_key, projecting, int(now.timestamp()))
    try:
        mine = vault.ask(queries.Keyring()).get(VAULT_ID) == key.vault_id.encode()
    except BaseException:
        vault.close()
        raise
    if not mine:
        vault.close()
        raise VaultDamaged
    return vault
