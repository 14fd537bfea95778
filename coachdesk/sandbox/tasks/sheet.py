"""What is asked of a sheet that an agency sent, and the bare texts that are answered: both ends, believing nothing."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

from coachdesk.crypto import codec
from coachdesk.errors import Unreadable
from coachdesk.models.values import clean_text
from coachdesk.sandbox.frames import PAYLOAD_LIMIT

MOST_ROWS = 200_000
MOST_COLUMNS = 60
LONGEST_CELL = 4_000
_MOST_BYTES = 96 * 1024 * 1024
"""Of an answer once it is unpacked."""

TOO_MANY_ROWS = f"This sheet has more than {MOST_ROWS:,} rows. Nothing was brought in. Split it, by year say."
TOO_MANY_COLUMNS = f"This sheet is more than {MOST_COLUMNS} columns wide. Nothing was brought in."
NO_TABLE = "There is no table in this file. Nothing was brought in."
DAMAGED = (
    "This sheet could not be read safely, so nothing was brought in. It may be damaged, or not what its name says."
)

Joined = tuple[int, int, int, int]
"""First row and column, last row and column of cells joined into one; counted from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells as text, row by row from the sheet's first; days as 2011-03-15, numbers without thousands' signs.

    `typed` is True where a number or day was kept as such, so that its text has one meaning only.
    """

    rows: tuple[tuple[str, ...], ...]
    typed: bool
    joined: tuple[Joined, ...] = ()
    hidden: int = 0
    """How many hidden sheets were not read."""


def payload(content: bytes, number: int) -> bytes:
    """The request's bytes: the file, and which of its sheets that are not hidden, from 1; 0 for the only one."""
    return codec.encode({"file": content, "sheet": number})


def asked_for(asked: bytes) -> tuple[bytes, int]:
    """The file and the sheet's number. Raises Unreadable for anything that is not a request."""
    found: Any = codec.decode(asked, PAYLOAD_LIMIT)
    try:
        content, number = found["file"], found["sheet"]
    except (KeyError, TypeError) as broken:
        raise Unreadable from broken
    if not isinstance(content, bytes) or type(number) is not int or not 0 <= number <= 1000:
        raise Unreadable
    return content, number


def measured(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows within the limits, in clean text, without empty cells and rows at the end.

    Raises Unreadable naming the row of a text that is too long, or with what is too many.
    """
    if len(rows) > MOST_ROWS:
        raise Unreadable(TOO_MANY_ROWS)
    kept: list[tuple[str, ...]] = []
    for number, row in enumerate(rows, 1):
        cells = [clean_text(cell).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise Unreadable(TOO_MANY_COLUMNS)
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise Unreadable(f"Row {number} of this sheet has a cell with too long a text. Nothing was brought in.")
        kept.append(tuple(cells))
    while kept and not kept[-1]:
        kept.pop()
    if not kept:
        raise Unreadable(NO_TABLE)
    return tuple(kept)


def answered_with(sheet: Sheet) -> bytes:
    """The reply's bytes."""
    said = json.dumps([sheet.rows, sheet.typed, sheet.joined, sheet.hidden], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(said.encode(), 1)


def sheet_in(answer: bytes) -> Sheet:
    """The sheet of a reply, which may have been made by something that took the child over.

    Raises Unreadable for anything that is not a sheet within the limits.
    """
    unpacking = zlib.decompressobj()
    try:
        said = unpacking.decompress(answer, _MOST_BYTES)
        if not unpacking.eof or unpacking.unused_data:
            raise Unreadable
        rows, typed, joined, hidden = json.loads(said)
        sheet = Sheet(tuple(map(_texts, rows)), typed is True, tuple(map(_joined, joined)), hidden)
    except (zlib.error, ValueError, TypeError, RecursionError) as broken:
        raise Unreadable from broken
    if not 0 < len(sheet.rows) <= MOST_ROWS or type(hidden) is not int or hidden < 0:
        raise Unreadable
    return sheet


def _texts(row: Any) -> tuple[str, ...]:
    if not isinstance(row, list) or len(row) > MOST_COLUMNS:
        raise Unreadable
    if not all(isinstance(cell, str) and len(cell) <= LONGEST_CELL for cell in row):
        raise Unreadable
    return tuple(row)


def _joined(one: Any) -> Joined:
    if not isinstance(one, list) or len(one) != 4 or not all(type(place) is int for place in one):
        raise Unreadable
    first_row, first_column, last_row, last_column = one
    return first_row, first_column, last_row, last_column
