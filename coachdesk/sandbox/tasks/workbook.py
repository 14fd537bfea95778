"""A workbook, .xlsx or .ods: looked through for what could hurt, then read as values; formulas are never worked out."""

import codecs
import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.parsers import expat

import python_calamine

from coachdesk.errors import Unreadable
from coachdesk.sandbox.tasks.sheet import MOST_COLUMNS, MOST_ROWS, TOO_MANY_COLUMNS, TOO_MANY_ROWS, Sheet, measured

UNPACKED_LIMIT = 192 * 1024 * 1024
_MOST_PARTS = 2_000
_PIECE = 1 << 20
_OVERLAP = 16

NO_WORKBOOK = "This file is packed like a workbook, but there is none in it. Nothing was brought in."
TOO_LARGE = "This workbook unpacks to more than is safe to read. Nothing was brought in."
DECLARES = "This workbook holds instructions to its reader that a table never needs, so it was not read."
LOCKED = "This workbook has a password. Nothing was brought in. Save a copy without one."
ALL_HIDDEN = "All sheets of this workbook are hidden. Nothing was brought in. Show the one that is meant, and save it."
SEVERAL = "This workbook has {count} sheets. Nothing was brought in. Say which one, by its number."
NO_SUCH = "This workbook has no such sheet. It has {count}."

codecs.lookup("cp437")  # names in zips: loaded at once, as nothing can be imported afterwards
_ROW = re.compile(rb"<(?:table:table-)?row[ />]")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def workbook_sheet(content: bytes, number: int) -> Sheet:
    """The cells of the sheet with this number among those that are not hidden; 0 for the only one that holds anything.

    Raises Unreadable with the reason, and whatever the libraries make of a bad file.
    """
    _look_through(content)
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError:
        raise Unreadable(LOCKED) from None
    except python_calamine.CalamineError as broken:
        raise Unreadable(NO_WORKBOOK) from broken
    sheets = [one for one in workbook.sheets_metadata if one.typ == python_calamine.SheetTypeEnum.WorkSheet]
    seen = [one.name for one in sheets if one.visible == python_calamine.SheetVisibleEnum.Visible]
    if not seen:
        raise Unreadable(ALL_HIDDEN)
    if number > len(seen):
        raise Unreadable(NO_SUCH.format(count=len(seen)))
    found = [workbook.get_sheet_by_name(name) for name in (seen[number - 1 : number] if number else seen)]
    filled = found if number else [one for one in found if one.start is not None]
    if len(filled) > 1:
        raise Unreadable(SEVERAL.format(count=len(seen)))
    return _read(filled[0] if filled else found[0], len(sheets) - len(seen))


def _look_through(content: bytes) -> None:
    """Raises Unreadable for what unpacks to too much, has too many rows, or declares entities."""
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        parts = packed.infolist()
    except zipfile.BadZipFile as broken:
        raise Unreadable(NO_WORKBOOK) from broken
    names = {part.filename for part in parts}
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise Unreadable(NO_WORKBOOK)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise Unreadable(TOO_LARGE)
    left = UNPACKED_LIMIT
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            left -= _look_at(packed, part, left)


def _look_at(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """How many bytes the part is, never having held more than a piece of it.

    An .ods is read to its end here, since calamine waits for ever for a table that is never closed; what declares
    something has been refused before the parser sees it. Raises Unreadable, ExpatError.
    """
    total = rows = 0
    before = b""
    whole = expat.ParserCreate() if part.filename == "content.xml" else None
    with packed.open(part) as opened:
        while piece := opened.read(_PIECE):
            total += len(piece)
            looked = before + piece
            if total > left:
                raise Unreadable(TOO_LARGE)
            if _DECLARED.search(looked):
                raise Unreadable(DECLARES)
            rows += sum(1 for found in _ROW.finditer(looked) if found.end() > len(before))
            if rows > MOST_ROWS:
                raise Unreadable(TOO_MANY_ROWS)
            before = looked[-_OVERLAP:]
            if whole is not None:
                whole.Parse(piece)
    if whole is not None:
        whole.Parse(b"", True)
    return total


def _read(sheet: python_calamine.CalamineSheet, hidden: int) -> Sheet:
    if sheet.total_height > MOST_ROWS:
        raise Unreadable(TOO_MANY_ROWS)
    if sheet.total_width > MOST_COLUMNS:
        raise Unreadable(TOO_MANY_COLUMNS)
    rows = [[_said(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    joined = tuple(
        (first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1) for first, last in sheet.merged_cell_ranges or ()
    )
    return Sheet(measured(rows), typed=True, joined=joined[:MOST_ROWS], hidden=hidden)


def _said(cell: Any) -> str:
    """A value as the one text it has: no thousands' signs, days first by year."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        near = round(cell, 6)
        return str(int(near)) if near == int(near) else repr(near)
    if isinstance(cell, int | time | timedelta):
        return str(cell)
    return ""
