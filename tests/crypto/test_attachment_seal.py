"""A sealed attachment opens whole or not at all, under its own name only."""

import hashlib

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto.attachment_seal import (
    PIECE,
    open_attachment,
    open_pieces,
    put_together,
    seal_attachment,
    size_of_pieces,
    taken_apart,
)
from coachdesk.errors import VaultDamaged, VaultNewer
from tests.passphrases import fixed_chance

KEY, ID = bytes(range(32)), "c" * 32


def test_the_bytes_are_these_for_ever() -> None:
    sealed = seal_attachment(KEY, ID, b"a drawing", chance=fixed_chance())
    key, nonce = fixed_draws()
    wrapped = AESGCM(KEY).encrypt(nonce, key, b"\x01" + ID.encode())
    piece = AESGCM(key).encrypt(bytes(12), b"a drawing", ID.encode() + bytes(8) + b"\x01")
    assert sealed == b"\x01" + nonce + wrapped + piece
    assert hashlib.sha256(sealed).hexdigest() == "857b48706a4b70f5d432d6494b811ddbc265ebf856ad7df82c0eed0c17e43f7e"


def fixed_draws() -> tuple[bytes, bytes]:
    draw = fixed_chance()
    return draw(32), draw(12)


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
def test_content_of_any_length_comes_back(length: int) -> None:
    content = bytes(length)
    sealed = seal_attachment(KEY, ID, content)
    assert open_attachment(KEY, ID, sealed) == content
    assert len(sealed) == 61 + length + 16 * max(1, -(-length // PIECE))


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_content_comes_back_and_never_stands_in_the_open(content: bytes) -> None:
    sealed = seal_attachment(KEY, ID, content)
    assert open_attachment(KEY, ID, sealed) == content
    assert len(content) < 8 or content not in sealed


def test_every_byte_changed_or_missing_is_noticed() -> None:
    sealed = seal_attachment(KEY, ID, b"a drawing of the house")
    for place in range(1, len(sealed)):
        broken = bytearray(sealed)
        broken[place] ^= 0x40
        with pytest.raises(VaultDamaged):
            open_attachment(KEY, ID, bytes(broken))
        with pytest.raises(VaultDamaged):
            open_attachment(KEY, ID, sealed[:place])
    for broken_tail in (sealed + b"\0", sealed + sealed[61:], b""):
        with pytest.raises(VaultDamaged):
            open_attachment(KEY, ID, broken_tail)


def test_pieces_cannot_be_dropped_doubled_or_changed_about() -> None:
    content = b"1" * PIECE + b"2" * PIECE + b"3" * 100
    sealed = seal_attachment(KEY, ID, content)
    step = PIECE + 16
    start, one, two, three = (
        sealed[:61],
        sealed[61 : 61 + step],
        sealed[61 + step : 61 + 2 * step],
        sealed[61 + 2 * step :],
    )
    assert open_attachment(KEY, ID, start + one + two + three) == content
    for pieces in (one + two, one, two + one + three, one + three, one + two + two + three, three, b""):
        with pytest.raises(VaultDamaged):
            open_attachment(KEY, ID, start + pieces)


def test_it_opens_under_its_own_name_and_key_only() -> None:
    sealed = seal_attachment(KEY, ID, b"a drawing")
    with pytest.raises(VaultDamaged):
        open_attachment(KEY, "d" * 32, sealed)
    with pytest.raises(VaultDamaged):
        open_attachment(bytes(32), ID, sealed)


def test_a_piece_of_another_attachment_is_refused() -> None:
    first, second = seal_attachment(KEY, ID, b"first"), seal_attachment(KEY, ID, b"other")
    with pytest.raises(VaultDamaged):
        open_attachment(KEY, ID, first[:61] + second[61:])


def test_a_newer_form_is_told_from_damage() -> None:
    sealed = seal_attachment(KEY, ID, b"a drawing")
    with pytest.raises(VaultNewer):
        open_attachment(KEY, ID, b"\x02" + sealed[1:])
    with pytest.raises(VaultDamaged):
        open_attachment(KEY, ID, b"\x00" + sealed[1:])


def test_the_same_content_is_never_sealed_the_same() -> None:
    assert seal_attachment(KEY, ID, b"a drawing") != seal_attachment(KEY, ID, b"a drawing")


OTHERS_KEY = bytes(range(32, 64))
"""Another vault's."""


@pytest.mark.parametrize("length", [1, PIECE, 2 * PIECE + 5])
def test_the_pieces_go_to_another_vault_byte_for_byte(length: int) -> None:
    content = bytes(length)
    key, pieces = taken_apart(KEY, ID, seal_attachment(KEY, ID, content))
    assert len(pieces) == size_of_pieces(length)
    assert open_pieces(key, ID, pieces) == content
    there = put_together(OTHERS_KEY, ID, key, pieces)
    assert open_attachment(OTHERS_KEY, ID, there) == content
    assert taken_apart(OTHERS_KEY, ID, there) == (key, pieces)
    with pytest.raises(VaultDamaged):
        open_attachment(KEY, ID, there)


def test_pieces_open_whole_or_not_at_all() -> None:
    key, pieces = taken_apart(KEY, ID, seal_attachment(KEY, ID, b"a drawing of the house"))
    for place in range(len(pieces)):
        broken = bytearray(pieces)
        broken[place] ^= 0x40
        assert open_pieces(key, ID, bytes(broken)) is None
        assert open_pieces(key, ID, pieces[:place]) is None
    assert open_pieces(key, "d" * 32, pieces) is None
    assert open_pieces(bytes(32), ID, pieces) is None
    assert open_pieces(key, ID, pieces + b"\0") is None


def test_a_key_wrapped_for_this_vault_is_not_the_same_twice() -> None:
    key, pieces = taken_apart(KEY, ID, seal_attachment(KEY, ID, b"a drawing"))
    assert put_together(KEY, ID, key, pieces) != put_together(KEY, ID, key, pieces)
    with pytest.raises(VaultDamaged):
        taken_apart(KEY, ID, b"")
