"""A vault on the disk: one folder with the key file, the records and a lock; made whole or not at all."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coachdesk.crypto import key_file
from coachdesk.crypto.key_file import KEY_FILE, OpenedKey
from coachdesk.crypto.passphrase import FLOOR, STANDARD, Cost
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.store_keys import database_key
from coachdesk.errors import FileExists, NotSaved, VaultDamaged, VaultEmpty, VaultExists, VaultMissing
from coachdesk.operating_system import FileLock, fsync_directory, write_durably
from coachdesk.store import commands, queries
from coachdesk.store.backup import BackedUp, prove_records
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
        self.vault.close()
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
    vault = Vault(building, store_key, projecting, int(now.timestamp()), create=True)
    vault.do(commands.SetKeyring(((VAULT_ID, vault_id.encode()), *keyring)))
    vault.close()
    building.rename(folder)
    fsync_directory(folder.parent)
    return _open(folder, opened, projecting, now), code


def open_vault(folder: Path, passphrase: bytearray, now: datetime, projecting: Projecting, costs: Costs) -> OpenVault:
    """Open a vault with its passphrase, which the caller wipes.

    Raises the error that fits: VaultMissing, VaultInUse, WrongPassphrase, WaitBeforeTrying, KeyFileMissing,
    KeyFileDamaged, KeyFileChanged, VaultEmpty, VaultDamaged, VaultNewer. Nothing is created.
    """
    return _unlocked(folder, lambda path: key_file.unlock(path, passphrase, floor=costs.floor), projecting, now)


def open_with_recovery_code(
    folder: Path, code: RecoveryCode, new_passphrase: bytearray, now: datetime, projecting: Projecting, costs: Costs
) -> tuple[OpenVault, RecoveryCode]:
    """Open with the printed code and set a new passphrase; answers the new code to print. The old one is dead."""
    fresh: list[RecoveryCode] = []

    def unlock(path: Path) -> OpenedKey:
        opened = key_file.unlock_with_recovery_code(path, code)
        fresh.append(key_file.renew(path, opened, new_passphrase, cost=costs.cost, floor=costs.floor))
        return opened

    return _unlocked(folder, unlock, projecting, now), fresh[0]


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
    Raises VaultMissing, VaultExists, WrongPassphrase, VaultDamaged. The backup is only read.
    """
    if not (backup / RECORDS_FILE).is_file():
        raise VaultMissing("There is no backup at that place. Nothing was changed.")
    if folder.exists():
        raise VaultExists
    building = folder.with_name(folder.name + UNFINISHED)
    shutil.rmtree(building, ignore_errors=True)
    try:
        building.mkdir(parents=True, mode=0o700)
        for name in (RECORDS_FILE, KEY_FILE):
            write_durably(building / name, (backup / name).read_bytes(), replace=False)
        key = key_file.unlock(building / KEY_FILE, passphrase, floor=costs.floor)
        try:
            holds = prove_records(building / RECORDS_FILE, database_key(key.store_key))
            vault = _vault(building, key, projecting, now)
        finally:
            key.wipe()
        try:
            vault.ask(queries.ProveEverything())
            vault.do(commands.SetKeyring(keyring))
        finally:
            vault.close()
        building.rename(folder)
        fsync_directory(folder.parent)
    except FileNotFoundError as missing:
        raise VaultMissing("That backup is not whole: its key file is missing. Nothing was changed.") from missing
    except OSError as trouble:
        raise NotSaved from trouble
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return holds


def _unlocked(folder: Path, unlock: Callable[[Path], OpenedKey], projecting: Projecting, now: datetime) -> OpenVault:
    if not folder.is_dir():
        raise VaultMissing
    lock = FileLock(folder / LOCK_FILE)
    lock.acquire()
    try:
        return _open(folder, unlock(folder / KEY_FILE), projecting, now, lock)
    except BaseException:
        lock.release()
        raise


def _open(
    folder: Path, key: OpenedKey, projecting: Projecting, now: datetime, lock: FileLock | None = None
) -> OpenVault:
    if lock is None:
        lock = FileLock(folder / LOCK_FILE)
        lock.acquire()
    try:
        return OpenVault(folder, _vault(folder, key, projecting, now), lock, key.whole)
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
