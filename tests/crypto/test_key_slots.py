"""Whatever is changed in a key file, by accident or on purpose, the key is the right one or there is none."""

from pathlib import Path
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto import key_file
from coachdesk.crypto.key_file import KEY_FILE
from coachdesk.crypto.key_slots import MAGIC, TYPED_SLOT
from coachdesk.crypto.passphrase import seal_with_passphrase
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.unlock_tries import tries_path
from coachdesk.crypto.wrapped_secret import MAGIC as SLOT_MAGIC
from coachdesk.crypto.wrapped_secret import framed
from coachdesk.errors import (
    CoachDeskError,
    KeyFileChanged,
    KeyFileDamaged,
    VaultNewer,
    WrongPassphrase,
    WrongRecoveryCode,
)
from tests.crypto.key_files import MAKING, NEW, NOW, OLD, made, slots, unlock
from tests.passphrases import CHEAP


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / KEY_FILE


def test_a_newer_key_file_is_refused_and_left_as_it_is(path: Path) -> None:
    made(path)
    path.write_bytes(framed(MAGIC, slots(path) | {"version": 2, "more": "than we know"}))
    before = path.read_bytes()
    with pytest.raises(VaultNewer):
        unlock(path)
    with pytest.raises(VaultNewer):
        key_file.unlock_with_recovery_code(path, RecoveryCode.new())
    assert path.read_bytes() == before
    assert not tries_path(path).exists()


@pytest.mark.parametrize("price", [{"memory_kib": 8}, {"passes": 0}, {"memory_kib": 2**40}, {"name": "pbkdf2"}])
def test_a_downgrade_edit_is_refused_even_with_every_checksum_put_right(path: Path, price: dict[str, Any]) -> None:
    made(path)
    whole = slots(path)
    slot = cbor2.loads(whole["passphrase"][16:-16])
    slot["kdf"] |= price
    path.write_bytes(framed(MAGIC, whole | {"passphrase": framed(SLOT_MAGIC, slot)}))
    with pytest.raises(KeyFileChanged):
        unlock(path)


@pytest.mark.parametrize("edit", [{"header": {"vault": "c" * 32}}, {"nonce": bytes(12)}, {"wrapped": bytes(48)}])
def test_an_edit_with_every_checksum_put_right_never_opens(path: Path, edit: dict[str, Any]) -> None:
    _, code = made(path)
    whole = slots(path)
    for name in ("passphrase", "recovery"):
        whole[name] = framed(SLOT_MAGIC, cbor2.loads(whole[name][16:-16]) | edit)
    path.write_bytes(framed(MAGIC, whole))
    with pytest.raises(WrongPassphrase):
        unlock(path)
    with pytest.raises(WrongRecoveryCode):
        key_file.unlock_with_recovery_code(path, code)


def test_slots_cannot_be_changed_about_or_taken_from_another_vault(path: Path, tmp_path: Path) -> None:
    _, code = made(path)
    whole = slots(path)
    path.write_bytes(framed(MAGIC, whole | {"passphrase": whole["recovery"], "recovery": whole["passphrase"]}))
    with pytest.raises(KeyFileDamaged):
        unlock(path)
    with pytest.raises(KeyFileDamaged):
        key_file.unlock_with_recovery_code(path, code)

    other = tmp_path / "other"
    key_file.create(other, bytearray(NEW), vault_id="c" * 32, organisation_id="b" * 32, now=NOW, **MAKING)
    path.write_bytes(framed(MAGIC, whole | {"recovery": slots(other)["recovery"]}))
    assert not unlock(path).whole


@pytest.mark.parametrize("content", [b"", b"\0" * 800, b"not a key file" * 60, MAGIC, MAGIC * 50])
def test_what_is_no_key_file_is_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(KeyFileDamaged):
        unlock(path)


def test_a_folder_in_the_key_files_place_is_damage(path: Path) -> None:
    path.mkdir()
    with pytest.raises(KeyFileDamaged):
        unlock(path)


@pytest.mark.faults
def test_every_byte_flipped_gives_the_right_key_or_a_known_error_and_one_flip_never_closes_both_ways(
    path: Path,
) -> None:
    store_key, code = made(path)
    content = path.read_bytes()
    slots_begin = content.index(SLOT_MAGIC)
    shut = set()
    for place in range(len(content)):
        broken = bytearray(content)
        broken[place] ^= 1 << place % 8
        path.write_bytes(broken)
        ways = 0
        for way in (lambda: unlock(path), lambda: key_file.unlock_with_recovery_code(path, code)):
            try:
                opened = way()
            except KeyFileDamaged:
                continue
            assert opened.store_key == store_key
            assert not opened.whole
            ways += 1
        assert path.read_bytes() == broken
        if not ways:
            shut.add(place)
    # only the frame around the slots cannot be done without: magic, names and lengths
    assert len(shut) <= 60
    assert set(range(16)) <= shut
    assert slots_begin not in shut


@pytest.mark.faults
def test_cut_anywhere_it_is_damaged_or_missing_its_tail(path: Path) -> None:
    store_key, code = made(path)
    content = path.read_bytes()
    for end in range(len(content)):
        path.write_bytes(content[:end])
        with pytest.raises(KeyFileDamaged):
            unlock(path)
        with pytest.raises(KeyFileDamaged):
            key_file.unlock_with_recovery_code(path, code)
    path.write_bytes(content + b"\0")
    with pytest.raises(KeyFileDamaged):
        unlock(path)
    path.write_bytes(content)
    assert unlock(path).store_key == store_key


@given(st.binary(max_size=400))
def test_no_bytes_bring_out_anything_but_a_known_error(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / KEY_FILE
    for content in (body, MAGIC + body):
        path.write_bytes(content)
        with pytest.raises(CoachDeskError):
            unlock(path)


@pytest.mark.parametrize(
    ("secret", "header"),
    [
        (bytes(32), {}),
        (bytes(32), {"vault": "a", "organisation": "b", "created_at": "today"}),
        (bytes(32), {"vault": b"a", "organisation": "b", "created_at": 1}),
        (bytes(31), {"vault": "a", "organisation": "b", "created_at": 1}),
    ],
)
def test_a_slot_that_opens_but_holds_no_store_key_is_damaged(path: Path, secret: bytes, header: dict[str, Any]) -> None:
    made(path)
    slot = seal_with_passphrase(secret, bytearray(OLD), TYPED_SLOT, header, CHEAP, floor=CHEAP)
    path.write_bytes(framed(MAGIC, slots(path) | {"passphrase": slot}))
    with pytest.raises(KeyFileDamaged):
        unlock(path)
