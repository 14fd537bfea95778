"""Reading a sheet, a text with delimiters or a workbook. Only ever run in the throw-away process."""

from coachdesk.errors import Unreadable
from coachdesk.sandbox.tasks.sheet import DAMAGED, answered_with, asked_for
from coachdesk.sandbox.tasks.sheet_text import text_sheet
from coachdesk.sandbox.tasks.workbook import workbook_sheet

OLD_OR_LOCKED = (
    "This is an old workbook (.xls) or one with a password. Nothing was brought in. "
    "Open it, and save it as .xlsx without a password."
)
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def run(asked: bytes) -> bytes:
    """The sheet's cells as text. Raises Unreadable with the reason for what is no sheet that CoachDesk reads."""
    content, number = asked_for(asked)
    try:
        if content.startswith(_OLD):
            raise Unreadable(OLD_OR_LOCKED)
        sheet = workbook_sheet(content, number) if content.startswith(_ZIP) else text_sheet(content)
        return answered_with(sheet)
    except (Unreadable, MemoryError):
        raise
    except Exception as broken:  # whatever the libraries raise at a hostile file means the same
        raise Unreadable(DAMAGED) from broken
