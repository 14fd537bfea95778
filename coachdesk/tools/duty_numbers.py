"""The numbers to ring as the bytes of a plain file and back; whatever the bytes are, reading never fails."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from coachdesk.errors import BadInput
from coachdesk.models.duty_number import DutyNumber, duty_number

MOST = 12
"""How many fit: more would have to be searched."""

FILE_LIMIT = 64 * 1024
"""Largest file that is read, in bytes."""

_KIND = "CoachDesk: who to ring"


@dataclass(frozen=True, slots=True)
class KeptNumbers:
    """What could be read, in the order to ring them. `whole` is False where something could not."""

    numbers: tuple[DutyNumber, ...] = ()
    whole: bool = True

    @property
    def enough(self) -> bool:
        """Whether there is a number besides the national emergency one."""
        return any(not number.is_emergency for number in self.numbers)


def read_numbers(content: bytes) -> KeptNumbers:
    """The numbers in a file of ours, each one that is good; a damaged or foreign file gives what there is of them."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return KeptNumbers(whole=False)
    rows = told.get("numbers") if isinstance(told, dict) and told.get("what") == _KIND else None
    if not isinstance(rows, list):
        return KeptNumbers(whole=False)
    read = [_number_of(row) for row in rows[:MOST]]
    numbers = tuple(number for number in read if number is not None)
    return KeptNumbers(numbers, whole=len(numbers) == len(rows))


def written_numbers(numbers: Iterable[DutyNumber]) -> bytes:
    """A file that `read_numbers` reads, and that a person can. Raises BadInput for what it would not read."""
    checked = [duty_number(number.who, number.number, number.hours) for number in numbers]
    if len(checked) > MOST:
        raise BadInput("numbers", f"{MOST} numbers fit. Take one away first.")
    told = {"what": _KIND, "version": 1, "numbers": [asdict(number) for number in checked]}
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()


def _number_of(row: Any) -> DutyNumber | None:
    if not isinstance(row, dict):
        return None
    who, number, hours = row.get("who"), row.get("number"), row.get("hours", "")
    if not isinstance(who, str) or not isinstance(number, str) or not isinstance(hours, str):
        return None
    try:
        return duty_number(who, number, hours)
    except BadInput:
        return None
