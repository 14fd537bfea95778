"""Eight words tell one key, or one history, from any other."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.crypto.fingerprint import WORDS, key_words, log_words
from coachdesk.crypto.passphrase_choice import word_list


def test_the_words_are_these_for_ever() -> None:
    assert " ".join(key_words(b"s" * 32, b"r" * 1216)) == GOLDEN_KEYS
    assert " ".join(log_words(b"f" * 16, b"l" * 32)) == GOLDEN_LOG


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_other_bytes_have_other_words(one: bytes, other: bytes) -> None:
    assert len(key_words(one)) == WORDS
    assert set(key_words(one)) <= set(word_list())
    assert (key_words(one) == key_words(other)) is (one == other)
    assert (log_words(b"f" * 16, one) == log_words(b"f" * 16, other)) is (one == other)
    assert key_words(one) != log_words(one, b"")


GOLDEN_KEYS = "hug foyer collision urchin unveiled finlike come curvature"
GOLDEN_LOG = "tactics landowner unselfish extrovert childhood unplowed gyration gumminess"
