"""Opening a vault whose passphrase is lost with the key that the organisation's officers gave back."""

from datetime import datetime
from pathlib import Path

from coachdesk.crypto import key_file
from coachdesk.crypto.key_file import KEY_FILE, OpenedKey
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.store.vault import Projecting
from coachdesk.store.vault_folder import Costs, OpenVault, unlocked


def open_with_key(
    folder: Path, key: OpenedKey, new_passphrase: bytearray, now: datetime, projecting: Projecting, costs: Costs
) -> tuple[OpenVault, RecoveryCode]:
    """The vault opened, under a new passphrase and with a new code to print; everything written in it is there.

    Where the records do not open, the passphrase and code stay as they are. Errors as of `vault_folder.open_vault`.
    """
    fresh: list[RecoveryCode] = []

    def renew(opened: OpenedKey) -> None:
        place = folder / KEY_FILE
        fresh.append(key_file.renew(place, opened, new_passphrase, cost=costs.cost, floor=costs.floor))

    return unlocked(folder, lambda _: key, projecting, now, renew), fresh[0]
