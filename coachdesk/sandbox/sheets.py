"""Reading a sheet from outside without reading it in this process."""

from coachdesk.sandbox.parent import run_in_sandbox
from coachdesk.sandbox.tasks import sheet
from coachdesk.sandbox.tasks.sheet import Sheet

SECONDS = 15
MEMORY_MB = 768


def sheet_in_sandbox(content: bytes, number: int = 0) -> Sheet:
    """The cells of a .csv, .xlsx or .ods as text, read in the throw-away process; some two seconds for 100,000 rows.

    `number` is which sheet of a workbook, from 1 and without the hidden ones; 0 for the only one. It blocks: call it
    off the screen's thread. Raises Unreadable with the reason, BrokenInstallation when the process cannot be started.
    """
    return sheet.sheet_in(run_in_sandbox("sheet", sheet.payload(content, number), SECONDS, MEMORY_MB))
