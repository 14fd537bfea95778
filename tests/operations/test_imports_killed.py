"""kill -9 in the middle of an import or of an undo: all rows count or none, and what is left can be taken out whole."""

import multiprocessing
from pathlib import Path

import pytest

from coachdesk.desk import opening
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.contact import Contact
from coachdesk.models.contact_batch import ContactBatch
from coachdesk.models.organisation import Sector
from coachdesk.operations.agencies import add_agency
from coachdesk.operations.agency_sheets import look_at_sheet
from coachdesk.operations.contacts import contacts_of
from coachdesk.operations.families import start_family
from coachdesk.operations.importing_contacts import bring_in, undo
from coachdesk.operations.imports_list import imports_here
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.operations.importing_child import SLICE, die_after, the_batch
from tests.sizes import cases

ROWS = 4 * SLICE
KILLS = cases(3, 60)


@pytest.fixture(autouse=True)
def _unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that are killed are not measured: half a data file spoils the figures of all the others."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    rows = "".join(f"F1,2010-02-{1 + n % 28:02d},incident,Call {n},Police,{n}\n" for n in range(ROWS))
    file = tmp_path / "sheet.csv"
    file.write_text(f"family,date,kind,description,agency,cost\n{rows}", encoding="utf-8")
    return file


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    opened = new_desk(tmp_path / "vault")
    start_family(opened.desk, "Ashdown", "F1")
    add_agency(opened.desk, "Police", Sector.POLICE)
    opened.close()
    return tmp_path / "vault"


def again(vault: Path) -> OpenDesk:
    return opening.unlock(vault, passphrase(), clock=HandClock(), costs=CHEAP)


def killed(vault: Path, sheet: Path | None, kill: int) -> None:
    """After the second write to the fifth of six, the last of them whole or on its way."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.operations.importing_child"])
    how = {"at_once": kill % 3 == 2}
    child = server.Process(target=die_after, args=(vault, sheet, 2 + kill % 4), kwargs=how, daemon=True)
    child.start()
    child.join()
    assert child.exitcode == -9


@pytest.mark.nightly
@pytest.mark.faults
def test_an_import_that_is_killed_counts_nowhere_is_listed_and_goes_whole(vault: Path, sheet: Path) -> None:
    halves = 0
    for kill in range(KILLS):
        opened = again(vault)
        before = opened.desk.state_hash(standing=True)
        opened.close()
        killed(vault, sheet, kill)
        opened = again(vault)
        desk = opened.desk
        assert contacts_of(desk) == []
        halves += 0 < len(desk.records(Contact)) < ROWS
        (line,) = imports_here(desk)
        assert (line.is_whole, line.can_go) == (False, True)
        undo(desk, line.batch.id)
        assert desk.state_hash(standing=True) == before
        opened.close()
    assert halves  # who counted without asking whether an import is whole would have counted half of one


@pytest.mark.nightly
@pytest.mark.faults
def test_an_undo_that_is_killed_leaves_none_in_sight_and_is_done_again(vault: Path, sheet: Path) -> None:
    halves = 0
    for kill in range(KILLS):
        opened = again(vault)
        before = opened.desk.state_hash(standing=True)
        bring_in(opened.desk, look_at_sheet(opened.desk, sheet), "Police")
        opened.close()
        killed(vault, None, kill)
        opened = again(vault)
        desk = opened.desk
        assert contacts_of(desk) == []
        halves += 0 < len(desk.records(Contact)) < ROWS
        undo(desk, the_batch(desk))
        assert desk.state_hash(standing=True) == before
        assert desk.records(ContactBatch) == []
        opened.close()
    assert halves
