"""A table of every answer for evaluation, written once, read back, and its leaving written down for each family."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk
from coachdesk.desk.access import access_line
from coachdesk.errors import CoachDeskError, NotSaved, Refused
from coachdesk.models.access import AccessDeed
from coachdesk.models.family import Family
from coachdesk.models.measures import AnswerRelease, AnswerSet, LineGrading, LineMark
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.operating_system import remove_durably
from coachdesk.operations.copies_out import copy_line
from coachdesk.tools.measures_table import FamilyAnswers, measures_table

TABLE = "measures_table"
"""What such a file is, in the access log and in the list of copies."""


def table_of(desk: Desk, families: Sequence[Family]) -> str:
    """The table of these families as CSV: codes for people, none of their words, and nothing where nobody answered."""
    return measures_table(
        [
            FamilyAnswers(
                ref=one.ref,
                people=desk.records(Person, one.id),
                sittings=desk.records(AnswerSet, one.id),
                lines=desk.records(LineGrading, one.id),
                marks=desk.records(LineMark, one.id),
                releases=desk.records(AnswerRelease, one.id),
            )
            for one in families
        ],
        {one.id: one.name for one in desk.records(Agency)},
    )


def export_table(desk: Desk, families: Sequence[Family], out: Path) -> int:
    """Writes the table to a new file and a line of the access log for each family, or neither; how many rows it has.

    Raises Refused for no families, and FileExists, NotSaved, DiskFull.
    """
    from coachdesk.reports.writing import write_new_file  # noqa: PLC0415 - with the rest of the reports

    if not families:
        raise Refused("There is no family here whose answers could be written down.")
    content = table_of(desk, families).encode()
    sha256 = sha256_hex(content)

    def read_back(path: Path) -> None:
        if sha256_hex(path.read_bytes()) != sha256:
            raise NotSaved

    write_new_file(out, content, read_back)
    try:
        with desk.together() as batch:
            for one in families:
                batch.add(access_line(desk, AccessDeed.EXPORTED, one.id, TABLE))
            batch.add(copy_line(desk, out, sha256, "", TABLE))
    except BaseException:
        with suppress(CoachDeskError):
            remove_durably(out)
        raise
    return content.count(b"\r\n") - 1
