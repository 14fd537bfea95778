"""What stands in each column of a sheet, for whoever says what it means; and agencies that nobody here knows."""

from dataclasses import dataclass

from coachdesk.desk import Desk
from coachdesk.models.organisation import Agency
from coachdesk.operations.agency_sheets import SheetRead
from coachdesk.tools.contact_columns import ColumnMap, Meaning, column_letter, folded

_EXAMPLES = 3
_LOOKED_AT = 200
MOST_NAMES = 20
"""So many names of agencies are asked about at most."""


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column: its letter, its heading, and the first few different texts below it."""

    letter: str
    heading: str
    examples: tuple[str, ...]


def columns_of(read: SheetRead) -> tuple[ColumnSeen, ...]:
    """The columns that have a heading, from the left."""
    below = read.sheet.rows[read.headings_at + 1 : read.headings_at + 1 + _LOOKED_AT]
    found = []
    for at, heading in enumerate(read.headings):
        texts = dict.fromkeys(row[at] for row in below if at < len(row) and row[at])
        if heading.strip():
            found.append(ColumnSeen(column_letter(at), heading, tuple(texts)[:_EXAMPLES]))
    return tuple(found)


def fitting(read: SheetRead, said: ColumnMap) -> ColumnMap:
    """A map that was remembered, without the columns that this sheet does not have."""
    here = {folded(heading) for heading in read.headings}
    columns = {meaning: heading for meaning, heading in said.columns.items() if folded(heading) in here}
    return ColumnMap(columns, said.always, said.agencies, said.short_years)


def unknown_agencies(desk: Desk, read: SheetRead, said: ColumnMap) -> tuple[str, ...]:
    """The first names in the column of agencies that no agency here has, and that nobody has said the meaning of."""
    heading = said.columns.get(Meaning.AGENCY)
    places = [at for at, one in enumerate(read.headings) if heading is not None and folded(one) == folded(heading)]
    if len(places) != 1:
        return ()
    at = places[0]
    known = {folded(one.name) for one in desk.records(Agency)} | {folded(one) for one in said.agencies}
    names = dict.fromkeys(row[at] for row in read.sheet.rows[read.headings_at + 1 :] if at < len(row) and row[at])
    return tuple([name for name in names if folded(name) not in known][:MOST_NAMES])
