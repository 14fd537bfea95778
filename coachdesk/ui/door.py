"""What the window needs of the outside world to open, make and leave a vault; `vault_door` is the real one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.operations.devices.arriving import Arrival, Invited
    from coachdesk.operations.recovering import Asked


@dataclass(frozen=True)
class VaultWishes:
    """What the wizard has gathered. The door wipes the passphrases."""

    folder: Path
    worker_name: str
    worker_role: str
    """A value of WorkerRole."""
    passphrase: bytearray = field(repr=False)
    organisation_name: str = ""
    """For a coach alone, who is an organisation of one; empty takes her own name."""
    administrator_file: Path | None = None
    """The file of an organisation that is there already; then its name comes from it."""
    administrator_passphrase: bytearray = field(default_factory=bytearray, repr=False)


class Door(Protocol):
    """The vault's door. What opens, makes or closes may take long and is called off the screen's thread."""

    @property
    def folder(self) -> Path:
        """Where the vault lies, or would lie."""

    def is_there(self) -> bool:
        """Whether there is a vault, whole or not, at `folder`."""

    def use(self, folder: Path) -> None:
        """From now on the vault in another folder, remembered for next time. Raises NotSaved when it cannot be."""

    def last_opened(self) -> datetime | None:
        """When the vault was last opened on this laptop, or None when that is not known."""

    def open(self, passphrase: bytearray) -> OpenDesk:
        """The opened vault; wipes `passphrase`. Raises the error of `errors.py` that fits each way it can fail."""

    def open_with_code(self, typed: str, passphrase: bytearray) -> tuple[OpenDesk, RecoveryCode]:
        """Opens by the recovery code and sets a new passphrase: the opened vault, and the new code to print."""

    def ask_officers(self, out: Path, passphrase: bytearray) -> Asked:
        """A request to the organisation, as a file in `out`, by whose answer the vault opens under `passphrase`."""

    def open_with_answer(self, file: Path, passphrase: bytearray) -> tuple[OpenDesk, RecoveryCode]:
        """Opens by the organisation's answer and the passphrase chosen when it was asked; the new code is to print."""

    def create(self, wishes: VaultWishes) -> tuple[OpenDesk, RecoveryCode]:
        """Makes a vault and opens it: the opened vault, and the recovery code to print."""

    def arrival(self, invited: Invited, folder: Path, passphrase: bytearray) -> Arrival:
        """What `join` is to carry out; its `stop` ends that from any thread. The caller wipes `passphrase`."""

    def join(self, arrival: Arrival, folder: Path) -> tuple[OpenDesk, RecoveryCode]:
        """Makes a vault in the organisation that somebody was invited to, and opens it; the code is to print.

        Where it was cut short, JoiningUnfinished is raised and `folder` is in use: its next opening goes on.
        """

    def code_was_checked(self, opened: OpenDesk) -> OpenDesk:
        """The person has shown that the recovery code is on paper: the same vault, with that noted."""

    def new_code(self, opened: OpenDesk, passphrase: bytearray) -> RecoveryCode:
        """Another recovery code for the open vault, to print; the one before is dead. Wipes `passphrase`."""

    def restore(self, backup: Path, folder: Path, passphrase: bytearray) -> None:
        """A backup as a vault of its own in a new `folder`, which is then in use; wipes `passphrase`."""

    def close(self) -> None:
        """Finishes what is being saved and closes the vault; nothing open is no error."""
