"""The frames between the two processes: read back exactly, or refused."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import Unreadable
from coachdesk.sandbox.frames import (
    PAYLOAD_LIMIT,
    REPLY_LIMIT,
    Order,
    Outcome,
    read_order,
    read_payload,
    read_reply,
    reply_bytes,
    request_bytes,
)

ORDERS = st.builds(
    Order,
    task=st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=40),
    seconds=st.integers(1, 2**16 - 1),
    memory_mb=st.integers(1, 2**32 - 1),
)


@given(ORDERS, st.binary(max_size=300))
def test_a_request_is_read_back(order: Order, payload: bytes) -> None:
    stream = BytesIO(request_bytes(order, payload))
    assert (read_order(stream), read_payload(stream)) == (order, payload)


def test_the_bytes_of_a_request_are_the_documented_ones() -> None:
    made = request_bytes(Order("verify-pdf", 10, 512), b"PDF")
    assert made.hex() == "4344534201000a000002000a7665726966792d7064660000000000000003504446"
    assert reply_bytes(Outcome.UNREADABLE, b"no").hex() == "43445352010100000000000000026e6f"


@given(ORDERS, st.binary(max_size=50), st.data())
def test_a_request_cut_short_is_refused(order: Order, payload: bytes, data: st.DataObject) -> None:
    whole = request_bytes(order, payload)
    stream = BytesIO(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(Unreadable):
        (read_order(stream), read_payload(stream))


def test_a_request_that_promises_too_much_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unreadable):
        read_payload(BytesIO((PAYLOAD_LIMIT + 1).to_bytes(8, "big")))


@pytest.mark.parametrize(
    "order", [Order("x", 2**16, 1), Order("x", 1, 2**32), Order("x" * 256, 1, 1), Order("é", 1, 1)]
)
def test_limits_that_do_not_fit_are_a_bug(order: Order) -> None:
    with pytest.raises(ValueError, match=r".+"):
        request_bytes(order, b"")


@given(st.sampled_from(Outcome), st.binary(max_size=300))
def test_a_reply_is_read_back(outcome: Outcome, payload: bytes) -> None:
    assert read_reply(reply_bytes(outcome, payload)) == (outcome, payload)


@given(st.binary(max_size=100))
def test_junk_is_no_reply(junk: bytes) -> None:
    with pytest.raises(Unreadable):
        read_reply(junk)


@given(st.binary(max_size=30), st.integers(0, 43), st.integers(1, 255))
def test_a_changed_head_is_no_reply(payload: bytes, place: int, flip: int) -> None:
    reply = bytearray(reply_bytes(Outcome.DONE, payload))
    if place >= 14 or (place == 5 and flip == 1):
        return  # the payload is for the task's reader to judge; outcome 1 is as good a reply
    reply[place] ^= flip
    with pytest.raises(Unreadable):
        read_reply(bytes(reply))


def test_a_reply_with_more_behind_it_or_over_the_limit_is_refused() -> None:
    for reply in (reply_bytes(Outcome.DONE, b"x") + b"y", reply_bytes(Outcome.DONE, bytes(REPLY_LIMIT))):
        with pytest.raises(Unreadable):
            read_reply(reply)
