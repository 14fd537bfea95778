"""Secrets as a person writes and types them: groups of five letters, each of which tells by itself when it is mistyped.

A group is five letters of Crockford's base 32 (no I, L, O, U): four carry 20 bits, the fifth is their check. The check
is a weighted sum over the field of 32 elements plus the group's number, so any one wrong letter, any two letters or
groups changed about, is found in the group where it happened.
"""

import hmac
import re
import unicodedata

from coachdesk.errors import BadInput

GROUPS_OF = 5
"""Letters in a group, its check letter included."""

BITS = 20
"""What one group carries."""

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)} | {"O": 0, "I": 1, "L": 1}
_LONGEST_TYPED = 400


def spelt(number: int, count: int) -> tuple[str, ...]:
    """The `count` groups that carry a number of `count` times 20 bits."""
    found = []
    for place in range(count):
        bits = number >> BITS * (count - 1 - place)
        values = [bits >> 5 * (3 - letter) & 31 for letter in range(4)]
        found.append("".join(_LETTERS[value] for value in [*values, _check(place, values)]))
    return tuple(found)


def typed_number(text: str, count: int, field: str) -> int:
    """The number of a code that a person typed; small letters, O for 0, I or L for 1, any spacing.

    BadInput, about `field`, names the first group with a slip in it, and repeats nothing of it.
    """
    number = 0
    for place, group in enumerate(_groups(text, count, field)):
        number = number << BITS | _group_value(place, group, field)
    return number


def is_same_group(right: str, typed: str) -> bool:
    """Whether what was typed is this group, compared in a time that tells nothing."""
    values = [_VALUES.get(letter, -1) for letter in _letters(typed)]
    return hmac.compare_digest(bytes(value & 255 for value in values), bytes(_VALUES[letter] for letter in right))


def _groups(text: str, count: int, field: str) -> list[str]:
    has = f"The code has {count} groups of 5 letters and figures."
    if len(text) > _LONGEST_TYPED:
        raise BadInput(field, f"{has} What was typed is far longer.")
    parted = [group for group in re.split(r"[^0-9A-Z]+", _letters(text, keep_gaps=True)) if group]
    if len(parted) == count:
        for place, group in enumerate(parted):
            if len(group) != GROUPS_OF:
                raise BadInput(
                    field, f"Group {place + 1} should have 5 letters and figures. Check it against the paper."
                )
        return parted
    joined = "".join(parted)
    groups = [joined[start : start + GROUPS_OF] for start in range(0, len(joined), GROUPS_OF)]
    if len(joined) != count * GROUPS_OF:
        for place, group in enumerate(groups[:count]):
            _group_value(place, group, field)
        raise BadInput(field, f"{has} Some are missing or there are too many.")
    return groups


def _letters(typed: str, *, keep_gaps: bool = False) -> str:
    plain = unicodedata.normalize("NFKC", typed[:_LONGEST_TYPED]).upper()
    return plain if keep_gaps else re.sub(r"[\s\-]+", "", plain)


def _group_value(place: int, group: str, field: str) -> int:
    values = [_VALUES.get(letter, -1) for letter in group]
    if len(values) != GROUPS_OF or -1 in values or _check(place, values[:4]) != values[4]:
        raise BadInput(field, f"There is a slip in group {place + 1}. Check it against the paper.")
    return values[0] << 15 | values[1] << 10 | values[2] << 5 | values[3]


def _check(place: int, values: list[int]) -> int:
    """16, 8, 4 and 2 times the four values, summed in the field of 32 elements, plus the group's place."""
    total = 0
    for value in values:
        total = _doubled(total ^ value)
    return total ^ place


def _doubled(value: int) -> int:
    return value << 1 ^ 0b100101 if value & 16 else value << 1
