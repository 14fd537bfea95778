"""What tests use instead of a passphrase that costs half a second: give it as `cost=` and `floor=`, both by name."""

import hashlib
from collections.abc import Callable

from coachdesk.crypto.passphrase import Cost

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""Under a millisecond. The production opener refuses it unless it is also given as the floor."""


def fixed_chance() -> Callable[[int], bytes]:
    """Chance that falls the same way in every run: SHA-256 of 0, 1, 2, ..., cut to length."""
    drawn = 0

    def draw(length: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.sha256(drawn.to_bytes(4, "big")).digest()[:length]

    return draw
