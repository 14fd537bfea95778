"""The layout of a wrapped secret: fixed to the byte, strict to read, and bound to all that stands around the secret."""

import hashlib
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto.wrapped_secret import MAGIC, SIZE_LIMIT, VERSION, framed, read, unframed, wrap
from coachdesk.errors import CoachDeskError, KeyFileDamaged, VaultNewer

KEY, NONCE = bytearray(range(32)), bytes(range(12))
HEADER = {"vault": "a" * 32, "created_at": 1314873120}
KDF = {"name": "none", "salt": bytes(32)}
WHOLE = {"version": 1, "purpose": "test", "header": HEADER, "kdf": KDF, "nonce": NONCE, "wrapped": bytes(20)}

# The additional data: canonical CBOR of version, purpose, header and kdf, shortest key first.
GOLDEN_BOUND = b"".join(
    [
        b"\xa4",
        *(b"\x63kdf", b"\xa2", b"\x64name", b"\x64none", b"\x64salt", b"\x58\x20" + bytes(32)),
        *(b"\x66header", b"\xa2", b"\x65vault", b"\x78\x20" + b"a" * 32, b"\x6acreated_at", b"\x1a\x4e\x5f\x5f\x20"),
        *(b"\x67purpose", b"\x64test"),
        *(b"\x67version", b"\x01"),
    ]
)
GOLDEN_FILE_SHA256 = "5629ffb4c2a521a66942f6d2a8fa32fa27e7488cf3887e20d0960f777faab4b6"


def sealed() -> bytes:
    return wrap(b"the secret", KEY, NONCE, "test", HEADER, KDF)


def test_the_bytes_are_these_for_ever() -> None:
    content = sealed()
    assert hashlib.sha256(content).hexdigest() == GOLDEN_FILE_SHA256
    assert content[:16] == b"CoachDesk sealed"
    assert content[-16:] == hashlib.sha256(content[:-16]).digest()[:16]
    whole = cbor2.loads(content[16:-16])
    assert set(whole) == {"version", "purpose", "header", "kdf", "nonce", "wrapped"}
    assert AESGCM(bytes(KEY)).decrypt(whole["nonce"], whole["wrapped"], GOLDEN_BOUND) == b"the secret"


def test_the_right_key_gives_the_secret_back() -> None:
    found = read(sealed(), "test")
    assert found.open(KEY) == b"the secret"
    assert found.header == HEADER
    assert found.kdf == KDF


def test_another_key_gives_nothing() -> None:
    assert read(sealed(), "test").open(bytearray(32)) is None


def edited(**parts: Any) -> bytes:
    """The sealed file with parts changed by someone who puts the checksum right."""
    whole = cbor2.loads(sealed()[16:-16]) | parts
    return framed(MAGIC, {name: value for name, value in whole.items() if value is not None})


@pytest.mark.parametrize(
    "parts",
    [
        {"header": HEADER | {"vault": "b" * 32}},
        {"header": {}},
        {"kdf": KDF | {"salt": bytes(31) + b"\1"}},
        {"kdf": {}},
        {"nonce": bytes(12)},
        {"wrapped": bytes(26)},
    ],
)
def test_whatever_is_changed_around_the_secret_it_no_longer_opens(parts: dict[str, Any]) -> None:
    assert read(edited(**parts), "test").open(KEY) is None


@pytest.mark.parametrize(
    "parts",
    [
        {"purpose": "other"},
        {"purpose": None},
        {"header": None},
        {"header": []},
        {"kdf": 1},
        {"nonce": bytes(11)},
        {"nonce": "twelve chars"},
        {"wrapped": bytes(16)},
        {"wrapped": "text"},
        {"more": 1},
        {"version": 0},
        {"version": True},
        {"version": "1"},
        {"version": None},
    ],
)
def test_what_is_not_laid_out_so_is_damaged(parts: dict[str, Any]) -> None:
    with pytest.raises(KeyFileDamaged):
        read(edited(**parts), "test")


def test_a_file_of_a_newer_version_is_told_from_a_damaged_one() -> None:
    with pytest.raises(VaultNewer):
        read(framed(MAGIC, {"version": VERSION + 1, "anything": 1}), "test")


@pytest.mark.parametrize("whole", [[1], 1, None, "text", []])
def test_what_is_no_map_is_damaged(whole: Any) -> None:
    with pytest.raises(KeyFileDamaged):
        read(framed(MAGIC, whole), "test")


def test_every_bit_flipped_is_noticed() -> None:
    content = sealed()
    for place in range(len(content) * 8):
        broken = bytearray(content)
        broken[place // 8] ^= 1 << place % 8
        with pytest.raises(KeyFileDamaged):
            read(bytes(broken), "test")


def test_every_cut_and_every_tail_is_noticed() -> None:
    content = sealed()
    for broken in [*(content[:end] for end in range(len(content))), content + b"\0", content + content]:
        with pytest.raises(KeyFileDamaged):
            read(broken, "test")


def test_a_file_too_large_is_not_parsed() -> None:
    with pytest.raises(KeyFileDamaged):
        unframed(MAGIC, MAGIC + bytes(SIZE_LIMIT), VERSION)


@given(st.binary(max_size=300), st.booleans())
def test_whatever_bytes_stand_in_the_frame_only_our_errors_come_out(body: bytes, even_if_damaged: bool) -> None:
    content = MAGIC + body
    content += hashlib.sha256(content).digest()[:16]
    try:
        unframed(MAGIC, content, VERSION, even_if_damaged=even_if_damaged)
    except CoachDeskError:
        return
    assert body.startswith(bytes([0xA1]))  # by chance a canonical map
