"""A laptop's keys are kept whole or not at all, and never printed."""

import pytest

from coachdesk.crypto import codec
from coachdesk.crypto.device_keys import DeviceKeys, new_device_keys
from coachdesk.crypto.receiving_keys import open_wrapped, wrap_to
from coachdesk.crypto.signatures import is_signed_by, sign
from coachdesk.errors import Unreadable

KEYS = DeviceKeys(b"d" * 16, b"s" * 32, bytes(range(96)))


def test_what_was_kept_is_the_same_device() -> None:
    fresh = new_device_keys()
    assert DeviceKeys.from_bytes(fresh.to_bytes()) == fresh
    assert new_device_keys(b"d" * 16).device == b"d" * 16
    assert new_device_keys() != fresh


def test_it_signs_and_receives_with_the_keys_that_it_shows() -> None:
    assert is_signed_by(KEYS.signing, "coachdesk/test", b"words", sign(KEYS.signing_seed, "coachdesk/test", b"words"))
    assert open_wrapped(KEYS.receiving_seed, wrap_to(KEYS.receiving, b"key", b""), b"") == b"key"


def test_no_secret_is_printed() -> None:
    assert "ssss" not in repr(KEYS)
    assert "\\x01" not in repr(KEYS)


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        codec.encode([]),
        codec.encode([b"d" * 15, b"s" * 32, bytes(96)]),
        codec.encode([b"d" * 16, b"s" * 31, bytes(96)]),
        codec.encode([b"d" * 16, b"s" * 32, bytes(95)]),
        codec.encode([b"d" * 16, b"s" * 32, "text"]),
        KEYS.to_bytes() + b"x",
    ],
)
def test_what_is_no_device_is_refused(kept: bytes) -> None:
    with pytest.raises(Unreadable):
        DeviceKeys.from_bytes(kept)
