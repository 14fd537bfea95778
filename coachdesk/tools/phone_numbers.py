"""The numbers in a line that was written for people: "07700 900123 (mornings), or Nan on 01632 960 001"."""

import re
import unicodedata
from collections.abc import Iterator

_FROM_ABROAD = re.compile(r"^(?:0044|44)0?")
_WHOLE = range(10, 12)
"""Digits of a whole British number dialled from home."""


def numbers_in(line: str) -> frozenset[str]:
    """The whole British numbers in a line, as digits dialled from home: "07700900123" (F-02, F-04)."""
    return frozenset(number for number in runs_of_digits(line) if number.startswith("0") and len(number) in _WHOLE)


def spellings_of(line: str) -> frozenset[str]:
    """Every run of digits, six or more, by which a number in the line might be written somewhere else.

    As stored, dialled from home, dialled from abroad, and without the area code.
    """
    found = set()
    for number in runs_of_digits(line):
        found.add(number)
        if number.startswith("0") and len(number) in _WHOLE:
            found |= {"44" + number[1:], "44" + number, number[1:], number[-6:]}
    return frozenset(found)


def runs_of_digits(line: str) -> Iterator[str]:
    """Each run of neighbouring groups with 6 to 15 digits; two numbers side by side also give runs across both."""
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in line)
    groups = ["".join(re.findall(r"[0-9]", group)) for group in re.findall(r"[0-9().+\-]+", plain)]
    for start in range(len(groups)):
        for stop in range(start + 1, len(groups) + 1):
            digits = _FROM_ABROAD.sub("0", "".join(groups[start:stop]))
            if 6 <= len(digits) <= 15:
                yield digits
