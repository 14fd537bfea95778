"""Every message has one encoding, is read back as it was, and takes nothing more, less or other."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto import codec
from coachdesk.crypto.digest import sha256_hex
from coachdesk.crypto.signatures import public_key_of
from coachdesk.errors import Malformed
from coachdesk.sync.protocol.arriving import (
    Challenge,
    Enrol,
    Enrolled,
    Hello,
    Session,
    SessionRequest,
    Welcome,
    is_proved,
    prove,
)
from coachdesk.sync.protocol.exchanging import Head, Heads, Page, Push, Pushed, SealedKey, SealedKeys, Stored
from coachdesk.sync.protocol.refusals import STATUS, Code, Refusal
from coachdesk.sync.protocol.shapes import Message

A, B, H, S, SHORT = b"\x11" * 16, b"\x22" * 16, b"\x33" * 32, b"\x44" * 64, b"\x55" * 16
HEAD = Head(A, 3, SHORT, 1, ((B, 2, H),), removed=False, erased=False, must_rotate=True, need_keys=(B,))
MESSAGES: list[tuple[Message, str]] = [
    (Hello(A, H, 5, (1,), "0.1.0", 1, 2, 3, 30), "f4cad84dca"),
    (Enrol(b"\x83"), "73a9725008"),
    (Enrolled((3, SHORT)), "cc3236656d"),
    (Welcome(A, b"\x66" * 76), "33cdb73f01"),
    (SessionRequest(A), "a9b7330409"),
    (SessionRequest(A, H, S), "5edb5c514a"),
    (Challenge(H), "2e9265ae97"),
    (Session(H, 43200, 5), "a90932dcde"),
    (Heads((HEAD,)), "183b2632a9"),
    (Page(((1, b"\x83", 5, False), (2, b"\x83", 6, True)), 2, SHORT, more=False), "e74ccabf9f"),
    (Push((b"\x83",), ((A, b"key"),), (b"\x84",)), "f9d2bb220a"),
    (Pushed((0, SHORT), (1, SHORT), (4,)), "bba9941e3e"),
    (SealedKey(1, None), "1496920419"),
    (SealedKey(1, b"key"), "cf2fedb43b"),
    (SealedKeys(1, ((A, b"key"),)), "c7f60a5f9e"),
    (Stored(2), "b1d72c618c"),
    (Refusal(Code.GAP, n=4), "c2ee3c4d23"),
    (Refusal(Code.REJECTED, index=0, reason="malformed"), "d3bd78aac5"),
    (Refusal(Code.NOT_MEMBER, record=b"\x83"), "f8c452cf3f"),
]


@pytest.mark.parametrize("told", [told for told, _ in MESSAGES], ids=lambda told: type(told).__name__)
def test_a_message_is_read_as_it_was_written(told: Message) -> None:
    assert type(told).from_bytes(told.to_bytes()) == told


@pytest.mark.parametrize(("told", "digest"), MESSAGES, ids=lambda told: type(told).__name__)
def test_a_message_is_these_bytes_for_ever(told: Message, digest: str) -> None:
    assert sha256_hex(told.to_bytes())[:10] == digest


@pytest.mark.parametrize("told", [told for told, _ in MESSAGES], ids=lambda told: type(told).__name__)
def test_a_part_more_less_or_of_another_kind_is_refused(told: Message) -> None:
    value = told.to_value()
    wrong: list[Any] = [{**value, "more_": 1}, list(value), None, 7]
    for name in value:
        wrong.append({key: part for key, part in value.items() if key != name})
        wrong += [{**value, name: other} for other in ("é", {}, -1, [b"x"], [[1]], b"", True) if other != value[name]]
    for one in wrong:
        if isinstance(one, dict) and one.keys() == value.keys() and _is_read(type(told), one):
            assert type(told).from_value(one).to_value() == one  # another message of the same kind
            continue
        with pytest.raises(Malformed):
            type(told).from_bytes(codec.encode(one))


def _is_read(kind: type[Message], value: Any) -> bool:
    try:
        kind.from_value(value)
    except Malformed:
        return False
    return True


@given(st.binary(max_size=80))
def test_no_bytes_make_anything_but_a_message_or_malformed(hostile: bytes) -> None:
    for kind in {type(told) for told, _ in MESSAGES}:
        try:
            kind.from_bytes(hostile)
        except Malformed:
            continue


def test_a_message_too_large_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(Malformed):
        Challenge.from_bytes(codec.encode({"nonce": bytes(70_000)}))


def test_counts_and_lengths_are_held_to_their_limits() -> None:
    refused: list[Callable[[], Message]] = [
        lambda: Push.from_value({**Push(()).to_value(), "envelopes": [b"\x83"] * 501}),
        lambda: Page.from_value({**Page((), 0, SHORT, more=False).to_value(), "rows": [[1, b"x", 1]]}),
        lambda: Hello.from_value({**Hello(A, H, 5, (1,), "1", 1, 2, 3, 30).to_value(), "min_client": "1" * 21}),
    ]
    for attempt in refused:
        with pytest.raises(Malformed):
            attempt()


def test_every_code_has_a_status_that_says_no() -> None:
    assert set(STATUS) == set(Code)
    assert all(400 <= Refusal(code).status < 600 for code in Code)


def test_every_refusal_has_the_same_parts() -> None:
    shapes = {tuple(Refusal(code, n=1).to_value()) for code in Code}
    assert len(shapes) == 1


def test_a_proof_holds_for_one_server_device_and_challenge_only() -> None:
    seed = bytes(range(32))
    key, origin = public_key_of(seed), "https://sync.example.org"
    proof = prove(seed, origin, A, H)
    assert proof.hex()[:16] == "a0df67239697ec78"
    assert is_proved(key, origin, A, H, proof)
    assert not is_proved(key, origin + "/", A, H, proof)
    assert not is_proved(key, origin, B, H, proof)
    assert not is_proved(key, origin, A, b"\x34" * 32, proof)
    assert not is_proved(key[::-1], origin, A, H, proof)
