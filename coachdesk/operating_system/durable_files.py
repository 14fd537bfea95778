"""Writing a file so that a power cut leaves the old one or the new one, whole, and never neither."""

import ctypes
import errno
import os
import secrets
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path

from coachdesk.errors import CoachDeskError, DiskFull, FileExists, NotSaved, Unreadable, VaultNotWritable
from coachdesk.operating_system.file_calls import REAL, FileCalls

__all__ = [
    "FileCalls",
    "clear_unfinished",
    "free_bytes",
    "fsync_directory",
    "on_network_folder",
    "publish_durably",
    "read_whole",
    "remove_durably",
    "unfinished_path",
    "write_durably",
]

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_durably(path: Path, content: bytes, *, replace: bool, calls: FileCalls = REAL) -> None:
    """Put `content` at `path`, readable by this user alone; when this returns it survives a power cut.

    Until the last moment the old file (or none) is there, then the whole new one. `replace=False` never writes
    over anything: FileExists. DiskFull, VaultNotWritable or NotSaved when it could not be done; then what was
    at `path` is still there.
    """
    unfinished = unfinished_path(path)
    try:
        descriptor = calls.create(unfinished)
        try:
            calls.write(descriptor, content)
            calls.sync(descriptor)
        finally:
            calls.close(descriptor)
    except OSError as trouble:
        _drop(unfinished, calls)
        raise as_sentence(trouble) from trouble
    except BaseException:
        _drop(unfinished, calls)
        raise
    _publish(unfinished, path, replace, calls)


def publish_durably(finished: Path, path: Path, *, replace: bool, calls: FileCalls = REAL) -> None:
    """Move a file already written in the folder of `path` to `path`, with every byte and the name on the disk.

    For what is too large to hold in memory or is written by a library. Errors as for `write_durably`;
    `finished` is gone afterwards either way.
    """
    try:
        descriptor = calls.reopen(finished)
        try:
            calls.sync(descriptor)
        finally:
            calls.close(descriptor)
    except OSError as trouble:
        _drop(finished, calls)
        raise as_sentence(trouble) from trouble
    _publish(finished, path, replace, calls)


def remove_durably(path: Path, *, calls: FileCalls = REAL) -> None:
    """Remove the file at `path` for good, power cut or not; no file there is no error."""
    try:
        calls.unlink(path)
        calls.sync_directory(path.parent)
    except FileNotFoundError:
        return
    except OSError as trouble:
        raise as_sentence(trouble) from trouble


def read_whole(path: Path, limit: int) -> bytes:
    """The bytes of a plain file of at most `limit` bytes, opened once and never waited on.

    FileNotFoundError when nothing is there; Unreadable for a folder, a pipe, a device, anything larger, or a disk
    that cannot read it.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Unreadable
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise
    except OSError as trouble:
        raise Unreadable from trouble
    if len(content) > limit:
        raise Unreadable
    return content


def fsync_directory(path: Path) -> None:
    """Put the names in the folder `path` on the disk. OSError when the disk refuses.

    Windows has no such call: there each rename asks for MOVEFILE_WRITE_THROUGH instead, and this does nothing.
    """
    REAL.sync_directory(path)


def unfinished_path(path: Path) -> Path:
    """A fresh name in the folder of `path` for what is not finished; `clear_unfinished` knows it again."""
    return path.with_name(f".{path.name}.{secrets.token_hex(8)}.unfinished")


def clear_unfinished(path: Path) -> int:
    """Remove what a killed program left while writing `path`; how many files that was.

    Only for who holds the lock on `path`: another program's writing is not told apart from what was left.
    """
    gone = 0
    for left in path.parent.glob(f".{_literal(path.name)}.{'[0-9a-f]' * 16}.unfinished"):
        with suppress(OSError):
            left.unlink()
            gone += 1
    return gone


def free_bytes(path: Path) -> int:
    """Bytes this user can still write on the disk that holds `path` (a file or folder that is there)."""
    return shutil.disk_usage(path).free


def on_network_folder(path: Path) -> bool | None:
    """Whether `path` lies on a network folder; None where this machine cannot tell.

    Linux reads the mount table, Windows asks for the drive type. A folder that a cloud program copies
    in the background looks like any other and is not found by this.
    """
    place, answer = path.resolve(), None
    if sys.platform == "win32":
        answer = str(place).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == 4
    elif sys.platform == "linux":
        answer = _mounted_from_network(place, Path("/proc/self/mountinfo"))
    return answer


_NETWORK_KINDS = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "ncpfs", "davfs", "fuse.sshfs", "fuse.rclone")


def _mounted_from_network(path: Path, table: Path) -> bool | None:
    best, kind = "", ""
    try:
        for line in table.read_text("utf-8", "surrogateescape").splitlines():
            before, _, after = line.partition(" - ")
            point = before.split(" ")[4].replace("\\040", " ")
            if path.is_relative_to(point) and len(point) >= len(best):
                best, kind = point, after.split(" ")[0]
    except (OSError, IndexError):
        return None
    return kind.startswith(_NETWORK_KINDS) if kind else None


def as_sentence(trouble: OSError) -> CoachDeskError:
    """The known error for what the operating system said while something was being saved."""
    if trouble.errno in _FULL:
        return DiskFull()
    if trouble.errno in _REFUSED:
        return VaultNotWritable()
    return FileExists() if isinstance(trouble, FileExistsError) else NotSaved()


def _publish(finished: Path, path: Path, replace: bool, calls: FileCalls) -> None:
    try:
        if replace:
            calls.rename(finished, path)
        else:
            calls.rename_where_free(finished, path)
    except OSError as trouble:
        _drop(finished, calls)
        raise as_sentence(trouble) from trouble
    try:
        calls.sync_directory(path.parent)
    except OSError as trouble:
        if not replace:  # made by us a moment ago and not acknowledged: a second try must find the name free
            _drop(path, calls)
        raise as_sentence(trouble) from trouble


def _drop(path: Path, calls: FileCalls) -> None:
    with suppress(OSError):
        calls.unlink(path)


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
