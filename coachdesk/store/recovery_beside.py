"""The vault's key beside the vault, for the organisation's recovery key: seen to whenever the vault is opened."""

from contextlib import suppress
from pathlib import Path

from coachdesk.crypto.digest import sha256
from coachdesk.crypto.key_file import OpenedKey
from coachdesk.crypto.recovery_file import RECOVERY_FILE, seal_store_recovery
from coachdesk.errors import DiskFull, NotSaved, Unreadable, VaultNotWritable
from coachdesk.operating_system import write_durably
from coachdesk.store import commands, queries
from coachdesk.store.vault import Vault

RECOVERY_KEY = "recovery_key"
"""In the keyring: the organisation's recovery key (public), once this laptop knows of one."""

RECOVERY_KEPT = "recovery_kept"
"""In the keyring: which recovery key the file beside the vault is for, as its SHA-256."""


def keep_recovery(folder: Path, key: OpenedKey, vault: Vault) -> None:
    """Write the file where there is none for the recovery key of now. It stops nobody who could not write it."""
    kept = vault.ask(queries.Keyring())
    public, place = kept.get(RECOVERY_KEY, b""), folder / RECOVERY_FILE
    digest = sha256(public)
    if not public or (kept.get(RECOVERY_KEPT) == digest and place.exists()):
        return
    with suppress(DiskFull, NotSaved, VaultNotWritable, Unreadable):
        write_durably(place, seal_store_recovery(key, public), replace=True)
        vault.do(commands.SetKeyring(((RECOVERY_KEPT, digest),)))
