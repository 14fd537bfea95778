"""Contacts written to a sheet outside the vault: whole, read back, and its leaving written down (C-03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coachdesk.desk import Desk
from coachdesk.errors import BadInput, Refused
from coachdesk.models.contact import Contact
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.operations.contacts import contacts_of, waiting_contacts
from coachdesk.operations.letting_out import let_out
from coachdesk.tools.contacts_sheet import Value, contacts_sheet
from coachdesk.tools.family_code import person_code
from coachdesk.tools.sheet_cells import csv_table

TABLE = "contacts_table"
"""What such a file is, in the access log and in the list of copies."""
_TITLE = "Contacts"
_MARK = "\ufeff"
"""Without it a spreadsheet reads £ as two other letters."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How many contacts were written; and how many were not, because they wait for their kind or were told of twice."""

    rows: int
    waiting: int
    second_reports: int


def export_sheet(desk: Desk, families: Sequence[Family], out: Path) -> Exported:
    """Writes the contacts of these families that count to a new .csv or .xlsx, and a line of the access log for each.

    Raises BadInput for a file of another name, Refused for no families, and FileExists, NotSaved, DiskFull; then
    nothing was written.
    """
    from coachdesk.reports.workbook import workbook_bytes  # noqa: PLC0415 - with the rest of the reports

    suffix = out.suffix.casefold()
    if suffix not in {".csv", ".xlsx"}:
        raise BadInput("out", "Give the file a name that ends in .csv or .xlsx.")
    if not families:
        raise Refused("There is no family here whose contacts could be written down.")
    rows = rows_of(desk, families)
    content = workbook_bytes(_TITLE, rows) if suffix == ".xlsx" else (_MARK + csv_table(rows)).encode()
    let_out(desk, content, out, TABLE, [one.id for one in families])
    here = [one for family in families for one in desk.records(Contact, family.id)]
    waiting = sum(len(waiting_contacts(desk, one.id)) for one in families)
    return Exported(len(rows) - 1, waiting, sum(1 for one in here if one.same_event_as is not None))


def rows_of(desk: Desk, families: Sequence[Family]) -> list[tuple[Value, ...]]:
    """The headings, and the contacts of these families that count, by family and day."""
    people = {
        one.id: person_code(family.ref, one.number) for family in families for one in desk.records(Person, family.id)
    }
    contacts = [one for family in families for one in contacts_of(desk, family.id)]
    agencies = {one.id: one.name for one in desk.records(Agency)}
    return contacts_sheet(contacts, {one.id: one.ref for one in families}, agencies, people)
