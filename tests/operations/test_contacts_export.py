"""Contacts leave whole or not at all, hold no formula, and come in again as what is here already."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import BadInput, DiskFull, FileExists, NotSaved, Refused
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.contact import Contact
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.family import Family
from coachdesk.models.organisation import Sector
from coachdesk.operations import letting_out
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.agency_sheets import look_at_sheet
from coachdesk.operations.contacts import contacts_of, join
from coachdesk.operations.contacts_export import TABLE, export_sheet
from coachdesk.operations.families import family_by_ref, start_family
from coachdesk.operations.importing_contacts import bring_in
from coachdesk.tools.contact_rows import Verdict
from tests.desks import new_desk

SHEET = (
    "family,date,kind,description,agency,cost,note\n"
    'F1,2011-02-01,incident,"\'=cmd|\' /C calc\'!A0",Police,16546.00,"=HYPERLINK(""http://x"";""y"")"\n'
    'F2,2011-02-02,planned,"\'@SUM(1;2)",Police,,\n'
    "F2,2011-02-03,planned,Told of twice,Police,0,\n"
    "F2,2011-02-03,planned,Told of it too,Police,5,\n"
    "F2,2011-02-04,,Waits,Police,5,\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault")
    for ref in ("F1", "F2"):
        start_family(opened.desk, "Ashdown", ref)
    add_agency(opened.desk, "Police", Sector.POLICE)
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    bring_in(opened.desk, look_at_sheet(opened.desk, tmp_path / "sheet.csv"))
    first, second = (one for one in opened.desk.all(Contact) if one.record.what.startswith("Told"))
    join(opened.desk, second, first.record)
    yield opened.desk
    opened.close()


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_was_written_is_known_again_row_by_row(desk: Desk, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"contacts{ending}"
    families = desk.records(Family)
    told = export_sheet(desk, families, out)
    assert (told.rows, told.waiting, told.second_reports) == (3, 1, 1)
    again = look_at_sheet(desk, out)
    assert [one.verdict for one in again.rows] == [Verdict.HERE] * 3, [one.reasons for one in again.rows]
    lines = [one for one in desk.records(AccessEntry) if one.what == TABLE]
    assert {(one.family, one.deed) for one in lines} == {(one.id, AccessDeed.EXPORTED) for one in families}
    (copy,) = [one for one in desk.records(CopyOut) if one.what == TABLE]
    assert not copy.family
    with pytest.raises(FileExists):
        export_sheet(desk, families, out)


def test_no_cell_of_it_can_be_worked_out(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "contacts.csv"
    export_sheet(desk, [family_by_ref(desk, "F1").record], out)
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert "'=HYPERLINK" in out.read_text(encoding="utf-8")


def test_a_contact_that_begins_with_a_sign_is_the_same_when_it_comes_in(desk: Desk) -> None:
    whats = {one.what for one in contacts_of(desk)}
    assert whats == {"=cmd|' /C calc'!A0", "@SUM(1;2)", "Told of twice"}


def test_it_leaves_whole_or_not_at_all(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    families = desk.records(Family)
    with pytest.raises(BadInput, match=r"\.csv or \.xlsx"):
        export_sheet(desk, families, tmp_path / "contacts.doc")
    with pytest.raises(Refused):
        export_sheet(desk, [], tmp_path / "contacts.csv")
    with pytest.raises(NotSaved):
        export_sheet(desk, families, tmp_path / "nowhere" / "contacts.csv")
    before = desk.state_hash()

    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(letting_out, "copy_line", full)
    with pytest.raises(DiskFull):
        export_sheet(desk, families, tmp_path / "contacts.csv")
    assert not (tmp_path / "contacts.csv").exists()
    assert desk.state_hash() == before
