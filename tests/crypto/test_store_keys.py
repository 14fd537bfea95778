"""Keys for each use stand apart, follow the book, and a row's mark changes with anything in the row."""

import hashlib
import hmac
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from coachdesk.crypto.store_keys import Use, attachments_key, database_key, derived_key, row_key, row_mac, row_marks

STORE_KEY = bytearray(range(32))
GOLDEN = {
    "database": "73f472d41038f31571479532773b76af01ee455ddbc348598d44003927371a3f",
    "row": "1657a073a7bad2717edd3e1c6993d447f254f2b13104f99b3b556707c2e77998",
    "attachments": "09864cede45d6e66d100b47e10219698a7f69f994fc1b179a6cd5ed423f65a39",
    "backup": "08519069c50314667807120a844a10194abb7a983c789ef25afcad7ead19f213",
    "head": "75b20411a2ec848349777f97bff5292171ca5fa765450b4b54f08ed9b8f3db0d",
}
USES: tuple[Use, ...] = get_args(Use)


@pytest.mark.parametrize("use", USES)
def test_each_key_is_hkdf_by_the_book_and_these_bytes_for_ever(use: Use) -> None:
    inner = hmac.digest(bytes(32), bytes(STORE_KEY), "sha256")
    by_hand = hmac.digest(inner, f"coachdesk/{use}/v1".encode() + b"\x01", "sha256")
    assert derived_key(STORE_KEY, use) == by_hand
    assert by_hand.hex() == GOLDEN[use]


def test_no_two_uses_share_a_key() -> None:
    assert len({bytes(derived_key(STORE_KEY, use)) for use in USES}) == len(USES) == 5
    assert row_key(STORE_KEY) == derived_key(STORE_KEY, "row")
    assert attachments_key(STORE_KEY) == derived_key(STORE_KEY, "attachments")
    assert derived_key(bytearray(32), "row") != derived_key(STORE_KEY, "row")


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_store_key_of_another_length_is_a_bug(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        derived_key(bytearray(length), "row")


@given(st.binary(min_size=32, max_size=32))
def test_the_database_key_is_spelt_as_sqlcipher_wants_it(store_key: bytes) -> None:
    spelt = database_key(bytearray(store_key))
    assert spelt == b"x'" + bytes(derived_key(bytearray(store_key), "database")).hex().encode() + b"'"


def test_sqlcipher_takes_the_key_as_raw(tmp_path: object) -> None:
    path = f"{tmp_path}/records"
    for _ in range(2):
        connection = dbapi2.connect(path)
        connection.set_key(database_key(STORE_KEY))
        connection.execute("CREATE TABLE IF NOT EXISTS words (words TEXT)")
        connection.close()
    connection = dbapi2.connect(path)
    connection.set_key(database_key(bytearray(32)))
    with pytest.raises(dbapi2.DatabaseError):
        connection.execute("SELECT * FROM words")
    connection.close()


def test_a_row_mark_is_keyed_blake2b_over_parts_with_their_lengths() -> None:
    whole = b"\x06" + bytes(7) + b"record" + bytes(8) + b"\x02" + bytes(7) + b"\x00\xff"
    mark = row_mac(bytes(range(32)), b"record", b"", b"\x00\xff")
    assert mark == hashlib.blake2b(whole, key=bytes(range(32)), digest_size=16).digest()
    assert mark.hex() == "76f2aae3a74905dc4e8edcc079400901"


def test_marks_of_one_row_after_the_other_are_keyed_blake2b_of_their_own_kind() -> None:
    mark = row_marks(bytearray(range(32)))
    told = [mark(b"\x00\xff"), mark(b""), mark(b"\x00\xff")]
    plain = hashlib.blake2b(b"\x00\xff", key=bytes(range(32)), digest_size=16, person=b"counted").digest()
    assert told[0] == told[2] == plain
    assert told[0].hex() == "dd2817081f9364948bbe7988a859ff46"
    assert told[1] != told[0] != row_mac(bytes(range(32)), b"\x00\xff")


@given(st.lists(st.binary(max_size=6), max_size=5), st.lists(st.binary(max_size=6), max_size=5))
def test_two_rows_share_a_mark_only_if_they_are_the_same_parts(one: list[bytes], other: list[bytes]) -> None:
    key = bytes(32)
    assert (row_mac(key, *one) == row_mac(key, *other)) == (one == other)
    assert row_mac(key, *one) != row_mac(bytes(31) + b"\x01", *one)


@given(st.binary(max_size=12), st.integers(0, 12))
def test_moving_the_border_between_two_parts_shows(content: bytes, border: int) -> None:
    if border < len(content):
        assert row_mac(bytes(32), content[:border], content[border:]) != row_mac(bytes(32), content, b"")
