"""Making a vault, opening it and closing it again: what comes out is a desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coachdesk.crypto.digest import access_log_of
from coachdesk.crypto.key_file import OpenedKey
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.signatures import new_signing_seed
from coachdesk.desk.clock import Clock
from coachdesk.desk.contact_facts import COUNTING
from coachdesk.desk.desk import Desk, Owner
from coachdesk.desk.opened import CAUTIOUS
from coachdesk.desk.record_days import day_of
from coachdesk.desk.search_words import search_text
from coachdesk.models.values import new_id
from coachdesk.store import commands, file_rows, queries, recovery_beside, rescue, vault_folder
from coachdesk.store.backup import BackedUp
from coachdesk.store.vault import Projecting
from coachdesk.store.vault_folder import OpenVault

_PROJECTING = Projecting(CAUTIOUS, search_text, day_of, COUNTING)
Costs = vault_folder.Costs
_STANDARD = Costs()

DEVICE_KEY = "device_key"
"""The named value that holds the Ed25519 seed this device writes under; a copy of the vault has another."""


RECOVERY_KEY = recovery_beside.RECOVERY_KEY

RESTORED = "restored"
"""In the keyring of a restored copy that nobody has opened yet: its first opening says so in its access log."""


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk with the vault it stands on. Close it, and nothing can be read or saved any more.

    `keyring` are the vault's own named values besides its owner: device key, certificates, trust.
    `key_is_whole` is False when the key file was damaged and a new recovery code must be printed.
    """

    desk: Desk
    keyring: Mapping[str, bytes]
    opened: OpenVault

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return self.opened.folder

    @property
    def key_is_whole(self) -> bool:
        return self.opened.key_is_whole

    def named_value(self, name: str) -> bytes:
        """One of the vault's own named values as it is kept now; empty where there is none."""
        return self.opened.vault.ask(queries.NamedValue(name))

    def set_keyring(self, values: Mapping[str, bytes]) -> "OpenDesk":
        """The same desk with more named values kept."""
        self.opened.vault.do(commands.SetKeyring(tuple(values.items())))
        return OpenDesk(self.desk, {**self.keyring, **values}, self.opened)

    def with_clock(self, clock: Clock) -> "OpenDesk":
        """The same vault by another clock: the sample caseload lives on its own day."""
        return OpenDesk(Desk(self.opened.vault, self.desk.owner, clock), self.keyring, self.opened)

    def back_up(self, target: Path) -> BackedUp:
        """A checked backup folder at `target`, which must not exist. Raises FileExists, DiskFull, NotSaved."""
        return vault_folder.back_up(self.opened, target)

    def keep_recovery(self, key: OpenedKey) -> None:
        """The vault's key beside it for the organisation's recovery key, where that is known. The caller wipes it."""
        recovery_beside.keep_recovery(self.folder, key, self.opened.vault)

    def close(self) -> None:
        """Lock: finish what was begun and let go of the keys."""
        self.opened.close()


def create(
    folder: Path,
    passphrase: bytearray,
    *,
    clock: Clock,
    organisation_id: str,
    worker_id: str,
    keyring: Mapping[str, bytes],
    costs: Costs = _STANDARD,
) -> tuple[OpenDesk, RecoveryCode]:
    """A new vault for one worker of an organisation, opened, and the recovery code to print.

    Raises VaultExists, BadInput, NotSaved, DiskFull. The caller wipes `passphrase`.
    """
    device = new_id()
    owner = Owner(organisation_id, worker_id, device, _access_log_id(device))
    opened, code = vault_folder.create_vault(
        folder,
        passphrase,
        vault_id=new_id(),
        organisation_id=organisation_id,
        now=clock.now(),
        keyring=(*_owner_values(owner), *keyring.items()),
        projecting=_PROJECTING,
        costs=costs,
    )
    return _desk(opened, clock), code


def unlock(folder: Path, passphrase: bytearray, *, clock: Clock, costs: Costs = _STANDARD) -> OpenDesk:
    """Open a vault. Raises the error that fits, see `store.vault_folder.open_vault`."""
    return _desk(vault_folder.open_vault(folder, passphrase, clock.now(), _PROJECTING, costs), clock)


def unlock_with_recovery_code(
    folder: Path, code: RecoveryCode, new_passphrase: bytearray, *, clock: Clock, costs: Costs = _STANDARD
) -> tuple[OpenDesk, RecoveryCode]:
    """Open with the printed code, set a new passphrase, and answer the new code to print."""
    opened, fresh = vault_folder.open_with_recovery_code(folder, code, new_passphrase, clock.now(), _PROJECTING, costs)
    return _desk(opened, clock), fresh


def unlock_with_key(
    folder: Path, key: OpenedKey, new_passphrase: bytearray, *, clock: Clock, costs: Costs = _STANDARD
) -> tuple[OpenDesk, RecoveryCode]:
    """Open with the key that the organisation gave back, set a new passphrase, and answer the new code to print."""
    opened, fresh = rescue.open_with_key(folder, key, new_passphrase, clock.now(), _PROJECTING, costs)
    return _desk(opened, clock), fresh


def restore(backup: Path, folder: Path, passphrase: bytearray, *, clock: Clock, costs: Costs = _STANDARD) -> BackedUp:
    """Put a backup back as a vault of its own, which writes as a device of its own.

    Raises VaultMissing, VaultExists, WrongPassphrase, VaultDamaged; the vault in use is not touched.
    """
    device = new_id()
    return vault_folder.restore(
        backup,
        folder,
        passphrase,
        clock.now(),
        keyring=(
            ("device", device.encode()),
            (DEVICE_KEY, new_signing_seed()),
            ("access_log", _access_log_id(device).encode()),
            (RESTORED, b"yes"),
        ),
        projecting=_PROJECTING,
        costs=costs,
    )


def _desk(opened: OpenVault, clock: Clock) -> OpenDesk:
    if opened.vault.ask(file_rows.HasGivenUp()):
        opened.vault.do(file_rows.TryFilesAgain())
    keyring = opened.vault.ask(queries.Keyring())
    owner = Owner(
        organisation_id=keyring["organisation"].decode(),
        worker_id=keyring["worker"].decode(),
        device_id=keyring["device"].decode(),
        access_log_id=keyring["access_log"].decode(),
    )
    return OpenDesk(Desk(opened.vault, owner, clock), keyring, opened)


def _access_log_id(device_id: str) -> str:
    return access_log_of(bytes.fromhex(device_id)).hex()


def _owner_values(owner: Owner) -> tuple[tuple[str, bytes], ...]:
    return (
        ("organisation", owner.organisation_id.encode()),
        ("worker", owner.worker_id.encode()),
        ("device", owner.device_id.encode()),
        ("access_log", owner.access_log_id.encode()),
    )
