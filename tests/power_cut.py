"""A power cut, imagined: records what a program asks of one folder and builds every disk a cut could leave.

The model is POSIX at its strictest. What was written to a file is on the disk for certain only after that file was
synced; a name made, moved or removed only after the folder was synced. Until then any part of it may be there: none,
all, the beginning, or single sectors of 512 bytes; of the changes to names any subset.
"""

import itertools
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from coachdesk.operating_system import FileCalls

SECTOR = 512


@dataclass
class _Event:
    kind: str
    name: str = ""
    other: str = ""
    inode: int = 0
    content: bytes = b""


class Recorder(FileCalls):
    """Does every call for real in `folder` and writes it down. `syncs` leaves a kind of sync out: a planted fault."""

    def __init__(self, folder: Path, *, file_syncs: bool = True, folder_syncs: bool = True) -> None:
        self.folder = folder
        self.file_syncs, self.folder_syncs = file_syncs, folder_syncs
        self.events: list[_Event] = []
        self.names = {path.name: number for number, path in enumerate(sorted(folder.iterdir()), 1)}
        self.start = {number: (folder / name).read_bytes() for name, number in self.names.items()}
        self.start_names = dict(self.names)
        self._inodes = itertools.count(len(self.names) + 1)
        self._open: dict[int, int] = {}

    def acknowledge(self, what: str) -> None:
        """The program said that `what` is saved: from here on every disk must hold it."""
        self.events.append(_Event("said", what))

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        inode = next(self._inodes)
        self._open[descriptor] = self.names[path.name] = inode
        self.events.append(_Event("name", path.name, inode=inode))
        return descriptor

    def reopen(self, path: Path) -> int:
        descriptor = super().reopen(path)
        self._open[descriptor] = self.names[path.name]
        return descriptor

    def write(self, descriptor: int, content: bytes) -> None:
        super().write(descriptor, content)
        self.events.append(_Event("write", inode=self._open[descriptor], content=bytes(content)))

    def sync(self, descriptor: int) -> None:  # the disk under the test need not turn: the model does
        if self.file_syncs:
            self.events.append(_Event("sync", inode=self._open[descriptor]))

    def close(self, descriptor: int) -> None:
        super().close(descriptor)
        del self._open[descriptor]

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        inode = self.names[target.name] = self.names.pop(source.name)
        self.events.append(_Event("move", source.name, target.name, inode))

    def rename_where_free(self, source: Path, target: Path) -> None:
        os.link(source, target)
        source.unlink()
        inode = self.names[target.name] = self.names.pop(source.name)
        self.events += [_Event("name", target.name, inode=inode), _Event("gone", source.name)]

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        del self.names[path.name]
        self.events.append(_Event("gone", path.name))

    def sync_directory(self, path: Path) -> None:
        if self.folder_syncs:
            self.events.append(_Event("sync folder"))


@dataclass
class Disk:
    """One disk that a cut could leave: its files, and what the program had said was saved."""

    files: dict[str, bytes]
    said: list[str] = field(default_factory=list)

    def into(self, folder: Path) -> None:
        """Make `folder` hold exactly these files."""
        for path in folder.iterdir():
            path.unlink()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


def disks_after_a_cut(recorder: Recorder, seed: int, shakes: int = 6) -> Iterator[Disk]:
    """Every subset of the pending names, each with `shakes` random fates of the pending writes, at every moment."""
    chance = random.Random(seed)
    for moment in range(len(recorder.events) + 1):
        yield from _disks_at(recorder, recorder.events[:moment], chance, shakes)


def _disks_at(recorder: Recorder, events: list[_Event], chance: random.Random, shakes: int) -> Iterator[Disk]:
    content, names = dict(recorder.start), dict(recorder.start_names)
    unsynced: dict[int, list[bytes]] = {}
    pending: list[_Event] = []
    said = []
    for event in events:
        if event.kind == "said":
            said.append(event.name)
        elif event.kind == "write":
            unsynced.setdefault(event.inode, []).append(event.content)
        elif event.kind == "sync":
            content[event.inode] = content.get(event.inode, b"") + b"".join(unsynced.pop(event.inode, []))
        elif event.kind == "sync folder":
            _rename(names, pending)
            pending = []
        else:
            pending.append(event)
    for kept in itertools.product((False, True), repeat=len(pending)):
        found = dict(names)
        _rename(found, [event for event, keep in zip(pending, kept, strict=True) if keep])
        for shake in range(shakes if unsynced else 1):
            yield Disk(
                {
                    name: content.get(inode, b"") + _part(b"".join(unsynced.get(inode, [])), shake, chance)
                    for name, inode in found.items()
                },
                list(said),
            )


def _rename(names: dict[str, int], events: list[_Event]) -> None:
    for event in events:
        if event.kind == "name":
            names[event.name] = event.inode
        elif event.kind == "move":
            names.pop(event.name, None)
            names[event.other] = event.inode
        else:
            names.pop(event.name, None)


def _part(written: bytes, shake: int, chance: random.Random) -> bytes:
    """What is on the disk of bytes that were written and not synced."""
    if shake == 0:
        return b""
    if shake == 1:
        return written
    if shake == 2:
        return written[: chance.randrange(len(written) + 1)]
    sectors = [written[start : start + SECTOR] for start in range(0, len(written), SECTOR)]
    return b"".join(sector if chance.random() < 0.5 else bytes(len(sector)) for sector in sectors)
