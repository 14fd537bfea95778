"""Checking a plan's PDF: is it byte for byte what was signed, and might its signers sign at the time they state?

`check` reads what came from outside in this very process. A file that somebody hands in is checked in the throw-away
process instead: `coachdesk.sandbox.checking.check_in_sandbox`.
"""

from collections.abc import Sequence
from datetime import datetime

from coachdesk.crypto.trust_file import Trust
from coachdesk.errors import Unreadable
from coachdesk.reports.verifying.verdict import Verdict

SIZE_LIMIT = 64 * 1024 * 1024
"""Largest PDF that is looked at, in bytes; a plan is a thousandth of that."""

NOT_A_PDF = "That file is not a PDF, or it is damaged. It could not be read safely."
TOO_LARGE = "That file is far larger than any plan. It was not opened."


def check(pdf: bytes, trust: Sequence[Trust], now: datetime) -> Verdict:
    """What is to be thought of this file, given the organisations that are trusted and this laptop's clock.

    Each signature is judged at the time it states: a certificate that ended or was withdrawn later does not void it.
    Raises Unreadable, and nothing else, for what cannot be read as a PDF.
    """
    if len(pdf) > SIZE_LIMIT:
        raise Unreadable(TOO_LARGE)
    if not pdf.startswith(b"%PDF-"):
        raise Unreadable(NOT_A_PDF)
    from coachdesk.reports.verifying import judging  # noqa: PLC0415  # half a second of pyHanko, only for those who check

    try:
        return judging.judge(pdf, trust, now)
    except Unreadable:
        raise
    except Exception as broken:  # damaged files make pyHanko raise kinds that its manual does not name
        raise Unreadable(NOT_A_PDF) from broken
