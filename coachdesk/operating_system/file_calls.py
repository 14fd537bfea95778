"""The few calls a durable write is made of, in one place so that tests can record them or make one fail."""

import ctypes
import errno
import os
import sys
from pathlib import Path

if sys.platform == "darwin":
    import fcntl

_NO_HARD_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK, errno.ENOTSUP}
_MOVE_REPLACING, _MOVE_WRITE_THROUGH = 1, 8


class FileCalls:
    """The real calls. Each raises OSError and nothing else; a test double overrides and then calls on."""

    def create(self, path: Path) -> int:
        """A descriptor for writing a new file only this user can read; FileExistsError where something is."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(path, flags, 0o600)

    def reopen(self, path: Path) -> int:
        """A descriptor on a file that is there, good for `sync`."""
        return os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))

    def write(self, descriptor: int, content: bytes) -> None:
        """Write all of `content`, however many calls the disk makes of it."""
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]

    def sync(self, descriptor: int) -> None:
        """Wait until the file's bytes are on the disk itself."""
        if sys.platform == "darwin":
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # plain fsync there stops at the drive's cache
        else:
            os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close the descriptor."""
        os.close(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Move `source` over whatever file `target` is, at once."""
        if sys.platform == "win32":
            _move(source, target, _MOVE_REPLACING | _MOVE_WRITE_THROUGH)
        else:
            source.replace(target)

    def rename_where_free(self, source: Path, target: Path) -> None:
        """Move `source` to `target`; FileExistsError, and nothing moved, where anything is already there."""
        if sys.platform == "win32":
            _move(source, target, _MOVE_WRITE_THROUGH)
        else:
            try:
                os.link(source, target, follow_symlinks=False)
            except OSError as trouble:
                if trouble.errno not in _NO_HARD_LINKS:
                    raise
                # A USB stick (FAT, exFAT) has no hard links: claim the free name, then replace our own empty file.
                os.close(self.create(target))
                source.replace(target)
            else:
                source.unlink()

    def unlink(self, path: Path) -> None:
        """Remove the name `path`."""
        path.unlink()

    def sync_directory(self, path: Path) -> None:
        """Wait until the names in the folder `path` are on the disk. Nothing on Windows: see `rename`."""
        if sys.platform != "win32":
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                self.sync(descriptor)
            except OSError as trouble:
                if trouble.errno != errno.EINVAL:  # a file system that has nothing to do for a folder says EINVAL
                    raise
            finally:
                os.close(descriptor)


REAL = FileCalls()

if sys.platform == "win32":

    def _move(source: Path, target: Path, flags: int) -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        if not kernel.MoveFileExW(ctypes.c_wchar_p(str(source)), ctypes.c_wchar_p(str(target)), flags):
            raise ctypes.WinError(ctypes.get_last_error())
