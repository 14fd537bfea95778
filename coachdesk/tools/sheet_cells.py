"""A value as one cell of a sheet that leaves: no spreadsheet takes it for a formula, and it is read back as it was."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"
"""What a text must not begin with; the wide ones are the same signs on a Japanese keyboard."""

_PASSED_OVER = " '\u00a0\u200b\u200c\u200d\u2060\ufeff"
"""What spreadsheets pass over before a formula; the apostrophe because it is the sign of protection itself."""
_PARTS = ',;\t|"\r\n'
"""Any sign that parts cells in some country: what holds one is quoted, so that no part of it becomes a cell."""


def as_cell(value: object) -> str:
    """The text of one cell: nothing for None, yes and no, numbers and days as they are, any other text protected.

    A text that could be a formula gets an apostrophe before it, which spreadsheets do not show. It is not quoted yet:
    give it to the `csv` module, or make a whole table with `csv_table`.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal | date):
        return str(value)
    return protected(str(value))


def protected(text: str) -> str:
    """The text as no spreadsheet works it out; `unprotected` gives it back."""
    return f"'{text}" if is_formula(text) else text


def unprotected(cell: str) -> str:
    """The text of a cell that was protected, by us or by hand; any other text as it is."""
    return cell[1:] if cell.startswith("'") and is_formula(cell[1:]) else cell


def is_formula(text: str) -> bool:
    """Whether some spreadsheet could take the text for one, whatever it passes over before it."""
    return text.lstrip(_PASSED_OVER)[:1] in tuple(FORMULA_SIGNS)


def csv_table(rows: Iterable[Sequence[object]]) -> str:
    """The rows as a table of text, commas between cells and CR LF after each row."""
    return "".join(",".join(map(_quoted, row)) + "\r\n" for row in rows)


def _quoted(value: object) -> str:
    text = as_cell(value)
    if any(sign in text for sign in _PARTS):
        return '"' + text.replace('"', '""') + '"'
    return text
