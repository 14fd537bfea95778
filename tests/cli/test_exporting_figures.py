"""Figures that leave by the command line: the evaluator's bundle, the report and the panel's copy."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from coachdesk.desk import new_record
from coachdesk.models.contact import Contact
from coachdesk.models.organisation import Sector
from coachdesk.operating_system import WallClock
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.families import start_family
from coachdesk.operations.vaults import open_vault
from tests.desks import CHEAP, passphrase
from tests.pdf_readers import all_text

Told = tuple[int, str, str]


def test_the_evaluators_bundle_leaves_of_five_families_or_more(coachdesk: Callable[..., Told], tmp_path: Path) -> None:
    vault, words = tmp_path / "vault", ("--passphrase-file", tmp_path / "passphrase")
    assert coachdesk("vault", "create", vault, *words)[0] == 0
    open_desk = open_vault(vault, passphrase(), WallClock(), CHEAP)
    for number in range(1, 7):
        start_family(open_desk.desk, "Ashdown", f"F{number}")
    open_desk.close()
    on = ("--vault", vault, *words, "export", "evaluator")
    code, out, err = coachdesk(*on, tmp_path / "few.zip", "--families", "F1", "F2", "F3", "F4")
    assert (code, out) == (3, "")
    assert "five families or more" in err
    assert not (tmp_path / "few.zip").exists()
    code, out, err = coachdesk(*on, tmp_path / "all.zip")
    assert (code, out) == (0, "")
    assert err.startswith("Families under codes: 6. ")
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert "Ashdown" not in "".join(packed.read(name).decode() for name in packed.namelist())
        assert packed.testzip() is None


def test_the_report_and_the_panels_copy_are_written_and_a_panel_copy_that_tells_too_much_is_not(
    coachdesk: Callable[..., Told], tmp_path: Path
) -> None:
    vault, words = tmp_path / "vault", ("--passphrase-file", tmp_path / "passphrase")
    assert coachdesk("vault", "create", vault, *words)[0] == 0
    open_desk = open_vault(vault, passphrase(), WallClock(), CHEAP)
    desk = open_desk.desk
    police = add_agency(desk, "Police", Sector.POLICE).record.id
    for number in range(1, 7):
        family = start_family(desk, "Ashdown", f"F{number}").record.id
        with desk.together() as batch:
            for month, pence in ((2, 900), (3, 400)):
                batch.add(
                    new_record(
                        Contact,
                        family,
                        happened_on=date(2011, month, 4),
                        agency=police,
                        contact_kind="incident",
                        what="Call-out",
                        pence=pence,
                        basis="actual",
                    )
                )
    open_desk.close()
    on = ("--vault", vault, *words, "evaluate", "--compare", "preceding", "--during", "2011-03..2011-03")
    pdf, panel = tmp_path / "report.pdf", tmp_path / "panel.pdf"
    few = (*on, "--families", "F1", "F2", "F3", "F4", "--pdf", pdf, "--panel", panel)
    code, out, err = coachdesk(*few)
    assert (code, out) == (3, "")
    assert "at least five families" in err
    assert not pdf.exists()
    assert not panel.exists()
    code, out, err = coachdesk(*on, "--pdf", pdf, "--panel", panel)
    assert code == 0
    assert "£30.00" in out
    assert err == (
        "Evaluation report written. It tells of single families: not for a panel.\n"
        "Panel copy written, of 6 families together.\n"
    )
    said = all_text(panel.read_bytes(), tmp_path)
    assert "£30.00 less" in said
    assert not [word for word in ("F1", "Ashdown") if word in said]
    assert "F1" in all_text(pdf.read_bytes(), tmp_path)
    nearly = (*on, "--families", "F1", "F2", "F3", "F4", "F5", "--panel", tmp_path / "nearly.pdf")
    code, _, err = coachdesk(*nearly)
    assert (code, (tmp_path / "nearly.pdf").exists()) == (3, False)
    assert "nearly the same families" in err
