"""Codes that stand for a family or a person where a name must not appear: F1, F1-P2."""

import re
from collections.abc import Iterable

from coachdesk.errors import BadInput

_FAMILY = re.compile(r"F0*([0-9]{1,9})", re.IGNORECASE)
_PERSON = re.compile(r"(\S.*?)\s*-\s*P0*([1-9][0-9]{0,2})", re.IGNORECASE)


def next_family_ref(refs: Iterable[str]) -> str:
    """The next code after the highest in use, "F1" for the first; the code of a family gone is not given again (F-01).

    Codes of an organisation's own, which are not an F and a number, are passed over.
    """
    used = [int(found[1]) for ref in refs if (found := _FAMILY.fullmatch(ref.strip()))]
    return f"F{max(used, default=0) + 1}"


def code_order(ref: str) -> tuple[int, str]:
    """Sorts codes as they are counted: F9 before F10."""
    digits = "".join(letter for letter in ref if letter.isdecimal())
    return int(digits) if digits else 0, ref


def next_person_number(numbers: Iterable[int]) -> int:
    """The next number after the highest in the family, 1 for the first (F-02)."""
    return max(numbers, default=0) + 1


def person_code(ref: str, number: int) -> str:
    """ "F1-P2" for person 2 of family F1 (F-02)."""
    return f"{ref}-P{number}"


def parse_family_code(typed: str) -> str:
    """The family's code as it is written, "F1" from " f01 ". Raises BadInput("code")."""
    found = _FAMILY.fullmatch(typed.strip())
    if not found or not int(found[1]):
        raise BadInput("code", "A family's code is an F and a number, such as F1.")
    return f"F{int(found[1])}"


def parse_person_code(typed: str) -> tuple[str, int]:
    """The family's code as typed and the person's number, ("F1", 2) from "F1-P2". Raises BadInput("code")."""
    found = _PERSON.fullmatch(typed.strip())
    if not found:
        raise BadInput("code", "A person's code is the family's code and a P with a number, such as F1-P2.")
    family = _FAMILY.fullmatch(found[1])
    return f"F{int(family[1])}" if family else found[1], int(found[2])
