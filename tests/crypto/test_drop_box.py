"""What is sealed for a drop-box opens in its place with its key, and nowhere else; the format holds for ever."""

import base64
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto.drop_box import new_box_keys, open_from_box, seal_for_box
from coachdesk.crypto.receiving_keys import RECEIVING_LENGTH, RECEIVING_SEED_LENGTH
from coachdesk.errors import Unreadable
from tests.crypto.drop_box_vector import SEALED

BOX = "b" * 32
KEYS = new_box_keys()


def test_a_thing_sealed_by_the_first_release_opens_for_ever() -> None:
    secret = bytes(range(RECEIVING_SEED_LENGTH))
    assert open_from_box(zlib.decompress(base64.b85decode(SEALED)), secret, BOX, 7) == b"We did it. \xc3\x89mile"


@settings(max_examples=30)
@given(st.binary(max_size=600), st.integers(0, 2**31))
def test_whatever_is_given_opens_in_its_place_and_stands_nowhere_in_the_open(content: bytes, place: int) -> None:
    sealed = seal_for_box(content, KEYS.public, BOX, place)
    assert open_from_box(sealed, KEYS.secret, BOX, place) == content
    assert len(content) < 8 or content not in sealed


def test_the_same_thing_twice_does_not_look_the_same() -> None:
    assert seal_for_box(b"tick", KEYS.public, BOX, 0) != seal_for_box(b"tick", KEYS.public, BOX, 0)


def test_moved_repeated_or_carried_to_another_box_it_does_not_open() -> None:
    sealed = seal_for_box(b"tick", KEYS.public, BOX, 3)
    for secret, box, place in (
        (KEYS.secret, BOX, 4),
        (KEYS.secret, "c" * 32, 3),
        (new_box_keys().secret, BOX, 3),
    ):
        with pytest.raises(Unreadable):
            open_from_box(sealed, secret, box, place)


def test_every_byte_changed_or_missing_is_noticed() -> None:
    sealed = seal_for_box(b"tick", KEYS.public, BOX, 0)
    for place in (*range(0, len(sealed) - 40, 37), *range(len(sealed) - 40, len(sealed))):
        broken = bytearray(sealed)
        broken[place] ^= 0x40
        with pytest.raises(Unreadable):
            open_from_box(bytes(broken), KEYS.secret, BOX, 0)
        with pytest.raises(Unreadable):
            open_from_box(sealed[:place], KEYS.secret, BOX, 0)


def test_what_is_no_key_is_refused() -> None:
    for public in (b"", KEYS.public[:-1], bytes(RECEIVING_LENGTH)):
        with pytest.raises(Unreadable):
            seal_for_box(b"tick", public, BOX, 0)
    with pytest.raises(Unreadable):
        open_from_box(seal_for_box(b"tick", KEYS.public, BOX, 0), KEYS.secret + b"\0", BOX, 0)


def test_the_secret_is_in_no_word_about_the_keys() -> None:
    assert KEYS.secret.hex() not in repr(KEYS)
    assert repr(KEYS.secret) not in repr(KEYS)


def test_keys_are_new_each_time_and_of_the_length_said() -> None:
    assert len(KEYS.public) == RECEIVING_LENGTH
    assert len(KEYS.secret) == RECEIVING_SEED_LENGTH
    assert new_box_keys() != KEYS
