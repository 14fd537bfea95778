"""Files that were written outside the vault and are still where they were written, and taking them away again."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk, new_record
from coachdesk.desk.access import record_access
from coachdesk.errors import Refused, Unreadable
from coachdesk.models.access import AccessDeed
from coachdesk.models.copy_out import CopyOut
from coachdesk.operating_system import read_whole, remove_durably

LARGEST = 256 * 1024 * 1024
"""A file larger than this, in bytes, was not written by CoachDesk."""


class CopyState(StrEnum):
    HERE = "here"
    CHANGED = "changed"
    """Something lies there, but not what was written."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class CopyHere:
    """One file that was written, and what lies in its place now."""

    copy: CopyOut
    path: Path
    state: CopyState


def copy_line(desk: Desk, path: Path, sha256: str, family_id: str = "", what: str = "") -> CopyOut:
    """Where a file was just written, with its SHA-256; not yet kept."""
    return new_record(
        CopyOut,
        desk.owner.copies_log_id,
        place=os.fsencode(path.parent.resolve() / path.name),
        sha256=sha256,
        family=family_id,
        what=what,
        worker=desk.owner.worker_id,
        made_at=desk.now(),
    )


def note_copy(desk: Desk, path: Path, sha256: str, family_id: str = "", what: str = "") -> None:
    """Remember a file that was just written, with its SHA-256."""
    desk.add(copy_line(desk, path, sha256, family_id, what))


def copies_here(desk: Desk) -> list[CopyHere]:
    """Every file ever written from this vault on this laptop, the newest first, looked for only where it was written.

    A link in its place or in its folder's is not followed: the file then counts as gone or changed.
    """
    own = [one for one in desk.records(CopyOut) if one.log == desk.owner.copies_log_id]
    latest = {one.place: one for one in sorted(own, key=lambda one: one.made_at)}
    found = [_look(one) for one in latest.values()]
    return sorted(found, key=lambda one: one.copy.made_at, reverse=True)


def remove_copy(desk: Desk, copy_id: str) -> None:
    """Delete exactly the file that was written, and leave a line in the access log.

    Raises Refused when it is not there or is not what was written, NotFound, NotSaved and VaultNotWritable; then
    nothing was deleted.
    """
    found = _look(desk.get(CopyOut, copy_id).record)
    if found.state is CopyState.GONE:
        raise Refused("That file is no longer where it was saved. If it was moved, delete it there.")
    if found.state is CopyState.CHANGED:
        raise Refused("That file is not what CoachDesk saved there, so it was left alone. Look at it yourself.")
    record_access(desk, AccessDeed.REMOVED_COPY, found.copy.family, found.copy.what)
    remove_durably(found.path)


def _look(copy: CopyOut) -> CopyHere:
    path = Path(os.fsdecode(copy.place))
    return CopyHere(copy, path, _state(path, copy.sha256))


def _state(path: Path, sha256: str) -> CopyState:
    try:
        if path.parent.resolve(strict=True) != path.parent or not path.parent.is_dir():
            return CopyState.GONE
        if path.is_symlink():
            return CopyState.CHANGED
        same = sha256_hex(read_whole(path, LARGEST)) == sha256
    except (Unreadable, PermissionError):
        return CopyState.CHANGED
    except (OSError, RuntimeError, ValueError):
        return CopyState.GONE
    return CopyState.HERE if same else CopyState.CHANGED
