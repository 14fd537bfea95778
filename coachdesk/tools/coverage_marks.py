"""One record for what is known of one family's month with one agency, whoever marks it; and which one counts (C-06)."""

from collections.abc import Iterable

from coachdesk.models.coverage_mark import CoverageMark
from coachdesk.models.window import month_number


def coverage_mark_id(family: str, agency: str, month: str) -> str:
    """The id of that record: family, agency and month bit by bit.

    Two workers who each mark it without network so write in one record, where what they disagree about is asked.
    """
    return f"{int(family, 16) ^ int(agency, 16) ^ month_number(month):032x}"


def marks_by_cell(marks: Iterable[CoverageMark]) -> dict[tuple[str, str, str], CoverageMark]:
    """The mark that counts of each family, agency and month: the one whose id is worked out, else the last read."""
    found: dict[tuple[str, str, str], CoverageMark] = {}
    for one in marks:
        cell = (one.log, one.agency, one.month)
        kept = found.get(cell)
        if kept is None or kept.id != coverage_mark_id(*cell):
            found[cell] = one
    return found
