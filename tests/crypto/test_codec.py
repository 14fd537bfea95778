"""One value, one encoding: whatever else says the same is refused at the door (sync.md 4.3, 24)."""

from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto import codec
from coachdesk.errors import Unreadable

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.binary(max_size=8) | st.sampled_from("aé中😀"),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text("abé中", max_size=30), inside, max_size=5),
    max_leaves=10,
)


class Colour(StrEnum):
    RED = "red"


class Number(IntEnum):
    TWO = 2


@given(PLAIN)
def test_what_was_encoded_is_read_back_from_the_canonical_form(value: Any) -> None:
    try:
        encoded = codec.encode(value)
    except Unreadable:
        return  # too deep, or not NFC
    assert encoded == cbor2.dumps(value, canonical=True)
    assert codec.decode(encoded) == value


@settings(max_examples=500)
@given(st.binary(max_size=40) | PLAIN.map(cbor2.dumps))
def test_bytes_are_taken_only_if_they_are_the_canonical_form_of_their_value(encoded: bytes) -> None:
    try:
        value = codec.decode(encoded)
    except Unreadable:
        return
    assert cbor2.dumps(value, canonical=True) == encoded


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\x18\x01",  # one, in two bytes
        b"\x5f\x41\x61\xff",  # pieces
        b"\x9f\xff",
        b"\xbf\xff",
        b"\xa2\x61\x61\x01\x61\x61\x02",  # a key twice
        b"\xa2\x61\x62\x01\x61\x61\x02",  # keys out of order
        b"\xa2\x62\x61\x61\x01\x61\x62\x02",  # the longer key first
        b"\xa1\x01\x02",  # a key that is no text
        b"\xf9\x3c\x00",
        b"\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00",
        b"\xf7",
        b"\xe0",
        b"\xc0\x60",
        b"\xc2\x49\x01\x00\x00\x00\x00\x00\x00\x00\x00",
        b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x62\xc3\x28",
        b"\x63\x65\xcc\x81",
        b"\x81" * 7 + b"\x01",
        b"\x81" * 100_000,
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x01\x01",
        b"\x59\xff\xff" + bytes(65_535) + b"\x00",
        b"\x5a\x00\x02\x00\x00" + bytes(131_072),
    ],
    ids=lambda hostile: hostile[:6].hex() or "nothing",
)
def test_another_form_of_a_value_is_refused(hostile: bytes) -> None:
    with pytest.raises(Unreadable):
        codec.decode(hostile)


def test_six_levels_are_taken_and_a_seventh_is_not() -> None:
    assert codec.decode(b"\x81" * 6 + b"\x01") == [[[[[[1]]]]]]
    assert codec.decode(b"\x81" * 6 + b"\x80") == [[[[[[[]]]]]]]


def test_a_member_of_an_enumeration_is_written_as_its_value() -> None:
    assert codec.encode([Colour.RED, Number.TWO]) == codec.encode(["red", 2])


@pytest.mark.parametrize("value", [1.5, {1}, object(), {1: 2}, 2**63, -(2**63) - 1, "e\u0301", "\ud83d", "x" * 20_001])
@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one], lambda one: {"a": one}, lambda one: (one,)])
def test_what_the_format_does_not_carry_is_refused(value: Any, wrap: Callable[[Any], Any]) -> None:
    with pytest.raises(Unreadable):
        codec.encode(wrap(value))
