"""A table of every answer for evaluation, written once, read back, and its leaving written down for each family."""

from collections.abc import Sequence
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.errors import Refused
from coachdesk.models.family import Family
from coachdesk.models.measures import AnswerRelease, AnswerSet, LineGrading, LineMark
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.operations.letting_out import let_out
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
    if not families:
        raise Refused("There is no family here whose answers could be written down.")
    content = table_of(desk, families).encode()
    let_out(desk, content, out, TABLE, [one.id for one in families])
    return content.count(b"\r\n") - 1
