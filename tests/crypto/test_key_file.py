"""A key file opens for its owner, says why when it does not, and counts only what was compared."""

import errno
from pathlib import Path

import pytest

from coachdesk.crypto import key_file
from coachdesk.crypto.key_file import KEY_FILE
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.unlock_tries import tries_path
from coachdesk.errors import (
    BadInput,
    KeyFileChanged,
    KeyFileMissing,
    VaultExists,
    WaitBeforeTrying,
    WrongPassphrase,
    WrongRecoveryCode,
)
from tests.crypto.key_files import NOW, OLD, Quick, made, unlock
from tests.failing_disk import FailingDisk
from tests.passphrases import CHEAP

GOLDEN = Path(__file__).with_name("keys_version_1")
"""A key file of format 1: passphrase "old words", made by `made` with chance that falls the same way for ever."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / KEY_FILE


def test_the_passphrase_and_the_paper_both_open_what_was_made(path: Path) -> None:
    store_key, code = made(path)
    for opened in (unlock(path), key_file.unlock_with_recovery_code(path, RecoveryCode.typed(code.text))):
        assert opened.store_key == store_key
        assert (opened.vault_id, opened.organisation_id, opened.created_at) == ("a" * 32, "b" * 32, NOW)
        assert opened.whole
    assert [found.name for found in path.parent.iterdir()] == [KEY_FILE]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_file_of_the_first_release_opens_for_ever(path: Path) -> None:
    made(path)
    assert path.read_bytes() == GOLDEN.read_bytes()
    path.write_bytes(GOLDEN.read_bytes())
    code = RecoveryCode.typed("8CZBY-YPY01-7QZTP-719PW-CWS0A-F8GJF-G5GJD-SVTZM")
    for opened in (unlock(path), key_file.unlock_with_recovery_code(path, code)):
        assert opened.store_key.hex() == "b40711a88c7039756fb8a73827eabe2c0fe5a0346ca7e0a104adc0fc764f528d"


def test_an_opened_key_is_wiped_and_never_shown(path: Path) -> None:
    made(path)
    opened = unlock(path)
    assert bytes(opened.store_key).hex() not in repr(opened)
    assert "store_key" not in repr(opened)
    opened.wipe()
    assert opened.store_key == bytes(32)


def test_the_store_key_and_the_passphrase_are_in_no_file(path: Path) -> None:
    store_key, code = made(path)
    content = path.read_bytes()
    for secret in (store_key, OLD, code.text.encode(), store_key.hex().encode()):
        assert secret not in content


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE + ".prev"])
def test_a_key_file_is_never_made_over_another(path: Path, name: str) -> None:
    path.with_name(name).write_bytes(b"")
    with pytest.raises(VaultExists):
        made(path)
    assert path.with_name(name).read_bytes() == b""
    assert len(list(path.parent.iterdir())) == 1


@pytest.mark.faults
def test_a_key_file_that_appears_meanwhile_is_not_written_over(path: Path) -> None:
    class Race(Quick):
        def sync(self, descriptor: int) -> None:
            path.write_bytes(b"somebody else's")

    with pytest.raises(VaultExists):
        key_file.create(
            path, bytearray(OLD), vault_id="a", organisation_id="b", now=NOW, cost=CHEAP, floor=CHEAP, calls=Race()
        )
    assert path.read_bytes() == b"somebody else's"


def test_nothing_is_made_with_an_empty_passphrase_or_for_opening(path: Path) -> None:
    with pytest.raises(BadInput):
        made(path, b"")
    with pytest.raises(KeyFileMissing):
        unlock(path)
    assert list(path.parent.iterdir()) == []


def test_a_wrong_passphrase_says_how_many_tries_are_left(path: Path) -> None:
    made(path)
    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongPassphrase) as refused:
            unlock(path, b"wrong")
        assert refused.value.tries_left == left
    with pytest.raises(WaitBeforeTrying) as waiting:
        unlock(path)  # the right one waits too
    assert waiting.value.seconds == 30


def test_the_right_passphrase_sets_the_count_back(path: Path) -> None:
    made(path)
    for _ in range(3):
        for _ in range(4):
            with pytest.raises(WrongPassphrase):
                unlock(path, b"wrong")
        assert unlock(path).whole
        assert not tries_path(path).exists()


def test_what_was_never_compared_counts_as_no_try(path: Path) -> None:
    made(path)
    for _ in range(10):
        with pytest.raises(BadInput):
            unlock(path, b"")
        with pytest.raises(KeyFileChanged):
            key_file.unlock(path, bytearray(OLD), calls=Quick(), clock=lambda: 0.0)  # the floor of production
    assert unlock(path).whole


def test_another_code_is_a_wrong_code(path: Path) -> None:
    made(path)
    with pytest.raises(WrongRecoveryCode):
        key_file.unlock_with_recovery_code(path, RecoveryCode.new())


@pytest.mark.faults
def test_a_disk_that_cannot_be_written_can_still_be_opened(path: Path) -> None:
    store_key, _ = made(path)
    for number in (errno.EROFS, errno.ENOSPC, errno.EIO):
        disk = FailingDisk(1, number, for_ever=True)
        opened = key_file.unlock(path, bytearray(OLD), floor=CHEAP, calls=disk)
        assert opened.store_key == store_key
