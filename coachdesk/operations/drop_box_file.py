"""The drop-box as a file beside the vault's: sealed things one after another, each on the disk before it is said kept.

    "CoachDesk drop-box 1\\n" · id of the box (16 bytes) · { length (4 bytes, big-endian) · sealed bytes } …

Whoever has the file can lengthen it or take it away, and reads nothing in it.
"""

import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from coachdesk.errors import NotSaved, Unreadable
from coachdesk.operating_system import FileCalls, fsync_directory, read_whole
from coachdesk.operating_system.durable_files import as_sentence

ITEM_LIMIT = 256 * 1024
"""Largest sealed thing, in bytes: a told word of 20,000 characters in any script."""

BOX_LIMIT = 64 * 1024 * 1024
"""Largest drop-box, in bytes: what somebody who plays with the pages for hours does not reach."""

_MAGIC = b"CoachDesk drop-box 1\n"
_LENGTH = struct.Struct(">I")
_PREFIX = "given-"


def box_path(folder: Path, box_id: str) -> Path:
    """Where the drop-box of one hand-over lies in the vault's folder."""
    return folder / f"{_PREFIX}{box_id}"


class DropBoxFile:
    """A drop-box that is being filled. Close it at the end; whoever fills it cannot read it."""

    def __init__(self, path: Path, box_id: str, calls: FileCalls | None = None) -> None:
        """Makes the file. Raises FileExists, NotSaved, DiskFull, VaultNotWritable."""
        self._calls = calls or FileCalls()
        self._end = 0
        self._open = True
        self._broken = False
        try:
            self._descriptor = self._calls.create(path)
        except OSError as trouble:
            raise as_sentence(trouble) from trouble
        try:
            self._put(_MAGIC + bytes.fromhex(box_id))
            fsync_directory(path.parent)
        except OSError as trouble:
            self.close()
            with suppress(OSError):
                path.unlink()
            raise as_sentence(trouble) from trouble

    def append(self, sealed: bytes) -> None:
        """One more thing; when this returns it survives a power cut.

        Raises NotSaved, DiskFull or VaultNotWritable; then the drop-box is as it was before.
        """
        if self._broken or not self._open or len(sealed) > ITEM_LIMIT or self._end + len(sealed) > BOX_LIMIT:
            raise NotSaved
        try:
            self._put(_LENGTH.pack(len(sealed)) + sealed)
        except OSError as trouble:
            self._take_back()
            raise as_sentence(trouble) from trouble

    def close(self) -> None:
        """Nothing more is put in."""
        if self._open:
            self._open = False
            self._calls.close(self._descriptor)

    def _put(self, content: bytes) -> None:
        self._calls.write(self._descriptor, content)
        self._calls.sync(self._descriptor)
        self._end += len(content)

    def _take_back(self) -> None:
        """Half a thing at the end would hide all that comes after it: without it, or nothing more is taken."""
        try:
            os.ftruncate(self._descriptor, self._end)
            os.lseek(self._descriptor, self._end, os.SEEK_SET)
        except OSError:
            self._broken = True


@dataclass(frozen=True, slots=True)
class BoxContent:
    """What lies in a drop-box, still sealed. `whole` is False where its end is cut or damaged."""

    sealed: tuple[bytes, ...] = ()
    whole: bool = True


def read_box(path: Path, box_id: str) -> BoxContent | None:
    """What lies in the drop-box; None where there is no file. Never raises for what is in it."""
    try:
        content = read_whole(path, BOX_LIMIT + ITEM_LIMIT)
    except FileNotFoundError:
        return None
    except Unreadable:
        return BoxContent(whole=False)
    head = _MAGIC + bytes.fromhex(box_id)
    if not content.startswith(head):
        return BoxContent(whole=False)
    sealed, at = [], len(head)
    while at + _LENGTH.size <= len(content):
        (length,) = _LENGTH.unpack_from(content, at)
        end = at + _LENGTH.size + length
        if end > len(content):
            break
        sealed.append(content[at + _LENGTH.size : end])
        at = end
    return BoxContent(tuple(sealed), whole=at == len(content))


def boxes_in(folder: Path) -> list[Path]:
    """Every drop-box in a vault's folder."""
    return sorted(folder.glob(f"{_PREFIX}{'[0-9a-f]' * 32}"))
