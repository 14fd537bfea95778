"""An agency's sheet by the command line: every row's fate as JSON, kept as one, undone as one, its map remembered."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coachdesk.models.organisation import Sector
from coachdesk.operating_system import WallClock
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.families import start_family
from coachdesk.operations.vaults import open_vault
from tests.desks import CHEAP, PASSPHRASE, passphrase

Told = tuple[int, str, str]
SHEET = (
    "Fam,Tag,kind,description,agency,cost\nF1,15/03/11,,Visit,Brue Vale,12.50\nF9,x,incident,Call,Brue Vale,£16.546\n"
)


@pytest.fixture
def family_and_agency(coachdesk: Callable[..., Told], tmp_path: Path) -> Path:
    """A vault with family F1 and the agency Brue Vale in it."""
    vault = tmp_path / "vault"
    assert coachdesk("vault", "create", vault, "--passphrase-file", tmp_path / "passphrase")[0] == 0
    open_desk = open_vault(vault, passphrase(), WallClock(), CHEAP)
    start_family(open_desk.desk, "Ashdown", "F1")
    add_agency(open_desk.desk, "Brue Vale", Sector.POLICE)
    open_desk.close()
    return vault


def test_a_sheet_is_looked_at_refused_and_undone_by_its_words(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    words = ("--passphrase-file", tmp_path / "passphrase")
    vault = tmp_path / "vault"
    assert coachdesk("vault", "create", vault, *words)[0] == 0
    sheet, said = tmp_path / "sheet.csv", tmp_path / "map.json"
    sheet.write_text(SHEET, encoding="utf-8")
    said.write_text('{"columns": {"family": "Fam", "day": "Tag"}, "short_years": true}', encoding="utf-8")
    on = ("--vault", vault, *words, "import")
    code, out, err = coachdesk(*on, "contacts", sheet)
    assert (code, out) == (3, "")
    assert err == "Say which column is: family, day.\n"
    code, out, err = coachdesk(*on, "contacts", sheet, "--map", said, "--from", "Police", "--json")
    told = json.loads(out)
    assert (code, told["batch"], told["refused"], told["ready"]) == (0, None, 2, 0)
    assert {row["row"] for row in told["rows"]} == {2, 3}
    assert "£16,546.00" in out
    assert "16.546" not in out.replace("16,546", "")
    assert coachdesk(*on, "contacts", sheet, "--map", said, "--dry-run")[2].startswith("Rows: 0 ready, 2 refused.")
    assert coachdesk(*on, "contacts", tmp_path / "none.csv")[0] == 3
    sheet.write_bytes(b"PK\x03\x04")
    assert coachdesk(*on, "contacts", sheet)[0] == 2
    for batch in ("x", "0" * 32):
        assert coachdesk(*on, "undo", batch)[0] == 3
    assert PASSPHRASE.decode() not in out + err


def test_good_rows_are_kept_as_one_and_go_as_one(
    coachdesk: Callable[..., Told], tmp_path: Path, family_and_agency: Path
) -> None:
    on = ("--vault", family_and_agency, "--passphrase-file", tmp_path / "passphrase", "import")
    sheet, said = tmp_path / "sheet.csv", tmp_path / "map.json"
    sheet.write_text(SHEET, encoding="utf-8")
    said.write_text('{"columns": {"family": "Fam", "day": "Tag"}, "short_years": true}', encoding="utf-8")
    told = json.loads(coachdesk(*on, "contacts", sheet, "--map", said, "--from", "Police", "--json")[1])
    assert (told["waiting"], told["refused"], len(told["batch"])) == (1, 1, 32)
    again = json.loads(coachdesk(*on, "contacts", sheet, "--from", "police", "--json")[1])
    assert (again["here"], again["batch"], again["file_was_here"]) == (1, None, True)
    assert coachdesk(*on, "undo", told["batch"])[2] == "Rows taken out again: 1.\n"
    code, out, err = coachdesk(*on, "contacts", sheet, "--from", "police")
    assert (code, "Row 3, column B: the day is no day" in out) == (0, True)
    assert err.startswith("Rows brought in: 1.")


def test_what_came_in_leaves_as_a_sheet_that_is_known_again(
    coachdesk: Callable[..., Told], tmp_path: Path, family_and_agency: Path
) -> None:
    on = ("--vault", family_and_agency, "--passphrase-file", tmp_path / "passphrase")
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("family,date,kind,description,agency,cost\nF1,15/03/2011,incident,Visit,Brue Vale,1.50\n")
    assert coachdesk(*on, "import", "contacts", sheet)[0] == 0
    out = tmp_path / "out.xlsx"
    assert coachdesk(*on, "export", "contacts", out, "--family", "F1") == (
        0, "", "Contacts written: 1. Left out: none.\n"
    )  # fmt: skip
    again = json.loads(coachdesk(*on, "import", "contacts", out, "--dry-run", "--json")[1])
    assert (again["here"], again["refused"], again["ready"]) == (1, 0, 0)
    assert coachdesk(*on, "export", "contacts", out, "--family", "F1")[0] != 0
    sheet.write_text("family,date,kind,description,agency,cost\nF1,15/03/2011,,Call,Brue Vale,1.50\n")
    assert coachdesk(*on, "import", "contacts", sheet)[0] == 0
    told = coachdesk(*on, "export", "contacts", tmp_path / "out.csv")
    assert told[2] == "Contacts written: 1. Left out: 1 that wait until somebody says emergency or planned help.\n"
