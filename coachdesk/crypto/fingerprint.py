"""Keys and logs as eight words, so that two people can compare them by telephone."""

from collections.abc import Sequence

from coachdesk.crypto.digest import sha256
from coachdesk.crypto.passphrase_choice import word_list

WORDS = 8
"""Eight of 7,776 words make 103 bits: nobody can look for another key with the same words."""

_KEYS = b"coachdesk/fingerprint/keys/1\0"
_LOG = b"coachdesk/fingerprint/log/1\0"


def key_words(signing: bytes, receiving: bytes = b"") -> tuple[str, ...]:
    """The words of a device's two public keys, or of the organisation's root key alone."""
    return _words(sha256(_KEYS + signing + receiving), word_list())


def log_words(log: bytes, log_hash: bytes) -> tuple[str, ...]:
    """The words of a log as far as somebody has read it: equal where two laptops were shown the same."""
    return _words(sha256(_LOG + log + log_hash), word_list())


def _words(digest: bytes, words: Sequence[str]) -> tuple[str, ...]:
    number, found = int.from_bytes(digest, "big"), []
    for _ in range(WORDS):
        number, place = divmod(number, len(words))
        found.append(words[place])
    return tuple(found)
