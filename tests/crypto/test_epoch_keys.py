"""A log's keys: nobody but a lead can bring one into use, and whoever has the newest has those before it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto.epoch_keys import (
    LOCK_LENGTH,
    EpochOf,
    committed_keys,
    earlier_keys,
    key_commitment,
    lock_previous,
    new_epoch_key,
    unwrap_key,
    wrap_key,
)
from coachdesk.crypto.receiving_keys import receiving_public
from tests.passphrases import fixed_chance

ORGANISATION, F, D = b"o" * 16, b"f" * 16, b"d" * 16
SEED, SERVERS = bytes(range(96)), bytes(range(2, 98))
KEY = b"k" * 32


def of(epoch: int = 2, log: bytes = F) -> EpochOf:
    return EpochOf(ORGANISATION, log, epoch)


def history(length: int) -> tuple[dict[int, bytes], dict[int, bytes], dict[int, bytes]]:
    """Keys, locks and commitments of a log."""
    keys = {epoch: bytes([epoch]) * 32 for epoch in range(1, length + 1)}
    locks = {epoch: lock_previous(keys[epoch], keys[epoch - 1], of(epoch)) for epoch in range(2, length + 1)}
    return keys, {1: b"", **locks}, {epoch: key_commitment(key, of(epoch)) for epoch, key in keys.items()}


def test_the_bytes_are_these_for_ever() -> None:
    assert key_commitment(KEY, of()).hex() == GOLDEN_COMMITMENT
    assert lock_previous(KEY, b"j" * 32, of(), lambda n: b"\x07" * n).hex() == GOLDEN_LOCK


def test_a_device_unwraps_the_key_that_was_committed_to() -> None:
    wrapped = wrap_key(receiving_public(SEED), KEY, of(), D)
    assert len(wrapped) == 1168
    assert unwrap_key(SEED, wrapped, of(), D, key_commitment(KEY, of())) == KEY


@pytest.mark.parametrize("length", [0, 16, 31, 32, 33])
def test_a_key_planted_by_the_server_is_never_used(length: int) -> None:
    """The server knows everybody's public key and can wrap what it likes; it cannot sign a commitment (item 21)."""
    planted = b"p" * length
    wrapped = wrap_key(receiving_public(SEED), planted, of(), D)
    assert unwrap_key(SEED, wrapped, of(), D, key_commitment(KEY, of())) is None


def test_a_key_for_another_place_or_another_device_opens_nothing() -> None:
    wrapped, commitment = wrap_key(receiving_public(SEED), KEY, of(), D), key_commitment(KEY, of())
    assert unwrap_key(SEED, wrapped, of(3), D, key_commitment(KEY, of(3))) is None
    other = of(log=b"g" * 16)
    assert unwrap_key(SEED, wrapped, other, D, key_commitment(KEY, other)) is None
    assert unwrap_key(SEED, wrapped, EpochOf(b"x" * 16, F, 2), D, commitment) is None
    assert unwrap_key(SEED, wrapped, of(), b"e" * 16, commitment) is None
    assert unwrap_key(SERVERS, wrapped, of(), D, commitment) is None
    assert unwrap_key(SEED, wrapped, of(), D, b"") is None


@settings(max_examples=20)
@given(st.integers(1, 12))
def test_the_newest_key_opens_all_before_it(length: int) -> None:
    keys, locks, commitments = history(length)
    assert earlier_keys(keys[length], of(length), locks, commitments) == keys


def test_a_lock_that_was_tampered_with_ends_the_way_back() -> None:
    keys, locks, commitments = history(4)
    for wrong in (b"", locks[3][:-1] + b"x", locks[2], locks[3][:20]):
        assert earlier_keys(keys[4], of(4), {**locks, 3: wrong}, commitments) == {4: keys[4], 3: keys[3]}


def test_an_earlier_key_that_nobody_committed_to_is_not_used() -> None:
    keys, locks, commitments = history(3)
    forged = {**locks, 2: lock_previous(keys[2], b"x" * 32, of(2))}
    assert earlier_keys(keys[3], of(3), forged, commitments) == {3: keys[3], 2: keys[2]}
    without = {epoch: found for epoch, found in commitments.items() if epoch != 1}
    assert 1 not in earlier_keys(keys[3], of(3), locks, without)


def test_a_key_made_for_an_epoch_that_began_with_another_is_not_among_those_in_use() -> None:
    keys, _, commitments = history(3)
    held = {epoch: (key,) for epoch, key in keys.items()}
    overtaken = {**held, 3: (b"m" * 32,), 4: (b"n" * 32,), 2: (b"short",)}
    beside = {epoch: (b"m" * 32, key, b"n" * 32) for epoch, key in keys.items()}
    assert committed_keys(held, ORGANISATION, F, commitments) == keys
    assert committed_keys(beside, ORGANISATION, F, commitments) == keys
    assert committed_keys(overtaken, ORGANISATION, F, commitments) == {1: keys[1]}
    assert committed_keys(held, ORGANISATION, b"g" * 16, commitments) == {}


def test_keys_are_by_chance() -> None:
    assert new_epoch_key() != new_epoch_key()
    assert len(new_epoch_key(fixed_chance())) == 32
    assert LOCK_LENGTH == len(lock_previous(KEY, KEY, of())) == 60


GOLDEN_COMMITMENT = "353b13a6ea506a654f75d8374507bfc9015c7422a75030299401a64f7ef4b75c"
GOLDEN_LOCK = (
    "0707070707070707070707071359a3904d523a41b339a5a66aa791cd5fd752f5384289c750e8c79b4187c54e3c04fc4337621ef63033"
    "6c17d6da944c"
)
