"""Ed25519 signatures: they hold for one message, one purpose and one key, and nothing makes them raise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto.signatures import is_signed_by, new_signing_seed, public_key_of, sign

# RFC 8032, 7.1, TEST 1: the seed and its public key
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")


def test_the_public_key_of_the_standard_s_seed_is_the_standard_s() -> None:
    assert public_key_of(SEED) == PUBLIC


def test_the_signed_bytes_are_the_context_a_nul_and_the_message_for_ever() -> None:
    golden = bytes.fromhex(
        "8f980e49420fdfdc31485b4d6c0f7c437f4c459a07af3c55f6a204024dc42c63"
        "b23b81f243630d8f3c010b2374fd4111bc7bbc4eb21bcd9ff1b7eea898c94d05"
    )
    assert sign(SEED, "coachdesk/test/1", b"words") == golden
    assert is_signed_by(PUBLIC, "coachdesk/test/1", b"words", golden)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_a_signature_holds_for_its_own_message_only(message: bytes, other: bytes) -> None:
    signature = sign(SEED, "coachdesk/test/1", message)
    assert is_signed_by(PUBLIC, "coachdesk/test/1", message, signature)
    assert is_signed_by(PUBLIC, "coachdesk/test/1", other, signature) == (other == message)


def test_a_signature_for_one_purpose_is_none_for_another_even_where_the_bytes_run_on() -> None:
    signature = sign(SEED, "coachdesk/test/1", b"1words")
    assert not is_signed_by(PUBLIC, "coachdesk/test/11", b"words", signature)
    assert not is_signed_by(PUBLIC, "coachdesk/other/1", b"1words", signature)


def test_another_key_s_signature_does_not_hold() -> None:
    assert not is_signed_by(
        PUBLIC, "coachdesk/test/1", b"words", sign(new_signing_seed(), "coachdesk/test/1", b"words")
    )


@given(st.binary(max_size=70), st.binary(max_size=70))
def test_junk_for_a_key_or_a_signature_is_false_and_never_an_error(key: bytes, signature: bytes) -> None:
    assert not is_signed_by(key, "coachdesk/test/1", b"words", signature)


@pytest.mark.parametrize("context", ["", "with\0nul"])
def test_a_context_that_could_be_mistaken_is_a_bug(context: str) -> None:
    with pytest.raises(ValueError, match="plain text"):
        sign(SEED, context, b"words")


def test_every_seed_is_another() -> None:
    assert len({new_signing_seed() for _ in range(50)}) == 50
