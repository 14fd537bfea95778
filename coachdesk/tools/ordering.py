"""Where an item stands in a list, as a text key, so that two people can insert and move without renumbering.

A list is shown in the order of (key, id). A key is a fraction between 0 and 1 written in base 36 without its
leading "0.": `0`-`9` then `a`-`z`, at least one letter, never ending in `0` (nothing fits just before such a key).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_VALUE = {digit: value for value, digit in enumerate(DIGITS)}
_FIRST = "m"


class Ordered(Protocol):
    """A record that stands in a list: it has an id and a `position` key."""

    @property
    def id(self) -> str: ...
    @property
    def position(self) -> str: ...


Item = TypeVar("Item", bound=Ordered)


class Placement(NamedTuple):
    """The key of the item placed, and new keys by id for the others that had to move (nearly always none)."""

    key: str
    moved: Mapping[str, str]


def in_order(items: Iterable[Item]) -> list[Item]:
    """The items as every laptop shows them: by key, and by id where two laptops chose the same key (P-02)."""
    return sorted(items, key=lambda item: (item.position, item.id))


def is_key(text: str) -> bool:
    """True for text that can be a key: base-36 digits, not empty, not ending in 0."""
    return bool(text) and not text.endswith("0") and all(letter in _VALUE for letter in text)


def between(before: str | None, after: str | None) -> str:
    """The key strictly between two keys; None means the start or the end of the list (P-02).

    The same two keys give the same answer on every laptop. Adding at either end of a list of n items makes keys of
    about log(n) letters; inserting again and again at one spot adds at most one letter for five insertions.
    Raises ValueError when `before` is not before `after` or either is no key: check with `place` first.
    """
    for key in (before, after):
        if key is not None and not is_key(key):
            raise ValueError("not a key")
    if after is None:
        return _next(before) if before is not None else _FIRST
    if before is None:
        return _previous(after)
    if before >= after:
        raise ValueError("the first key must stand before the second")
    return _middle(before, after)


def spread(count: int) -> list[str]:
    """`count` keys in order, evenly apart and as short as they can be, for a list made in one go (P-21)."""
    width = 1
    while _BASE**width // (count + 1) < 2:
        width += 1
    step = _BASE**width / (count + 1)
    return [_written(round(step * (index + 1)), width).rstrip("0") for index in range(count)]


def place(others: Sequence[tuple[str, str]], index: int) -> Placement:
    """The key for an item put at `index` among `others`, given as (key, id) in shown order without the item itself.

    Where two neighbours share a key (two laptops inserted at the same spot) or one is no key,
    the whole list gets fresh keys; `moved` says which.
    """
    before = others[index - 1][0] if index > 0 else None
    after = others[index][0] if index < len(others) else None
    usable = all(key is None or is_key(key) for key in (before, after))
    if usable and (before is None or after is None or before < after):
        return Placement(between(before, after), {})
    keys = spread(len(others) + 1)
    placed = keys.pop(index)
    return Placement(placed, {who: new for new, (old, who) in zip(keys, others, strict=True) if new != old})


def _written(number: int, width: int) -> str:
    """`number` in base 36 with leading zeros up to `width` digits."""
    digits = []
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        digits.append(DIGITS[digit])
    return "".join(reversed(digits))


# A key opens with a run of r `z` (or of r `0`), then a block of 2**r digits. Counting the block up (or down) by one
# is enough until it is full; then it has become one more `z` (or `0`) in front of a block twice as long.
# So ten thousand additions at one end take keys of seven letters, not of two thousand.


def _block(key: str, run_of: str) -> tuple[int, str]:
    """How long the opening run is, and the block after it."""
    run = len(key) - len(key.lstrip(run_of))
    width = 1 << min(run, 4)
    return run, key[run : run + width].ljust(width, "0")


def _next(key: str) -> str:
    """A key after `key` that leaves room for many more."""
    run, block = _block(key, "z")
    counted = int(block, _BASE) + 1
    if counted % _BASE == 0:
        counted += 1
    return "z" * run + _written(counted, len(block))


def _previous(key: str) -> str:
    """A key before `key` that leaves room for many more."""
    run, block = _block(key, "0")
    counted = int(block, _BASE) - 1
    if counted % _BASE == 0:
        counted -= 1
    if counted < _BASE ** (len(block) - 1):
        return "0" * (run + 1) + "z" * (1 << min(run + 1, 4))
    return "0" * run + _written(counted, len(block))


def _middle(before: str, after: str) -> str:
    """The shortest key strictly between two keys, near the middle."""
    same = 0
    while before[same : same + 1].ljust(1, "0") == after[same]:
        same += 1
    low = _VALUE[before[same : same + 1].ljust(1, "0")]
    high = _VALUE[after[same]]
    if high - low > 1:
        return after[:same] + DIGITS[(low + high) // 2]
    if len(after) > same + 1:
        return after[: same + 1]
    return after[:same] + DIGITS[low] + _above(before[same + 1 :])


def _above(rest: str) -> str:
    """The digits after which a fraction is greater than `rest`, half way up to 1."""
    full = len(rest) - len(rest.lstrip("z"))
    digit = _VALUE[rest[full : full + 1].ljust(1, "0")]
    return "z" * full + DIGITS[(digit + _BASE) // 2]
