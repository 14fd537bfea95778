"""A power cut at any moment of making or changing a key file leaves a vault that its owner can open."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coachdesk.crypto import key_file
from coachdesk.crypto.key_file import KEY_FILE
from coachdesk.errors import CoachDeskError
from tests.crypto.key_files import NEW, OLD, Quick, made
from tests.passphrases import CHEAP
from tests.power_cut import Disk, Recorder, disks_after_a_cut

pytestmark = pytest.mark.faults


class InPlace(Recorder):
    """The fault of old programs: the file is emptied and written where it stands."""

    def rename(self, source: Path, target: Path) -> None:
        content = source.read_bytes()
        self.unlink(source)
        if target.exists():
            self.unlink(target)
        descriptor = self.create(target)
        self.write(descriptor, content)
        self.sync(descriptor)
        self.close(descriptor)


def opens(path: Path, passphrase: bytes, store_key: bytes) -> bool:
    try:
        opened = key_file.unlock(path, bytearray(passphrase), floor=CHEAP, clock=lambda: 0.0, calls=Quick())
    except CoachDeskError:
        return False
    assert bytes(opened.store_key) == store_key
    return True


def changed_under(folder: Path, recording: Callable[[Path], Recorder]) -> tuple[bytes, Recorder]:
    store_key, _ = made(folder / KEY_FILE)
    recorder = recording(folder)
    key_file.change_passphrase(
        folder / KEY_FILE, bytearray(OLD), bytearray(NEW), cost=CHEAP, floor=CHEAP, calls=recorder
    )
    recorder.acknowledge("new passphrase")
    return store_key, recorder


def lost(disk: Disk, folder: Path, store_key: bytes) -> bool:
    """Whether this disk breaks the promise: what was said is so, and one of the two passphrases always opens."""
    disk.into(folder)
    if disk.said:
        return not opens(folder / KEY_FILE, NEW, store_key)
    if opens(folder / KEY_FILE, NEW, store_key):
        return False
    disk.into(folder)
    return not opens(folder / KEY_FILE, OLD, store_key)


def losses(tmp_path: Path, recording: Callable[[Path], Recorder]) -> tuple[int, int]:
    home, after = tmp_path / "home", tmp_path / "after"
    home.mkdir()
    after.mkdir()
    store_key, recorder = changed_under(home, recording)
    disks = list(disks_after_a_cut(recorder, seed=2011, shakes=20))
    return sum(lost(disk, after, store_key) for disk in disks), len(disks)


def test_a_change_of_passphrase_survives_a_cut_at_any_moment(tmp_path: Path) -> None:
    lost_disks, disks = losses(tmp_path, Recorder)
    assert disks > 100
    assert lost_disks == 0


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(lambda folder: Recorder(folder, folder_syncs=False), id="folder never synced"),
        pytest.param(lambda folder: Recorder(folder, file_syncs=False), id="file never synced"),
        pytest.param(InPlace, id="written in place"),
    ],
)
def test_the_simulator_catches_each_planted_fault(tmp_path: Path, fault: Callable[[Path], Recorder]) -> None:
    lost_disks, _ = losses(tmp_path, fault)
    assert lost_disks > 0


def test_a_vault_once_made_keeps_its_key_file(tmp_path: Path) -> None:
    home, after = tmp_path / "home", tmp_path / "after"
    home.mkdir()
    after.mkdir()
    recorder = Recorder(home)
    store_key, _ = made(home / KEY_FILE, calls=recorder)
    recorder.acknowledge("made")
    for disk in disks_after_a_cut(recorder, seed=1989):
        disk.into(after)
        whole = opens(after / KEY_FILE, OLD, store_key)
        assert whole or not disk.said
        assert whole or KEY_FILE not in disk.files  # never a torn one under the real name


def test_the_count_of_wrong_tries_survives_a_cut(tmp_path: Path) -> None:
    home, after = tmp_path / "home", tmp_path / "after"
    home.mkdir()
    after.mkdir()
    store_key, _ = made(home / KEY_FILE)
    for _ in range(4):
        assert not opens(home / KEY_FILE, b"wrong", store_key)
    recorder = Recorder(home)
    with pytest.raises(CoachDeskError):
        key_file.unlock(home / KEY_FILE, bytearray(b"wrong"), floor=CHEAP, clock=lambda: 0.0, calls=recorder)
    recorder.acknowledge("five wrong")
    for disk in disks_after_a_cut(recorder, seed=5):
        disk.into(after)
        assert not (disk.said and opens(after / KEY_FILE, OLD, store_key))


def test_once_the_new_passphrase_has_opened_the_old_one_never_comes_back(tmp_path: Path) -> None:
    home, after = tmp_path / "home", tmp_path / "after"
    home.mkdir()
    after.mkdir()
    store_key, _ = changed_under(home, Recorder)
    recorder = Recorder(home)
    key_file.unlock(home / KEY_FILE, bytearray(NEW), floor=CHEAP, calls=recorder)
    recorder.acknowledge("opened")
    for disk in disks_after_a_cut(recorder, seed=7):
        disk.into(after)
        assert opens(after / KEY_FILE, NEW, store_key)
        if disk.said:
            (after / KEY_FILE).unlink()
            assert not opens(after / KEY_FILE, OLD, store_key)
