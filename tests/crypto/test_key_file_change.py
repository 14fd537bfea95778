"""A new passphrase, a torn file, a code from paper: the owner comes in again and the old way in is shut."""

import errno
import itertools
from pathlib import Path

import cbor2
import pytest

from coachdesk.crypto import key_file
from coachdesk.crypto.key_file import KEY_FILE, OpenedKey
from coachdesk.crypto.key_slots import previous_path
from coachdesk.crypto.unlock_tries import tries_path
from coachdesk.errors import (
    BadInput,
    CoachDeskError,
    KeyFileDamaged,
    KeyFileMissing,
    WrongPassphrase,
    WrongRecoveryCode,
)
from coachdesk.operating_system import unfinished_path
from tests.crypto.key_files import MAKING, NEW, OLD, made, slots, unlock
from tests.failing_disk import FailingDisk
from tests.passphrases import CHEAP


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / KEY_FILE


def test_a_new_passphrase_opens_and_the_old_one_does_not(path: Path) -> None:
    store_key, code = made(path)
    before = slots(path)
    key_file.change_passphrase(path, bytearray(OLD), bytearray(NEW), clock=lambda: 0.0, **MAKING)
    with pytest.raises(WrongPassphrase):
        unlock(path, OLD)
    assert unlock(path, NEW).store_key == store_key
    assert key_file.unlock_with_recovery_code(path, code).store_key == store_key
    assert slots(path)["recovery"] == before["recovery"]
    fresh, stale = (cbor2.loads(one["passphrase"][16:-16]) for one in (slots(path), before))
    assert fresh["kdf"]["salt"] != stale["kdf"]["salt"]
    assert fresh["nonce"] != stale["nonce"]


def test_the_file_before_is_kept_until_the_next_good_unlock(path: Path) -> None:
    made(path)
    before = path.read_bytes()
    key_file.change_passphrase(path, bytearray(OLD), bytearray(NEW), **MAKING)
    assert previous_path(path).read_bytes() == before
    with pytest.raises(WrongPassphrase):
        unlock(path, OLD)
    assert previous_path(path).exists()
    unlock(path, NEW)
    assert not previous_path(path).exists()


def test_a_wrong_old_or_empty_new_passphrase_changes_nothing(path: Path) -> None:
    made(path)
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        key_file.change_passphrase(path, bytearray(b"wrong"), bytearray(NEW), **MAKING)
    with pytest.raises(BadInput):
        key_file.change_passphrase(path, bytearray(OLD), bytearray(), **MAKING)
    assert path.read_bytes() == before
    assert not previous_path(path).exists()


@pytest.mark.faults
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS])
def test_whichever_call_fails_while_changing_old_or_new_opens(tmp_path: Path, number: int) -> None:
    for at in itertools.count(1):
        path = tmp_path / str(at)
        store_key, code = made(path)
        disk = FailingDisk(at, number)
        try:
            key_file.change_passphrase(path, bytearray(OLD), bytearray(NEW), cost=CHEAP, floor=CHEAP, calls=disk)
        except CoachDeskError:
            opened = opens_with(path, OLD, NEW)
        else:
            opened = unlock(path, NEW)
        assert opened.store_key == store_key
        assert key_file.unlock_with_recovery_code(path, code).store_key == store_key
        if not disk.failed:
            break
    assert at > 8


def opens_with(path: Path, *passphrases: bytes) -> OpenedKey:
    for words in passphrases:
        try:
            return unlock(path, words)
        except WrongPassphrase:
            continue
    raise AssertionError("no passphrase opens it")


def test_what_a_killed_change_left_is_cleared_at_the_next_good_unlock(path: Path) -> None:
    made(path)
    for mine in (path, previous_path(path), tries_path(path)):
        unfinished_path(mine).write_bytes(b"half")
    unlock(path)
    assert [found.name for found in path.parent.iterdir()] == [KEY_FILE]


