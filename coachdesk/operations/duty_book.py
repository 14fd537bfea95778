"""Keeping the numbers to ring in a plain file outside the vault, so that they are there before any passphrase."""

from collections.abc import Iterable
from pathlib import Path

from coachdesk.errors import NotSaved, Unreadable
from coachdesk.models.duty_number import DutyNumber
from coachdesk.operating_system import read_whole, write_durably
from coachdesk.tools.duty_numbers import FILE_LIMIT, KeptNumbers, read_numbers, written_numbers

DUTY_FILE = "who-to-ring.json"
"""Its name, beside the window's settings."""


class DutyBook:
    """The file at `path`. Whoever has the laptop can read it, so nobody of a family belongs in it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> KeptNumbers:
        """What is kept; none where there is no file. Never raises: a damaged file gives what can be read of it."""
        try:
            return read_numbers(read_whole(self._path, FILE_LIMIT))
        except FileNotFoundError:
            return KeptNumbers()
        except Unreadable:
            return KeptNumbers(whole=False)

    def keep(self, numbers: Iterable[DutyNumber]) -> KeptNumbers:
        """These from now on, durably, in this order; what is kept then.

        Raises BadInput with the name of a field, NotSaved, DiskFull or VaultNotWritable; then the old ones are there.
        """
        content = written_numbers(numbers)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise NotSaved("The numbers could not be kept. Check the disk.") from trouble
        write_durably(self._path, content, replace=True)
        return self.read()
