"""The bytes of a change never move: golden vectors, and a door that only takes the one canonical form."""

import contextlib
import dataclasses
from datetime import datetime, timedelta, timezone

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto.change_body import ChangeBody, decode_body, encode_body, read_body
from coachdesk.crypto.digest import FIRST_PREV, chain_hash
from coachdesk.errors import Unreadable
from tests.store.changes import some_changes

GOLDEN = ChangeBody(
    kind="sub_target",
    record=bytes(range(16)),
    stamp=1_300_000_000_000 << 16,
    at=1_300_000_000,
    offset=60,
    writes={"words": ("Ring the school", ()), "done_on": (None, (b"\x11" * 16,))},
    id=b"\x22" * 16,
    salt=b"\x33" * 16,
    group=b"\x44" * 16,
    why="at the table",
)
GOLDEN_DELETE = dataclasses.replace(GOLDEN, writes=None, covers={"words": (b"\x11" * 16,)}, group=None, why="")


def test_the_bytes_of_a_change_are_these_for_ever() -> None:
    assert encode_body(GOLDEN).hex() == GOLDEN_HEX
    assert encode_body(GOLDEN_DELETE).hex() == GOLDEN_DELETE_HEX


def test_the_chain_hash_of_a_change_is_this_for_ever() -> None:
    found = chain_hash(FIRST_PREV, b"\x55" * 16, b"\x66" * 16, 1, encode_body(GOLDEN))
    assert found.hex() == GOLDEN_HASH
    assert chain_hash(found, b"\x55" * 16, b"\x66" * 16, 2, encode_body(GOLDEN_DELETE)).hex() == GOLDEN_NEXT_HASH


@given(some_changes())
def test_what_was_encoded_is_read_back(changes: list[ChangeBody]) -> None:
    for change in changes:
        assert decode_body(encode_body(change)) == change
        assert read_body(encode_body(change)) == change


@given(st.integers(0, len(encode_body(GOLDEN)) - 1), st.integers(1, 255))
def test_any_changed_byte_is_refused_or_reads_as_something_else(place: int, mask: int) -> None:
    damaged = bytearray(encode_body(GOLDEN))
    damaged[place] ^= mask
    with contextlib.suppress(Unreadable):
        assert decode_body(bytes(damaged)) != GOLDEN


@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_refused_with_a_known_error(noise: bytes) -> None:
    with pytest.raises(Unreadable):
        decode_body(noise)


def broken_forms() -> list[bytes]:
    good = cbor2.loads(encode_body(GOLDEN))

    def but(**changed: object) -> bytes:
        return cbor2.dumps({**good, **changed}, canonical=True)

    without_id = {name: value for name, value in good.items() if name != "id"}
    return [
        encode_body(GOLDEN) + b"\x00",
        cbor2.dumps(dict(reversed(good.items()))),
        cbor2.dumps(without_id, canonical=True),
        but(unknown=1),
        but(op="adopt"),
        but(t=-1),
        but(t=1.5),
        but(t=2**63),
        but(t=True),
        but(kind=7),
        but(why=None),
        but(id=b"short"),
        but(w={}),
        but(w={"words": ["x"]}),
        but(w={"words": ["x", [b"short"]]}),
        but(w={"words": ["x", b""]}),
        but(w={"words": ["x", ""]}),
        but(w={"words": ["x", {}]}),
        but(why=""),
        but(grp=None),
        but(cov={}),
        cbor2.dumps({**cbor2.loads(encode_body(GOLDEN_DELETE)), "cov": {"words": b""}}, canonical=True),
        but(w={"words": ["x", [bytes([n]) * 16 for n in range(17)]]}),
        but(w={f"field {n}": ["x", []] for n in range(65)}),
        but(w={"words": ["e\u0301", []]}),
        but(w={"words": ["x" * 20_001, []]}),
        but(w={"words": [[[[[["deep"]]]]], []]}),
        but(w={"words": [{1: "number key"}, []]}),
        but(w={"words": [cbor2.CBORTag(0, "2011-01-01"), []]}),
        but(w={"words": [b"x" * 131_072, []]}),
        but(w={"e\u0301": ["x", []]}),
        but(w={"x" * 20_001: ["x", []]}),
        but(at=-1),
        but(at=2**60),
        but(off=24 * 60),
        but(off=-24 * 60),
    ]


@pytest.mark.parametrize("form", broken_forms())
def test_what_is_not_the_one_canonical_form_is_refused(form: bytes) -> None:
    with pytest.raises(Unreadable):
        decode_body(form)


def test_a_value_the_format_does_not_carry_is_refused_before_it_is_hashed() -> None:
    for value in (1.5, {1, 2}, 2**63, "e\u0301", "half \ud83d", {"\ud83d": 1}, "x" * 20_001, b"x" * 131_072):
        with pytest.raises(Unreadable):
            encode_body(dataclasses.replace(GOLDEN, writes={"words": (value, ())}))


def test_what_another_laptop_would_refuse_is_never_written() -> None:
    ids = tuple(bytes([n]) * 16 for n in range(17))
    refused = (
        {"writes": {"words": ("x", ids)}},
        {"writes": {f"field {n}": ("x", ()) for n in range(65)}},
        {"writes": {}},
        {"writes": None, "covers": {"words": ids}},
        {"at": -1},
        {"at": 2**60},
        {"offset": 24 * 60},
        {"id": b"short"},
    )
    for fields in refused:
        with pytest.raises(Unreadable):
            encode_body(dataclasses.replace(GOLDEN, **fields))


def test_the_last_moment_the_format_carries_can_still_be_told_everywhere() -> None:
    for offset in (-24 * 60 + 1, 24 * 60 - 1):
        last = decode_body(encode_body(dataclasses.replace(GOLDEN, at=253_402_214_400, offset=offset)))
        datetime.fromtimestamp(last.at, timezone(timedelta(minutes=last.offset)))


GOLDEN_HEX = (
    "ad61741b012eae09c80000006177a265776f726473826f52696e6720746865207363686f6f6c8067646f6e655f6f6e82"
    "f68150111111111111111111111111111111116261741a4d7c6d00626964502222222222222222222222222222222262"
    "6f706373657463656e7450000102030405060708090a0b0c0d0e0f636772705044444444444444444444444444444444"
    "636d696e01636f6666183c6373636801637768796c617420746865207461626c65646b696e646a7375625f7461726765"
    "746473616c745033333333333333333333333333333333"
)
GOLDEN_DELETE_HEX = (
    "ab61741b012eae09c80000006261741a4d7c6d006269645022222222222222222222222222222222626f706364656c63"
    "636f76a165776f72647381501111111111111111111111111111111163656e7450000102030405060708090a0b0c0d0e"
    "0f636d696e01636f6666183c6373636801646b696e646a7375625f7461726765746473616c7450333333333333333333"
    "33333333333333"
)
GOLDEN_HASH = "ecec673f727ef5c5c52484d588a66565841ba02a16aa6f125dbe58e4cc172b70"
GOLDEN_NEXT_HASH = "19719447381913eddb0f88cfe9279013155d414515132258087fbe26427b5199"
