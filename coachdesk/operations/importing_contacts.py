"""Bringing in what an agency sends: looked at row by row, staged in slices, seen all at once, undone as one (C-01)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk, Opened, new_record
from coachdesk.desk.access import access_line
from coachdesk.errors import BadInput, NotFound, Refused, Stale, Unreadable
from coachdesk.models.access import AccessDeed
from coachdesk.models.contact import Contact, WaitingContact
from coachdesk.models.contact_batch import BatchState, ContactBatch, ContactColumns
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.operating_system import read_whole
from coachdesk.operations.contacts import kept_batches
from coachdesk.sandbox.parent import TOO_LARGE
from coachdesk.sandbox.sheets import sheet_in_sandbox
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
SLICE = 25
"""Rows in one transaction: a save elsewhere waits for one of them at most."""
_WHY = "Contacts brought in from a sheet"
_UNDONE = "A sheet that was brought in is taken out again"

Progress = Callable[[int, int], bool]
"""Told how many rows of how many are written; False stops and takes out what was."""


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


def look_at_sheet(desk: Desk, file: Path, said: ColumnMap | None = None, sheet: int = 0) -> Preview:
    """Every row of a .csv, .xlsx or .ods, read in the throw-away process, and what would become of it.

    Without a map the headings are guessed from. Raises NotFound, Unreadable with what is wrong with the file, and
    BadInput when the headings do not say enough.
    """
    content = _whole(file, FILE_LIMIT, TOO_LARGE)
    found = sheet_in_sandbox(content, sheet)
    at = heading_row(found.rows)
    headings = found.rows[at]
    guess = guessed(headings)
    said = _together(guess, said) if said is not None else guess
    rows = read_rows(found.rows, at, places(headings, said), said, known_here(desk), found.joined)
    if not rows:
        raise Unreadable("There is no row below the headings of this sheet. Nothing was brought in.")
    digest = sha256_hex(content)
    kept = kept_batches(desk)
    was_here = any(one.sheet_print == digest and one.id in kept for one in desk.records(ContactBatch))
    return Preview(tuple(rows), said, digest, found.hidden, was_here)


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
    rows = _rows_here(desk)
    return Known(
        families,
        agencies,
        desk.today(),
        frozenset(one.row_print for one in rows if one.row_print is not None),
        frozenset((one.agency, one.their_id) for one in rows if one.their_id),
    )


def bring_in(desk: Desk, preview: Preview, source: str = "", told: Progress | None = None) -> Opened[ContactBatch]:
    """Keep what is ready and what waits, in slices of one transaction; none of it counts until all of it is here.

    Raises Refused when there is nothing to keep or `told` said stop, Stale when some of it has come in meanwhile,
    DiskFull and VaultNotWritable; then none of it counts, and what was written is taken out or can be (`undo`).
    """
    rows = [one for one in preview.rows if one.verdict in (Verdict.READY, Verdict.WAITING)]
    if not rows:
        raise Refused("There is no row in this sheet that could be brought in.")
    here = {one.row_print for one in _rows_here(desk)}
    if any(one.values["row_print"] in here for one in rows):
        raise Stale
    batch = new_record(
        ContactBatch,
        desk.owner.organisation_id,
        by=desk.owner.worker_id,
        begun_at=desk.now(),
        source=source,
        sheet_print=preview.sheet_print,
        ready=preview.count(Verdict.READY),
        waiting=preview.count(Verdict.WAITING),
    )
    records = [_record(one, batch.id, source) for one in rows]  # all of them checked before any is written
    opened = desk.add(batch, _WHY)
    for at in range(0, len(records), SLICE):
        with desk.together(_WHY) as written:
            for record in records[at : at + SLICE]:
                written.add(record)
        if told is not None and not told(min(at + SLICE, len(records)), len(records)):
            undo(desk, batch.id)
            raise Refused("It was stopped. Nothing was brought in.")
    with desk.together(_WHY) as written:
        kept = written.amend(opened, state=BatchState.KEPT)
        written.add(access_line(desk, AccessDeed.BROUGHT_IN, what=batch.id))
    return kept


def undo(desk: Desk, batch_id: str) -> int:
    """Take an import out again, all of it from sight at once, then row by row; how many contacts went.

    Cut short, it is done again. What was joined to one of its contacts stands by itself again.
    """
    opened = desk.get(ContactBatch, batch_id)
    if opened.deleted:
        raise Refused("This import has been undone already.")
    opened = desk.amend(opened, _UNDONE, state=BatchState.UNDOING)
    gone: list[Opened[Contact] | Opened[WaitingContact]] = [
        *(one for one in desk.all(Contact) if one.record.batch == batch_id),
        *(one for one in desk.all(WaitingContact) if one.record.batch == batch_id),
    ]
    for at in range(0, len(gone), SLICE):
        with desk.together(_UNDONE) as batch:
            for one in gone[at : at + SLICE]:
                batch.remove(one)
    with desk.together(_UNDONE) as batch:
        batch.remove(opened)
        batch.add(access_line(desk, AccessDeed.TOOK_OUT_AGAIN, what=batch_id))
    return len(gone)


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


def _rows_here(desk: Desk) -> list[Contact | WaitingContact]:
    """What counts of earlier imports, and what waits."""
    kept = kept_batches(desk)
    rows: list[Contact | WaitingContact] = [*desk.records(Contact), *desk.records(WaitingContact)]
    return [one for one in rows if one.batch in kept]


def _record(one: RowRead, batch_id: str, source: str) -> Contact | WaitingContact:
    values = {name: value for name, value in one.values.items() if name != "contact_kind"}
    try:
        if one.verdict is Verdict.WAITING:
            return new_record(WaitingContact, one.family, batch=batch_id, source=source, **values)
        kind = one.values["contact_kind"]
        return new_record(Contact, one.family, batch=batch_id, source=source, contact_kind=kind, **values)
    except BadInput as refused:
        raise BadInput(refused.field, f"Row {one.row}: {refused.sentence}") from None
