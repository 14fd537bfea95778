"""A drop-box holds all that it said it kept, however its disk fails, and nothing it refused."""

import errno
import os
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.errors import CoachDeskError, DiskFull, FileExists, NotSaved
from coachdesk.operating_system import FileCalls
from coachdesk.operations.drop_box_file import (
    ITEM_LIMIT,
    BoxContent,
    DropBoxFile,
    box_path,
    boxes_in,
    read_box,
)
from tests.failing_disk import FailingDisk

BOX = "b" * 32


def test_what_was_put_in_lies_there_in_order(tmp_path: Path) -> None:
    path = box_path(tmp_path, BOX)
    box = DropBoxFile(path, BOX)
    assert read_box(path, BOX) == BoxContent()
    for sealed in (b"one", b"", b"three" * 1000):
        box.append(sealed)
    box.close()
    box.close()
    assert read_box(path, BOX) == BoxContent((b"one", b"", b"three" * 1000))
    assert path.stat().st_mode & 0o777 == 0o600
    assert boxes_in(tmp_path) == [path]


def test_there_is_none_where_there_is_none(tmp_path: Path) -> None:
    assert read_box(box_path(tmp_path, BOX), BOX) is None
    assert boxes_in(tmp_path) == []


def test_nothing_is_written_over_and_a_closed_one_takes_nothing(tmp_path: Path) -> None:
    box = DropBoxFile(box_path(tmp_path, BOX), BOX)
    with pytest.raises(FileExists):
        DropBoxFile(box_path(tmp_path, BOX), BOX)
    with pytest.raises(NotSaved):
        box.append(bytes(ITEM_LIMIT + 1))
    box.close()
    with pytest.raises(NotSaved):
        box.append(b"late")


@pytest.mark.faults
@pytest.mark.parametrize("at", range(1, 14))
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_whichever_call_fails_what_was_kept_is_there_and_nothing_else(tmp_path: Path, at: int, number: int) -> None:
    disk = FailingDisk(at, number)
    path, kept = box_path(tmp_path, BOX), []
    if at <= 3:
        with pytest.raises(DiskFull if number == errno.ENOSPC else NotSaved):
            DropBoxFile(path, BOX, disk)
        assert not path.exists()
        return
    box = DropBoxFile(path, BOX, disk)
    for number_given in range(5):
        sealed = bytes([number_given]) * (number_given + 1)
        try:
            box.append(sealed)
        except CoachDeskError:
            continue
        kept.append(sealed)
    box.close()
    assert read_box(path, BOX) == BoxContent(tuple(kept))
    assert len(kept) == 5 - disk.failed


@pytest.mark.faults
def test_where_half_a_thing_cannot_be_taken_back_no_more_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = DropBoxFile(box_path(tmp_path, BOX), BOX, FailingDisk(4, errno.EIO))

    def no(_descriptor: int, _length: int) -> None:
        raise OSError(errno.EIO, "no")

    monkeypatch.setattr(os, "ftruncate", no)
    for _ in range(2):
        with pytest.raises(NotSaved):
            box.append(b"something")
    box.close()


class Undoing(FileCalls):
    """A disk that keeps nothing of what was not synced."""

    def __init__(self) -> None:
        self.durable: dict[int, int] = {}

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.durable[descriptor] = os.lseek(descriptor, 0, os.SEEK_CUR)


def test_when_a_thing_is_said_kept_it_has_reached_the_disk(tmp_path: Path) -> None:
    calls = Undoing()
    box = DropBoxFile(box_path(tmp_path, BOX), BOX, calls)
    for count in range(1, 4):
        box.append(b"x" * 100)
        assert list(calls.durable.values()) == [37 + count * 104]
    box.close()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(max_size=30), max_size=4), st.integers(0, 200))
def test_cut_anywhere_what_is_whole_is_read_and_the_cut_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, things: list[bytes], cut: int
) -> None:
    path = box_path(tmp_path_factory.mktemp("box"), BOX)
    box = DropBoxFile(path, BOX)
    for sealed in things:
        box.append(sealed)
    box.close()
    content = path.read_bytes()
    path.write_bytes(content[:cut])
    found = read_box(path, BOX)
    assert found is not None
    assert list(found.sealed) == things[: len(found.sealed)]
    ends = [37 + sum(4 + len(one) for one in things[:count]) for count in range(len(things) + 1)]
    assert found.whole == (min(cut, len(content)) in ends)


def test_a_foreign_file_and_one_too_large_to_be_ours_hold_nothing(tmp_path: Path) -> None:
    path = box_path(tmp_path, BOX)
    path.write_bytes(b"something else")
    assert read_box(path, BOX) == BoxContent(whole=False)
    path.unlink()
    path.mkdir()
    assert read_box(path, BOX) == BoxContent(whole=False)
    path.rmdir()
    box = DropBoxFile(path, BOX)
    box.append(b"one")
    box.close()
    path.write_bytes(path.read_bytes() + struct.pack(">I", 2**31))
    assert read_box(path, BOX) == BoxContent((b"one",), whole=False)
