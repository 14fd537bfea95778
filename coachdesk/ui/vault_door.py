"""The door to the vault on this laptop: which folder it lies in, opening, making, restoring and closing it."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.errors import BadInput, JoiningUnfinished, NotSaved
from coachdesk.operating_system import wipe, write_durably

if TYPE_CHECKING:
    from coachdesk.crypto.recovery_code import RecoveryCode
    from coachdesk.desk import Clock
    from coachdesk.desk.opening import Costs, OpenDesk
    from coachdesk.operations.devices.arriving import Arrival, Invited, Lines
    from coachdesk.operations.recovering import Asked
    from coachdesk.ui.door import VaultWishes

CODE_UNCHECKED = "recovery_code_unchecked"
"""Named in the vault's keyring from when a recovery code is made until two of its groups were typed from paper."""

_PLACE_LIMIT = 16_384
_LAST_OPENED = "last-opened"


class VaultDoor:
    """`place_file` keeps the folder chosen by the coach; `default` is where a first vault goes.

    `folder` is opened instead, this once.

    What opens a vault is imported when it is first needed, so that the window is there before it.
    """

    def __init__(
        self, place_file: Path, default: Path, clock: Clock, folder: Path | None = None, costs: Costs | None = None
    ) -> None:
        self._place_file, self._clock, self._costs = place_file, clock, costs
        self._folder = folder or _read_place(place_file) or default
        self._opened: OpenDesk | None = None
        self.lines: Lines | None = None
        """How a server is reached; a test gives another way than the network."""

    @property
    def folder(self) -> Path:
        return self._folder

    def is_there(self) -> bool:
        return self._folder.exists()

    def use(self, folder: Path) -> None:
        if not folder.is_absolute():
            raise BadInput("folder", "Give the whole path of the folder.")
        if folder != _read_place(self._place_file):
            try:
                self._place_file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as trouble:
                raise NotSaved("Where your records are could not be noted. Check the disk.") from trouble
            write_durably(self._place_file, os.fsencode(folder), replace=True)
        self._folder = folder

    def last_opened(self) -> datetime | None:
        """By the date of an empty file beside the records: a cue to the coach, and no proof."""
        with suppress(OSError, OverflowError, ValueError):
            return datetime.fromtimestamp((self._folder / _LAST_OPENED).stat().st_mtime).astimezone()
        return None

    def open(self, passphrase: bytearray) -> OpenDesk:
        from coachdesk.operations import vaults  # the window comes first

        costs = self._costs or vaults.STANDARD
        try:
            try:
                opened = vaults.open_vault(self._folder, passphrase, self._clock, costs)
            except JoiningUnfinished:
                opened = self._go_on_joining(passphrase, costs)
        finally:
            wipe(passphrase)
        return self._is_open(opened)

    def open_with_code(self, typed: str, passphrase: bytearray) -> tuple[OpenDesk, RecoveryCode]:
        from coachdesk.crypto.passphrase_choice import check_choice
        from coachdesk.crypto.recovery_code import RecoveryCode
        from coachdesk.desk import opening
        from coachdesk.operations import vaults

        try:
            check_choice(passphrase)
            opened, fresh = opening.unlock_with_recovery_code(
                self._folder,
                RecoveryCode.typed(typed),
                passphrase,
                clock=self._clock,
                costs=self._costs or vaults.STANDARD,
            )
            opened.set_keyring({CODE_UNCHECKED: b"yes"})
            opened.close()
            return self.open(bytearray(passphrase)), fresh
        finally:
            wipe(passphrase)

    def ask_officers(self, out: Path, passphrase: bytearray) -> Asked:
        from coachdesk.operations import recovering, vaults

        try:
            costs = self._costs or vaults.STANDARD
            return recovering.write_request(self._folder, out, passphrase, self._clock.now(), costs)
        finally:
            wipe(passphrase)

    def open_with_answer(self, file: Path, passphrase: bytearray) -> tuple[OpenDesk, RecoveryCode]:
        from coachdesk.operations import recovering, vaults

        try:
            answered, costs = recovering.read_given(file), self._costs or vaults.STANDARD
            made = recovering.open_again(self._folder, answered, passphrase, self._clock, costs)
            made.open_desk.set_keyring({CODE_UNCHECKED: b"yes"})
            made.open_desk.close()
            return self.open(bytearray(passphrase)), made.recovery_code
        finally:
            wipe(passphrase)

    def create(self, wishes: VaultWishes) -> tuple[OpenDesk, RecoveryCode]:
        from coachdesk.models.organisation import WorkerRole
        from coachdesk.operations import vaults

        try:
            made = vaults.create_vault(
                wishes.folder,
                wishes.passphrase,
                vaults.WhoIAm(wishes.worker_name, WorkerRole(wishes.worker_role)),
                self._clock,
                administrator_file=wishes.administrator_file,
                administrator_passphrase=wishes.administrator_passphrase or None,
                organisation=wishes.organisation_name,
                costs=self._costs or vaults.STANDARD,
            )
        finally:
            wipe(wishes.passphrase)
            wipe(wishes.administrator_passphrase)
        self.use(wishes.folder)
        return self._is_open(made.open_desk.set_keyring({CODE_UNCHECKED: b"yes"})), made.recovery_code

    def arrival(self, invited: Invited, folder: Path, passphrase: bytearray) -> Arrival:
        from coachdesk.operations import vaults
        from coachdesk.operations.devices.arriving import Arrival

        costs = self._costs or vaults.STANDARD
        return Arrival(invited, folder, passphrase, self._clock, self._ways(), costs)

    def join(self, arrival: Arrival, folder: Path) -> tuple[OpenDesk, RecoveryCode]:
        try:
            made = arrival.run()
        except JoiningUnfinished:
            self.use(folder)
            raise
        self.use(folder)
        return self._is_open(made.open_desk.set_keyring({CODE_UNCHECKED: b"yes"})), made.recovery_code

    def code_was_checked(self, opened: OpenDesk) -> OpenDesk:
        self._opened = opened.set_keyring({CODE_UNCHECKED: b""})
        return self._opened

    def new_code(self, opened: OpenDesk, passphrase: bytearray) -> RecoveryCode:
        from coachdesk.crypto import key_file
        from coachdesk.operations import vaults

        costs = self._costs or vaults.STANDARD
        place = opened.folder / key_file.KEY_FILE
        try:
            key = key_file.unlock(place, passphrase, floor=costs.floor)
            try:
                code = key_file.renew(place, key, passphrase, cost=costs.cost, floor=costs.floor)
            finally:
                key.wipe()
        finally:
            wipe(passphrase)
        self._opened = opened.set_keyring({CODE_UNCHECKED: b"yes"})
        return code

    def restore(self, backup: Path, folder: Path, passphrase: bytearray) -> None:
        from coachdesk.desk import opening
        from coachdesk.operations import vaults

        try:
            opening.restore(backup, folder, passphrase, clock=self._clock, costs=self._costs or vaults.STANDARD)
        finally:
            wipe(passphrase)
        self.use(folder)

    def close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _go_on_joining(self, passphrase: bytearray, costs: Costs) -> OpenDesk:
        """The vault once it is whole. Its recovery code was never seen, so a new one is to be made."""
        from coachdesk.operations import vaults
        from coachdesk.operations.devices.going_on import go_on_at_opening

        go_on_at_opening(self._folder, passphrase, self._clock, self._ways(), costs)
        opened = vaults.open_vault(self._folder, passphrase, self._clock, costs)
        return opened.set_keyring({CODE_UNCHECKED: b"yes"})

    def _ways(self) -> Lines:
        from coachdesk.ui.server_errand import by_the_system

        return self.lines or by_the_system

    def _is_open(self, opened: OpenDesk) -> OpenDesk:
        self._opened = opened
        with suppress(OSError):
            cue = self._folder / _LAST_OPENED
            cue.touch(mode=0o600)
            seconds = self._clock.now().timestamp()
            os.utime(cue, (seconds, seconds))
        return opened


def _read_place(file: Path) -> Path | None:
    """The folder kept in `file`, or None where there is none or it is no path."""
    try:
        kept = file.read_bytes()[:_PLACE_LIMIT]
    except OSError:
        return None
    folder = Path(os.fsdecode(kept))
    return folder if kept and b"\0" not in kept and folder.is_absolute() else None
