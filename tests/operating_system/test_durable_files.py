"""A durable write leaves the old file or the new one, and says truly which; nothing half made stays behind."""

import errno
import itertools
import os
import socket
from pathlib import Path

import pytest

from coachdesk.errors import CoachDeskError, DiskFull, FileExists, NotSaved, Unreadable, VaultNotWritable
from coachdesk.operating_system import (
    FileCalls,
    clear_unfinished,
    free_bytes,
    fsync_directory,
    on_network_folder,
    publish_durably,
    read_whole,
    remove_durably,
    unfinished_path,
    write_durably,
)
from coachdesk.operating_system.durable_files import _mounted_from_network
from tests.failing_disk import FailingDisk
from tests.power_cut import Recorder, disks_after_a_cut

OLD, NEW = b"old " * 400, b"new words " * 300
SENTENCES = {
    errno.EIO: NotSaved,
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: VaultNotWritable,
    errno.EACCES: VaultNotWritable,
}


def test_a_file_is_written_whole_for_this_user_alone(tmp_path: Path) -> None:
    write_durably(tmp_path / "keys", NEW, replace=False)
    assert (tmp_path / "keys").read_bytes() == NEW
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


@pytest.mark.parametrize("there", ["file", "folder", "dangling link"])
def test_nothing_is_ever_written_over_unasked(tmp_path: Path, there: str) -> None:
    path = tmp_path / "plan.pdf"
    if there == "file":
        path.write_bytes(OLD)
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExists):
        write_durably(path, NEW, replace=False)
    assert len(list(tmp_path.iterdir())) == 1
    assert not path.is_file() or path.read_bytes() == OLD


def test_asked_to_it_replaces(tmp_path: Path) -> None:
    (tmp_path / "keys").write_bytes(OLD)
    write_durably(tmp_path / "keys", NEW, replace=True)
    assert (tmp_path / "keys").read_bytes() == NEW


def test_a_folder_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    with pytest.raises(CoachDeskError):
        write_durably(tmp_path / "keys", NEW, replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotSaved):
        write_durably(tmp_path / "gone" / "keys", NEW, replace=True)


@pytest.mark.faults
@pytest.mark.parametrize("for_ever", [False, True])
@pytest.mark.parametrize("number", SENTENCES)
@pytest.mark.parametrize("replace", [False, True])
def test_whichever_call_fails_the_file_is_old_or_new_and_the_error_is_a_sentence(
    tmp_path: Path, replace: bool, number: int, for_ever: bool
) -> None:
    failures = 0
    for at in itertools.count(1):
        path = tmp_path / f"keys{at}"
        if replace:
            path.write_bytes(OLD)
        disk = FailingDisk(at, number, for_ever=for_ever)
        said: CoachDeskError | None = None
        try:
            write_durably(path, NEW, replace=replace, calls=disk)
        except CoachDeskError as sentence:
            said = sentence
        if said is None:
            assert path.read_bytes() == NEW
            break
        assert type(said) is SENTENCES[number]
        failures += 1
        if replace:
            assert path.read_bytes() in {OLD, NEW}
        elif not for_ever:
            assert not path.exists()  # a second try must find the name free
            write_durably(path, NEW, replace=False)
        if not for_ever:
            assert not list(tmp_path.glob(".*"))
    assert failures >= 4


@pytest.mark.faults
def test_a_folder_sync_that_fails_is_not_called_saved(tmp_path: Path) -> None:
    class FolderFails(FileCalls):
        def sync_directory(self, path: Path) -> None:
            raise OSError(errno.EIO, "no")

    with pytest.raises(NotSaved):
        write_durably(tmp_path / "plan.pdf", NEW, replace=False, calls=FolderFails())
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(NotSaved):
        remove_durably(_made(tmp_path / "old"), calls=FolderFails())


@pytest.mark.faults
def test_a_power_cut_leaves_old_or_new(tmp_path: Path) -> None:
    (tmp_path / "keys").write_bytes(OLD)
    recorder = Recorder(tmp_path)
    write_durably(tmp_path / "keys", NEW, replace=True, calls=recorder)
    recorder.acknowledge("saved")
    disks = list(disks_after_a_cut(recorder, seed=1))
    assert {disk.files["keys"] for disk in disks} == {OLD, NEW}
    assert all(disk.files["keys"] == NEW for disk in disks if disk.said)


