"""A lock that one program at a time can hold and that ends with the program, however it ends."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from coachdesk.errors import VaultInUse, VaultNotWritable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FileLock:
    """Holds `path` for this program alone: flock on Linux and macOS, a locked byte on Windows.

    The operating system lets go when the program dies, so a lock is never left over. The file itself stays:
    deleting it would let two programs each hold "the" lock. Not to be trusted on a network folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock now."""
        return self._descriptor is not None

    def acquire(self) -> None:
        """Take the lock at once or raise VaultInUse; VaultNotWritable where the file cannot be made.

        A second FileLock on the same path is refused in the same program too.
        """
        if self._descriptor is not None:
            raise VaultInUse
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            descriptor = os.open(self.path, flags, 0o600)
        except OSError as trouble:
            raise VaultNotWritable from trouble
        try:
            _lock(descriptor)
        except OSError as trouble:
            os.close(descriptor)
            raise VaultInUse from trouble
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go. Does nothing when the lock is not held."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)  # closing is what unlocks, on every platform

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # may lie past the end of an empty file

else:

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