def changed(path: Path) -> bytes:
    store_key, _ = made(path)
    key_file.change_passphrase(path, bytearray(OLD), bytearray(NEW), **MAKING)
    return store_key


def test_a_missing_key_file_is_put_back_from_the_one_before(path: Path) -> None:
    store_key = changed(path)
    path.unlink()
    opened = unlock(path, OLD)
    assert opened.store_key == store_key
    assert opened.whole
    assert path.read_bytes() == previous_path(path).read_bytes()
    assert unlock(path, OLD).whole
    assert not previous_path(path).exists()


def test_a_torn_key_file_leaves_the_one_before_and_says_so(path: Path) -> None:
    store_key = changed(path)
    torn = path.read_bytes()[:300]
    path.write_bytes(torn)
    for _ in range(2):
        opened = unlock(path, OLD)
        assert opened.store_key == store_key
        assert not opened.whole
    assert path.read_bytes() == torn
    before = previous_path(path).read_bytes()
    code = key_file.renew(path, opened, bytearray(NEW), **MAKING)
    assert previous_path(path).read_bytes() == before  # the torn file does not push out the good one
    assert unlock(path, NEW).whole
    assert key_file.unlock_with_recovery_code(path, code).whole


def test_a_torn_key_file_with_nothing_before_it_is_damaged_and_a_missing_one_missing(path: Path) -> None:
    made(path)
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(KeyFileDamaged):
        unlock(path)
    path.unlink()
    with pytest.raises(KeyFileMissing):
        unlock(path)
    previous_path(path).write_bytes(b"torn too")
    with pytest.raises(KeyFileDamaged):
        unlock(path)


def test_with_a_damaged_slot_the_words_of_the_file_before_open_too(path: Path) -> None:
    store_key = changed(path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"argon2id", b"argon2xx"))
    assert unlock(path, OLD).store_key == store_key
    with pytest.raises(WrongPassphrase):
        unlock(path, b"neither")
    path.write_bytes(content.replace(b"hkdf-sha256", b"hkdf-sha999"))
    assert unlock(path, NEW).store_key == store_key
    assert not unlock(path, NEW).whole
    assert unlock(path, OLD).store_key == store_key  # the file before it is still needed: its code slot is good
    with pytest.raises(WrongPassphrase):
        unlock(path, b"neither")


def test_changing_the_passphrase_of_a_damaged_key_file_keeps_the_good_code(path: Path) -> None:
    store_key, code = made(path)
    key_file.change_passphrase(path, bytearray(OLD), bytearray(NEW), **MAKING)
    path.write_bytes(path.read_bytes().replace(b"hkdf-sha256", b"hkdf-sha999"))
    key_file.change_passphrase(path, bytearray(NEW), bytearray(b"third words"), **MAKING)
    assert unlock(path, b"third words").whole
    assert key_file.unlock_with_recovery_code(path, code).store_key == store_key


def test_after_recovery_a_new_passphrase_and_a_new_code_open_and_the_old_ones_do_not(path: Path) -> None:
    store_key, code = made(path)
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            unlock(path, b"forgotten")
    opened = key_file.unlock_with_recovery_code(path, code)
    fresh = key_file.renew(path, opened, bytearray(NEW), **MAKING)
    assert unlock(path, NEW).store_key == store_key  # and no wait is left over
    assert fresh.text != code.text
    assert key_file.unlock_with_recovery_code(path, fresh).store_key == store_key
    with pytest.raises(WrongRecoveryCode):
        key_file.unlock_with_recovery_code(path, code)
    with pytest.raises(WrongPassphrase):
        unlock(path, OLD)


def test_renewing_where_the_key_file_is_gone_makes_it_again(path: Path) -> None:
    store_key, _ = made(path)
    opened = unlock(path)
    path.unlink()
    key_file.renew(path, opened, bytearray(NEW), **MAKING)
    assert unlock(path, NEW).store_key == store_key
