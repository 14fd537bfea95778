"""What is known of one agency's contacts with one family in one month: missing is never nothing (C-06)."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import StringConstraints

from coachdesk.models.record import Record
from coachdesk.models.values import Id, Words

Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
"""A month as 2011-03."""


class Coverage(StrEnum):
    RECORDED = "recorded"
    ZERO = "zero"
    """The agency said that there was nothing."""
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    """The agency did not work with them then."""


class CoverageMark(Record):
    """One family, agency and month; where nobody made one, nobody knows."""

    kind: ClassVar[str] = "coverage_mark"

    agency: Id
    month: Month
    coverage: Coverage
    note: Words = ""
