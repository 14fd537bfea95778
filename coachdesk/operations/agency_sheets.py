"""Looking at what an agency sends: its sheet read in the throw-away process, and what each row would become (C-01)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import NotFound, Unreadable
from coachdesk.models.contact import Contact, WaitingContact
from coachdesk.models.contact_batch import ContactBatch, ContactColumns
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.operating_system import read_whole
from coachdesk.operations.contacts import kept_batches
from coachdesk.sandbox.parent import TOO_LARGE
from coachdesk.sandbox.sheets import sheet_in_sandbox
from coachdesk.sandbox.tasks.sheet import Sheet
from coachdesk.tools.contact_columns import (
    MAP_LIMIT,
    ColumnMap,
    as_kept,
    folded,
    from_kept,
    guessed,
    heading_row,
    places,
    read_map,
)
from coachdesk.tools.contact_rows import Known, KnownFamily, RowRead, Verdict, read_rows
from coachdesk.tools.partial_dates import earliest

FILE_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of every row of a sheet. Nothing of it is kept yet."""

    rows: tuple[RowRead, ...]
    said: ColumnMap
    sheet_print: str
    hidden_sheets: int
    was_here: bool
    """This very file was brought in before."""

    def count(self, verdict: Verdict) -> int:
        """How many rows have this verdict."""
        return sum(1 for one in self.rows if one.verdict is verdict)

    def sentence(self) -> str:
        """ "412 rows ready, 3 need you. Nothing is brought in yet." """
        number = Counter(one.verdict for one in self.rows)
        parts = [
            f"{number[verdict]:,} {words}"
            for verdict, words in (
                (Verdict.READY, "ready"),
                (Verdict.WAITING, "to wait until somebody says incident or intervention"),
                (Verdict.HERE, "here already"),
                (Verdict.REFUSED, "refused"),
            )
            if number[verdict] or verdict is Verdict.READY
        ]
        return f"Rows: {', '.join(parts)}. Nothing is brought in yet."


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet as plain texts, where its row of headings stands (from 0), and the digest of its file."""

    sheet: Sheet
    headings_at: int
    sheet_print: str

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands in the row of headings."""
        return self.sheet.rows[self.headings_at]


def read_sheet(file: Path, sheet: int = 0) -> SheetRead:
    """A .csv, .xlsx or .ods, read in the throw-away process. Raises NotFound, Unreadable with what is wrong with it."""
    content = _whole(file, FILE_LIMIT, TOO_LARGE)
    found = sheet_in_sandbox(content, sheet)
    return SheetRead(found, heading_row(found.rows), sha256_hex(content))


def suggested(read: SheetRead, said: ColumnMap | None = None) -> ColumnMap:
    """How a sheet may be read: as somebody said, and as its headings suggest of what nobody did."""
    guess = guessed(read.headings)
    return _together(guess, said) if said is not None else guess


def look_at_rows(desk: Desk, read: SheetRead, said: ColumnMap) -> Preview:
    """Every row of a sheet, and what would become of it.

    Raises BadInput when the headings do not say enough, Unreadable when there is no row below them.
    """
    at = places(read.headings, said)
    rows = read_rows(read.sheet.rows, read.headings_at, at, said, known_here(desk), read.sheet.joined)
    if not rows:
        raise Unreadable("There is no row below the headings of this sheet. Nothing was brought in.")
    kept = kept_batches(desk)
    was_here = any(one.sheet_print == read.sheet_print and one.id in kept for one in desk.records(ContactBatch))
    return Preview(tuple(rows), said, read.sheet_print, read.sheet.hidden, was_here)


def look_at_sheet(desk: Desk, file: Path, said: ColumnMap | None = None, sheet: int = 0) -> Preview:
    """All in one: the rows of a file, read as is suggested. Raises what the others raise."""
    read = read_sheet(file, sheet)
    return look_at_rows(desk, read, suggested(read, said))


def read_map_file(file: Path) -> ColumnMap:
    """The map in a file somebody wrote. Raises NotFound, Unreadable."""
    return read_map(_whole(file, MAP_LIMIT, "That map is too large, or no plain file."))


def known_here(desk: Desk) -> Known:
    """The families, people, agencies and rows that are on this laptop."""
    people: dict[str, list[Person]] = defaultdict(list)
    for person in desk.records(Person):
        people[person.log].append(person)
    families: dict[str, tuple[KnownFamily, ...]] = defaultdict(tuple)
    for family in desk.records(Family):
        if family.id not in desk.closed.families:
            families[folded(family.ref)] += (_known_family(family, people[family.id]),)
    agencies: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for agency in desk.records(Agency):
        agencies[folded(agency.name)] += (agency.id,)
    rows = rows_here(desk)
    return Known(
        families,
        agencies,
        desk.today(),
        frozenset(one.row_print for one in rows if one.row_print is not None),
        frozenset((one.agency, one.their_id) for one in rows if one.their_id),
    )


def remembered_columns(desk: Desk, name: str) -> ColumnMap | None:
    """How the sheets of an agency were read the last time."""
    found = [one for one in desk.records(ContactColumns) if folded(one.name) == folded(name)]
    return from_kept(found[0], {one.id: one.name for one in desk.records(Agency)}) if found else None


def remember_columns(desk: Desk, name: str, said: ColumnMap) -> Opened[ContactColumns]:
    """Keep how the sheets of an agency are read, for everybody here."""
    fields = as_kept(said, {folded(one.name): one.id for one in desk.records(Agency)})
    found = [one for one in desk.all(ContactColumns) if folded(one.record.name) == folded(name)]
    if found:
        return desk.amend(found[0], **fields)
    return desk.add(new_record(ContactColumns, desk.owner.organisation_id, name=name, **fields))


def _whole(file: Path, limit: int, too_large: str) -> bytes:
    try:
        return read_whole(file, limit)
    except FileNotFoundError as missing:
        raise NotFound("There is no file at that place.") from missing
    except Unreadable as refused:
        raise Unreadable(too_large) from refused


def _together(guess: ColumnMap, said: ColumnMap) -> ColumnMap:
    """What somebody said, and what the headings suggest of the rest."""
    meant = {folded(one) for one in said.columns.values()}
    columns = {
        meaning: heading
        for meaning, heading in guess.columns.items()
        if folded(heading) not in meant and meaning not in said.always
    }
    if {"pounds", "pence"} & {one.value for one in said.columns}:
        columns = {one: heading for one, heading in columns.items() if one.value not in {"pounds", "pence"}}
    return ColumnMap({**columns, **said.columns}, said.always, said.agencies, said.short_years)


def _known_family(family: Family, people: Iterable[Person]) -> KnownFamily:
    people = list(people)
    born: dict[str, date] = {one.id: earliest(one.birth_date) for one in people if one.birth_date}
    return KnownFamily(family.id, family.ref, {one.number: one.id for one in people}, born)


def rows_here(desk: Desk) -> list[Contact | WaitingContact]:
    """What counts of earlier imports, and what waits."""
    kept = kept_batches(desk)
    rows: list[Contact | WaitingContact] = [*desk.records(Contact), *desk.records(WaitingContact)]
    return [one for one in rows if one.batch in kept]
