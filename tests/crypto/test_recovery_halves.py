"""Two officers together, and neither alone, hold the organisation's recovery key."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.crypto.receiving_keys import open_wrapped, receiving_public, wrap_to
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.recovery_halves import new_recovery_halves, recovery_seed
from coachdesk.errors import WrongRecoveryHalves
from tests.passphrases import fixed_chance

ORGANISATION = b"o" * 16
ONE, OTHER, PUBLIC = new_recovery_halves(ORGANISATION, fixed_chance())


def test_the_two_papers_open_what_was_wrapped_to_the_key() -> None:
    wrapped = wrap_to(PUBLIC, b"a family's key", b"about")
    for halves in ((ONE, OTHER), (OTHER, ONE)):
        typed = [RecoveryCode.typed(half.text) for half in halves]
        assert open_wrapped(recovery_seed(*typed, ORGANISATION, PUBLIC), wrapped, b"about") == b"a family's key"


def test_the_key_of_two_halves_is_this_for_ever() -> None:
    assert (ONE.text, OTHER.text) == (GOLDEN_ONE, GOLDEN_OTHER)
    assert PUBLIC[:32].hex() == GOLDEN_PUBLIC


@settings(max_examples=40)
@given(st.binary(min_size=20, max_size=20), st.binary(min_size=20, max_size=20))
def test_one_half_alone_or_with_any_other_is_refused(guess: bytes, another: bytes) -> None:
    wrong = RecoveryCode(guess)
    for pair in ((ONE, ONE), (OTHER, OTHER), (ONE, wrong), (wrong, OTHER), (wrong, RecoveryCode(another))):
        with pytest.raises(WrongRecoveryHalves):
            recovery_seed(*pair, ORGANISATION, PUBLIC)


@given(st.binary(min_size=20, max_size=20), st.binary(min_size=20, max_size=20))
def test_one_half_says_nothing_for_every_secret_there_is_another_half(half: bytes, secret: bytes) -> None:
    """So whoever holds one paper knows of the secret exactly what she knew before: that it has 160 bits."""
    other = bytes(one ^ wanted for one, wanted in zip(half, secret, strict=True))
    assert RecoveryCode(half).joined_with(RecoveryCode(other)) == secret


def test_halves_of_another_organisation_or_of_an_earlier_key_are_refused() -> None:
    later = new_recovery_halves(ORGANISATION)
    for pair in itertools.product((ONE, OTHER), later[:2]):
        with pytest.raises(WrongRecoveryHalves):
            recovery_seed(*pair, ORGANISATION, PUBLIC)
    with pytest.raises(WrongRecoveryHalves):
        recovery_seed(ONE, OTHER, b"x" * 16, PUBLIC)


def test_every_key_is_by_chance() -> None:
    one, other, public = new_recovery_halves(ORGANISATION)
    assert one.text != other.text
    assert public == receiving_public(recovery_seed(one, other, ORGANISATION, public))
    assert public != new_recovery_halves(ORGANISATION)[2]


GOLDEN_ONE = "PG3HX-3A4C6-E0WQD-AVXRT-MWW23-FTNY7-5G7YD-B81M5"
GOLDEN_OTHER = "8CZBY-YPY01-7QZTP-719PW-CWS0A-F8GJF-G5GJD-SVTZM"
GOLDEN_PUBLIC = "bf036580ea46b56002e65658afb76d4e70652c55c4d7251805a4c4b5033d8498"
