"""A control record travels in clear, and is what its device signed at its place, or Malformed."""

from typing import Any

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto.digest import FIRST_PREV
from coachdesk.errors import Malformed
from coachdesk.sync.membership import Erase, read_signed_control, write_control
from coachdesk.sync.membership.signed_control import sign_control
from tests.sync.organisations import certificate, founded, named, seed_of

RECORD = Erase(b"e" * 32)


def signed(by: str = "lea's laptop", record: Any = RECORD, device: str | None = None) -> bytes:
    return sign_control(
        seed_of(by),
        record,
        log=named("family"),
        actor=named("lea's actor"),
        device=named(device or by),
        position=1,
        prev=FIRST_PREV,
        cursor=(0, bytes(16)),
    )


PLAIN = signed()
PARTS = cbor2.loads(PLAIN)


def test_what_was_signed_is_read_back() -> None:
    found = read_signed_control(PLAIN)
    assert found.record == RECORD
    assert (found.manifest.log, found.manifest.first) == (named("family"), 1)
    assert found.digest == found.manifest.last
    assert found.is_signed(founded().state)


def test_the_bytes_are_these_for_ever() -> None:
    assert read_signed_control(PLAIN).hash.hex() == GOLDEN_HASH
    assert PLAIN.hex() == GOLDEN


def test_who_signed_is_asked_of_the_organisation() -> None:
    state = founded().state
    assert read_signed_control(signed("ghost")).is_signed(state) is None
    assert read_signed_control(signed("lou's laptop", device="lea's laptop")).is_signed(state) is False
    enrolling = certificate("new", "new laptop", "an invitation")
    assert read_signed_control(signed("new laptop", enrolling)).is_signed(state)
    assert read_signed_control(signed("thief", enrolling, device="new laptop")).is_signed(state) is False
    short = cbor2.dumps([PARTS[0], b"short", PARTS[2]])
    assert read_signed_control(short).is_signed(state) is False


def bits() -> list[int]:
    return list(range(0, len(PLAIN) * 8, 5))


@pytest.mark.parametrize("bit", bits())
def test_a_flipped_bit_is_malformed_or_unsigned(bit: int) -> None:
    damaged = bytearray(PLAIN)
    damaged[bit // 8] ^= 1 << bit % 8
    try:
        assert not read_signed_control(bytes(damaged)).is_signed(founded().state)
    except Malformed:
        return


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        cbor2.dumps([]),
        cbor2.dumps([PARTS[0], PARTS[1], []]),
        cbor2.dumps([PARTS[0], PARTS[1], PARTS[2] * 2]),
        cbor2.dumps([PARTS[0], PARTS[1], [write_control(Erase(b"x" * 32))]]),
        cbor2.dumps([PARTS[0], PARTS[1], PARTS[2], 1]),
        cbor2.dumps([b"", PARTS[1], PARTS[2]]),
        cbor2.dumps([cbor2.dumps([1]), PARTS[1], PARTS[2]]),
        cbor2.dumps(["text", PARTS[1], PARTS[2]]),
        cbor2.dumps([cbor2.dumps([*cbor2.loads(PARTS[0])[:5], 2, *cbor2.loads(PARTS[0])[6:]]), PARTS[1], PARTS[2]]),
        PLAIN + b"\0",
    ],
)
def test_what_is_no_signed_record_is_malformed(plain: bytes) -> None:
    with pytest.raises(Malformed):
        read_signed_control(plain)


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_malformed(noise: bytes) -> None:
    with pytest.raises(Malformed):
        read_signed_control(noise)


GOLDEN_HASH = "1410cefdbab07c6e4ec495c15553694c4a6503963d66490852a48be789791ae1"
GOLDEN = (
    "83588f8a0150d34a569ab7aaa54dacd715ae6495345550a6f5ac0b40a5bbc78d763adddca24d625018b6a69233960f8ab9694d6464a3ff"
    "0e01015820000000000000000000000000000000000000000000000000000000000000000058200df3968516f4fef84e81b49b97f98d76"
    "aa68252832d7c57786141dac5a7f066a82005000000000000000000000000000000000015840de11ea68076f6db924e3b968ed6e257804"
    "f81d79d973461e8cbf86245746f84133e1a27589b52b5dac30ef720516b770d1ee604c31ce2c5d8edf0aaf31685309815833a2626f7065"
    "65726173656665787065637458206565656565656565656565656565656565656565656565656565656565656565"
)
