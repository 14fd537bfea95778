"""Unit costs come in from a file, row by row told; what the work costs is kept with its source; snapshots stay."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.frozen_figures import FiguresSnapshot
from coachdesk.models.programme_cost import ProgrammeCostSaid
from coachdesk.models.unit_rate import UnitRate
from coachdesk.settings import resource
from coachdesk.ui.pages.figure_snapshots.page import FigureSnapshotsPage
from coachdesk.ui.pages.unit_costs.page import UnitCostsPage
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words

RATES = resource("costs", "unit_costs.csv")


@pytest.fixture
def here(qtbot: QtBot, theme: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path_factory.mktemp("rates")) as made:
        yield made


def carried(here: DeskStanding) -> None:
    """What takes long is done too."""
    done: list[object] = []
    here.deeds.carry(lambda: None, then=done.append)
    here.qtbot.waitUntil(lambda: len(done) == 1, timeout=20_000)
    here.settle()


def test_a_file_is_looked_at_row_by_row_and_what_is_good_in_it_comes_in_marked_as_invented(
    here: DeskStanding, tmp_path: Path, usable: Usable
) -> None:
    page = here.page(UnitCostsPage)
    assert "There are no unit costs yet." in words(page)
    page.bring_in.look_button.click()
    assert page.bring_in.file.problem()
    lines = RATES.read_text(encoding="utf-8").splitlines()
    file = tmp_path / "rates.csv"
    file.write_text("\n".join([*lines, 'C20,"=cmd()",1,2,3,,,,,no,no', "C21,Low above high,9,2,3,,,,,no,no"]), "utf-8")
    page.bring_in.file.set_path(file)
    here.press(page, "Look at the file")
    carried(here)
    said = words(page)
    assert "Ready: 18. Here already: 0. Refused: 2. Nothing is brought in yet." in said
    assert "Row 20, column B: the label holds a formula." in said
    assert "cmd" not in said
    assert here.desk.records(UnitRate) == []
    usable(page)
    here.press(page, "Bring in 18 unit costs")
    assert len(here.desk.records(UnitRate)) == 18
    assert "18 unit costs here are invented" in page.invented.words()
    row = page.list.table.words()[1]
    assert row[:7] == [
        "C01 Police call-out, no further action",
        "£175.00",
        "£140.00",
        "£227.50",
        "2011",
        "invented",
        "no",
    ]
    usable(page)


def test_what_the_work_costs_is_kept_with_its_source_and_a_doubtful_sum_is_not(here: DeskStanding) -> None:
    page = here.page(UnitCostsPage)
    card = page.programme
    card.amount.set_text("£3.000")
    card.keep.click()
    assert "£3,000.00" in card.amount.problem()
    card.amount.set_text("")
    card.keep.click()
    assert card.amount.problem()
    card.amount.set_text("3,000")
    card.keep.click()
    assert "Say where the sum comes from" in card.source.problem()
    assert not page.is_clean()
    card.source.set_text("The manager's budget")
    card.keep.click()
    here.settle()
    (kept,) = here.desk.records(ProgrammeCostSaid)
    assert (kept.pence_per_family, kept.source, kept.estimate) == (300_000, "The manager's budget", True)
    assert page.is_clean()
    again = here.page(UnitCostsPage)
    assert (again.programme.amount.text(), again.programme.source.text()) == ("£3,000.00", "The manager's budget")


def test_a_snapshot_is_made_once_under_a_name_and_opens_in_both_pages(here: DeskStanding, usable: Usable) -> None:
    page = here.page(FigureSnapshotsPage)
    assert "None was kept yet." in words(page)
    page.keep.click()
    assert page.name.problem()
    for _ in range(2):
        page.name.set_text("V1 of 1 March")
        page.keep.click()
        carried(here)
    assert [one.name for one in here.desk.records(FiguresSnapshot)] == ["V1 of 1 March"]
    assert "A snapshot has that name already." in words(page)
    assert page.keep.isEnabled()
    assert "by \u2068Bronwen\u2069. Figures of 1 of 1 families are on this laptop." in words(page)
    for name, goes_to in (("Costs before", "costs"), ("Savings calculator", "savings")):
        here.press(page, f"{name}")
        assert here.went[-1].page == goes_to
        assert here.went[-1].where == {"snapshot_id": here.desk.records(FiguresSnapshot)[0].id}
    usable(page)
