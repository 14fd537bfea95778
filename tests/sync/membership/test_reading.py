"""Control records have one form each; any other bytes are Malformed and nothing worse."""

from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.errors import Malformed, Unreadable
from coachdesk.sync.membership import (
    Admit,
    ControlRecord,
    Erase,
    OrganisationRole,
    Redact,
    Role,
    State,
    UserRecord,
    read_control,
    write_control,
)
from tests.sync.membership.controls import RECORDS

E, U, A = b"e" * 32, b"u" * 16, b"a" * 16
STATE = State(E, {b"v" * 16: Role.WRITER, U: Role.LEAD}, 2, b"k" * 32, b"l" * 60, {b"d" * 16: {A: 7}})


@given(RECORDS)
def test_what_was_written_is_read_back(record: ControlRecord) -> None:
    assert read_control(write_control(record)) == record


@pytest.mark.parametrize(
    ("record", "golden"),
    [
        (
            STATE,
            (
                f"a7626f7065737461746563637574818250{'64' * 16}818250{'61' * 16}07646c6f636b583c"
                f"{'6c' * 60}6565706f636802"
                f"666578706563745820{'65' * 32}676d656d62657273828250{'75' * 16}646c6561648250{'76' * 16}"
                f"667772697465726e"
                f"6b65795f636f6d6d69746d656e745820{'6b' * 32}"
            ),
        ),
        (
            Admit(E, frozenset({A, U})),
            f"a3626f706561646d6974636964738250{'61' * 16}50{'75' * 16}666578706563745820{'65' * 32}",
        ),
        (
            Redact(E, frozenset({(A, 7)})),
            f"a3626f7066726564616374656974656d73818250{'61' * 16}07666578706563745820{'65' * 32}",
        ),
        (Erase(E), f"a2626f70656572617365666578706563745820{'65' * 32}"),
        (
            UserRecord(E, U, OrganisationRole.WORKER, disabled=True),
            (
                f"a5626f70647573657264726f6c6566776f726b65726475"
                f"73657250{'75' * 16}666578706563745820{'65' * 32}6864697361626c6564f5"
            ),
        ),
    ],
)
def test_the_bytes_of_a_record_are_these_for_ever(record: ControlRecord, golden: str) -> None:
    assert write_control(record).hex() == golden


@settings(max_examples=400)
@given(st.binary(max_size=200))
def test_arbitrary_bytes_are_malformed(noise: bytes) -> None:
    with pytest.raises(Malformed):
        read_control(noise)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.binary(max_size=33),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside, max_size=3),
    max_leaves=8,
)


@settings(max_examples=400)
@given(RECORDS, st.integers(0, 20), VALUES)
def test_a_part_replaced_by_anything_is_read_as_that_or_malformed(record: ControlRecord, at: int, value: Any) -> None:
    parts = cbor2.loads(write_control(record))
    parts[sorted(parts)[at % len(parts)]] = value
    body = cbor2.dumps(parts, canonical=True)
    try:
        found = read_control(body)
    except Malformed:
        return
    assert write_control(found) == body


@given(RECORDS, st.integers(0, 10_000), st.integers(0, 7))
def test_a_flipped_bit_is_another_record_or_malformed(record: ControlRecord, at: int, bit: int) -> None:
    damaged = bytearray(write_control(record))
    damaged[at % len(damaged)] ^= 1 << bit
    try:
        assert read_control(bytes(damaged)) != record
    except Malformed:
        return


def but(**changed: Any) -> bytes:
    return cbor2.dumps({**cbor2.loads(write_control(STATE)), **changed}, canonical=True)


def without(name: str) -> bytes:
    parts = cbor2.loads(write_control(STATE))
    del parts[name]
    return cbor2.dumps(parts, canonical=True)


@pytest.mark.parametrize(
    "body",
    [
        cbor2.dumps([]),
        cbor2.dumps({}),
        without("op"),
        without("cut"),
        but(op="depose"),
        but(op=1),
        but(op=["state"]),
        but(more=1),
        but(epoch=0),
        but(epoch=True),
        but(epoch=2**31),
        but(expect=b"e" * 31),
        but(lock=b"l" * 59),
        but(members={"lea": "lead"}),
        but(members=[[U, "lead"], [U, "writer"]]),
        but(members=[[b"v" * 16, "lead"], [U, "lead"]]),
        but(members=[[U, "owner"]]),
        but(members=[[U, 1]]),
        but(members=[[U]]),
        but(members=[U]),
        but(cut=[[A, [[A, 0]]]]),
        cbor2.dumps({"op": "admit", "expect": E, "ids": []}, canonical=True),
        cbor2.dumps({"op": "admit", "expect": E, "ids": [A, A]}, canonical=True),
        cbor2.dumps({"op": "user", "expect": E, "user": U, "role": "admin", "disabled": 1}, canonical=True),
        write_control(STATE) + b"\0",
        bytes(200_000),
    ],
)
def test_what_is_not_the_one_form_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        read_control(body)


def test_a_record_too_large_for_the_format_is_never_written() -> None:
    with pytest.raises(Unreadable):
        write_control(Admit(E, frozenset(n.to_bytes(16, "big") for n in range(8_000))))