@pytest.mark.faults
def test_a_power_cut_leaves_a_new_name_whole_or_absent(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path)
    write_durably(tmp_path / "plan.pdf", NEW, replace=False, calls=recorder)
    recorder.acknowledge("saved")
    disks = list(disks_after_a_cut(recorder, seed=1))
    assert {disk.files.get("plan.pdf") for disk in disks} == {None, NEW}
    assert all(disk.files.get("plan.pdf") == NEW for disk in disks if disk.said)


def test_without_hard_links_a_file_is_still_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "this file system has no hard links")

    monkeypatch.setattr(os, "link", refused)
    write_durably(tmp_path / "plan.pdf", NEW, replace=False)
    assert (tmp_path / "plan.pdf").read_bytes() == NEW
    with pytest.raises(FileExists):
        write_durably(tmp_path / "plan.pdf", OLD, replace=False)
    assert (tmp_path / "plan.pdf").read_bytes() == NEW
    assert len(list(tmp_path.iterdir())) == 1


def test_what_a_library_wrote_is_published_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "backup"
    publish_durably(_made(unfinished_path(path)), path, replace=False)
    assert path.read_bytes() == OLD
    with pytest.raises(FileExists):
        publish_durably(_made(unfinished_path(path)), path, replace=False)
    with pytest.raises(NotSaved):
        publish_durably(tmp_path / "never made", path, replace=True)
    with pytest.raises(NotSaved):
        publish_durably(_made(tmp_path / "other"), path, replace=True, calls=FailingDisk(2, errno.EIO))
    assert [found.name for found in tmp_path.iterdir()] == ["backup"]


def test_interrupting_a_write_leaves_nothing_behind(tmp_path: Path) -> None:
    class Interrupted(FileCalls):
        def sync(self, descriptor: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_durably(tmp_path / "keys", NEW, replace=True, calls=Interrupted())
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    left = [_made(unfinished_path(tmp_path / "ke[y]s")) for _ in range(3)]
    others = [
        _made(tmp_path / "ke[y]s"),
        _made(unfinished_path(tmp_path / "key")),
        _made(tmp_path / ".ke[y]s.unfinished"),
    ]
    assert clear_unfinished(tmp_path / "ke[y]s") == 3
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in others)


def test_removing_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    remove_durably(tmp_path / "keys.prev")
    remove_durably(_made(tmp_path / "keys.prev"))
    assert list(tmp_path.iterdir()) == []


def test_reading_takes_plain_files_of_a_bounded_size_and_never_waits(tmp_path: Path) -> None:
    assert read_whole(_made(tmp_path / "keys"), len(OLD)) == OLD
    with pytest.raises(Unreadable):
        read_whole(tmp_path / "keys", len(OLD) - 1)
    with pytest.raises(FileNotFoundError):
        read_whole(tmp_path / "none", 10)
    with pytest.raises(Unreadable):
        read_whole(tmp_path, 10)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable):
        read_whole(tmp_path / "pipe", 10)
    with socket.socket(socket.AF_UNIX) as listener, pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)  # a socket's path is at most 107 letters
        listener.bind("socket")
        with pytest.raises(Unreadable):
            read_whole(tmp_path / "socket", 10)


def test_free_space_is_counted_in_bytes(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 1024 * 1024


def test_a_folder_that_is_not_there_cannot_be_synced(tmp_path: Path) -> None:
    fsync_directory(tmp_path)
    with pytest.raises(FileNotFoundError):
        fsync_directory(tmp_path / "none")


MOUNTS = r"""22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/office rw - cifs //office/share rw
31 30 8:2 / /mnt/office/local\040disk rw - ext4 /dev/sdb1 rw
32 22 0:41 / /mnt/ssh rw - fuse.sshfs me@there: rw
"""


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/vault", False),
        ("/mnt/office/vault", True),
        ("/mnt/officer", False),
        ("/mnt/office/local disk/vault", False),
        ("/mnt/ssh", True),
    ],
)
def test_the_nearest_mount_says_whether_a_folder_is_on_the_network(tmp_path: Path, path: str, answer: bool) -> None:
    (tmp_path / "mountinfo").write_text(MOUNTS)
    assert _mounted_from_network(Path(path), tmp_path / "mountinfo") is answer


@pytest.mark.parametrize("words", ["", "what is this\n"])
def test_where_it_cannot_be_told_it_is_not_claimed(tmp_path: Path, words: str) -> None:
    (tmp_path / "mountinfo").write_text(words)
    assert _mounted_from_network(tmp_path, tmp_path / "mountinfo") is None
    assert _mounted_from_network(tmp_path, tmp_path / "none") is None
    assert on_network_folder(tmp_path) is False


def _made(path: Path) -> Path:
    path.write_bytes(OLD)
    return path
