"""What the pages of imports show, read and worked out off the screen's thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.errors import BadInput, Unreadable
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.operations.agency_sheets import (
    Preview,
    SheetRead,
    look_at_rows,
    read_sheet,
    remembered_columns,
    suggested,
)
from coachdesk.operations.sheet_columns import ColumnSeen, columns_of, fitting, unknown_agencies
from coachdesk.tools.contact_columns import ColumnMap, Meaning
from coachdesk.tools.contact_rows import RowRead, Verdict


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet that was read, its columns, and how it is to be read as far as anybody knows."""

    read: SheetRead
    columns: tuple[ColumnSeen, ...]
    said: ColumnMap
    remembered: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """What the rows would become under a map, or why the map does not do; and names nobody here knows."""

    preview: Preview | None
    trouble: str
    unknown: tuple[str, ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)
    agencies: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[Verdict, tuple[RowRead, ...]] = field(default_factory=dict)

    def count(self, *verdicts: Verdict) -> int:
        """How many rows have one of these verdicts."""
        return sum(len(self.rows.get(one, ())) for one in verdicts)

    @property
    def good(self) -> int:
        """How many rows can come in."""
        return self.count(Verdict.READY, Verdict.WAITING)


def open_sheet(desk: Desk, file: Path, number: int, sender: str) -> Opened:
    """Reads a file; `sender` is the name of the agency whose sheet it is, or empty. Raises NotFound, Unreadable."""
    read = read_sheet(file, number)
    kept = remembered_columns(desk, sender) if sender else None
    said = suggested(read, fitting(read, kept) if kept else None)
    if sender and Meaning.AGENCY not in said.columns:
        said = ColumnMap(said.columns, {**said.always, Meaning.AGENCY: sender}, said.agencies, said.short_years)
    return Opened(read, columns_of(read), said, kept is not None)


def look(desk: Desk, read: SheetRead, said: ColumnMap) -> Looked:
    """Reads every row as is said."""
    trouble, preview = "", None
    try:
        preview = look_at_rows(desk, read, said)
    except (BadInput, Unreadable) as refused:
        trouble = refused.sentence
    return Looked(
        preview,
        trouble,
        unknown_agencies(desk, read, said),
        {one.id: one.ref for one in desk.records(Family)},
        {one.id: one.name for one in desk.records(Agency)},
        {verdict: tuple(one for one in preview.rows if one.verdict is verdict) for verdict in Verdict}
        if preview
        else {},
    )


def agency_names(desk: Desk) -> tuple[str, ...]:
    """The names in the directory, in order."""
    return tuple(sorted((one.name for one in desk.records(Agency)), key=str.casefold))
