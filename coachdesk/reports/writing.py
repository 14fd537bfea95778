"""Putting an exported file on a disk: whole, never over another, and read back before it counts."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from coachdesk.errors import CoachDeskError, DiskFull, FileExists, NotSaved
from coachdesk.operating_system import FileCalls, remove_durably, write_durably
from coachdesk.operating_system.file_calls import REAL


def write_new_file(path: Path, content: bytes, check: Callable[[Path], None], calls: FileCalls = REAL) -> None:
    """Puts `content` at `path`, where nothing was; when this returns it is on the disk and `check` has passed.

    `check` is given the finished file and raises a CoachDeskError when it is not what it should be. FileExists when
    something is there already; NotSaved when the disk would not take it or gave other bytes back. After any error
    neither the file nor an unfinished one is left.
    """
    if path.is_symlink() or path.exists():
        raise FileExists
    try:
        write_durably(path, content, replace=False, calls=calls)
    except FileExists:
        raise
    except DiskFull as trouble:
        raise NotSaved(_FULL) from trouble
    except CoachDeskError as trouble:
        raise NotSaved from trouble
    try:
        if path.read_bytes() != content:
            raise NotSaved(_OTHER_BYTES)
        check(path)
    except OSError as trouble:
        _take_back(path)
        raise NotSaved(_OTHER_BYTES) from trouble
    except BaseException:
        _take_back(path)
        raise


_FULL = "The file was not saved: the disk or USB stick is full. It is still in CoachDesk. Make room and try again."
_OTHER_BYTES = (
    "The file was not saved: the disk did not give back what was written. It is still in CoachDesk. "
    "Try another disk or USB stick."
)


def _take_back(path: Path) -> None:
    with suppress(CoachDeskError):
        remove_durably(path)
