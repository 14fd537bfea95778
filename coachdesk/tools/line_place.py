"""Where a mark stands between the two ends of a line, in words a family uses, and what paper and ruler say of it."""

import re
from enum import StrEnum

from coachdesk.errors import BadInput

WHOLE = 1000
"""The good end. The bad end is nought."""

_AT = 30
_NEAR = 200
_MIDDLE = 450
_TYPED = re.compile(r"([0-9]{1,4}(?:[.,][0-9]{1,2})?) ?(?:mm)?")
LONGEST_MM = 1_000
SHORTEST_MM = 20


class Whereabouts(StrEnum):
    """A place as people say it: seven words from one end to the other."""

    AT_LOW = "at_low"
    NEAR_LOW = "near_low"
    NEARER_LOW = "nearer_low"
    MIDDLE = "middle"
    NEARER_HIGH = "nearer_high"
    NEAR_HIGH = "near_high"
    AT_HIGH = "at_high"


_MIRRORED = {
    Whereabouts.AT_LOW: Whereabouts.AT_HIGH,
    Whereabouts.NEAR_LOW: Whereabouts.NEAR_HIGH,
    Whereabouts.NEARER_LOW: Whereabouts.NEARER_HIGH,
}


def whereabouts(place: int) -> Whereabouts:
    """What a place from 0 to 1,000 is called; as far from either end it is called alike."""
    from_end = min(place, WHOLE - place)
    if from_end >= _MIDDLE:
        return Whereabouts.MIDDLE
    said = Whereabouts.NEARER_LOW
    if from_end <= _AT:
        said = Whereabouts.AT_LOW
    elif from_end <= _NEAR:
        said = Whereabouts.NEAR_LOW
    return said if place < WHOLE - place else _MIRRORED[said]


def place_on_paper(from_a: float, length: float) -> int:
    """The place of a mark that a ruler found `from_a` millimetres from A on a line `length` millimetres long.

    Raises BadInput, field "length" or "from_a", for what no ruler says.
    """
    if not SHORTEST_MM <= length <= LONGEST_MM:
        raise BadInput("length", f"A line on paper is between {SHORTEST_MM} and {LONGEST_MM:,} millimetres long.")
    if not 0 <= from_a <= length:
        raise BadInput("from_a", "The X is on the line: from A it is not farther than the line is long.")
    return round(from_a / length * WHOLE)


def in_tenths(place: int) -> str:
    """A place as staff read it: `6.4`."""
    return f"{place / 100:.1f}"


def millimetres(field: str, typed: str) -> float:
    """A length as somebody reads it off a ruler: "96", "96.5", "96,5" or "96 mm". Raises BadInput naming the field."""
    found = _TYPED.fullmatch(typed.strip())
    if found is None:
        raise BadInput(field, "Write the length in millimetres as a number, such as 96.")
    return float(found.group(1).replace(",", "."))
