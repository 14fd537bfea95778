"""A table kept as text: which letters it is written in, which sign parts its columns, and its cells."""

import codecs
import csv
import io

from coachdesk.errors import Unreadable
from coachdesk.sandbox.tasks.sheet import LONGEST_CELL, MOST_ROWS, NO_TABLE, TOO_MANY_ROWS, Sheet, measured

NOT_TEXT = (
    "This file is neither a table of text (.csv) nor a workbook (.xlsx, .ods). Nothing was brought in. "
    "Open it where it came from, and save it as one of these."
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNS = ",;\t|"
_LOOKED_AT = 20
for _name in ("utf-8", "utf-16-le", "utf-16-be", "cp1252"):
    codecs.lookup(_name)  # loaded at once: nothing can be imported afterwards
csv.field_size_limit(LONGEST_CELL * 8)


def text_sheet(content: bytes) -> Sheet:
    """The cells of a text in UTF-8, UTF-16 or Windows' letters, parted by commas, semicolons, tabs or bars.

    Raises Unreadable with what is wrong, and in which row.
    """
    text = written(content)
    if not text.strip():
        raise Unreadable(NO_TABLE)
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        rows = _parted(rest, first.strip()[4])
        return Sheet(measured([[], *rows]), typed=False)
    return Sheet(measured(_parted(text, sign_of(text))), typed=False)


def written(content: bytes) -> str:
    """The letters of the bytes, line ends as one sign. Raises Unreadable for what is no text."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _letters(content[len(mark) :], name)
    if b"\0" in content[:4096]:  # UTF-16 without its mark: every other byte of plain letters is nothing
        return _letters(content, "utf-16-le" if b"\0" in content[1:4096:2] else "utf-16-be")
    try:
        return _letters(content, "utf-8")
    except Unreadable:
        return _letters(content, "cp1252")


def _letters(content: bytes, name: str) -> str:
    try:
        text = content.decode(name)
    except UnicodeDecodeError:
        raise Unreadable(NOT_TEXT) from None
    if any(sign < " " and sign not in "\t\n\r\f" for sign in set(text)):
        raise Unreadable(NOT_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def sign_of(text: str) -> str:
    """The sign that parts the most columns evenly in the first rows; a comma where none does."""
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]

    def evenly(sign: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=sign) if row]
        except csv.Error:
            return 0, 0
        most = max(set(widths), key=widths.count, default=0)
        return (widths.count(most), most) if most > 1 else (0, 0)

    return max(_SIGNS, key=evenly)


def _parted(text: str, sign: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > MOST_ROWS:
                raise Unreadable(TOO_MANY_ROWS)
    except csv.Error:
        raise Unreadable(
            f"After row {len(rows)} of this table the quotation marks do not match, or a cell is far too long. "
            "Nothing was brought in."
        ) from None
    return rows
