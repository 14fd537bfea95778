"""The three tables leave together or not at all, hold codes and no ids, add up, and their leaving is written down."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import Desk
from coachdesk.errors import FileExists
from coachdesk.models.access import AccessEntry
from coachdesk.models.family import Family
from coachdesk.models.figure_names import FigureNames
from coachdesk.operations.copies_out import CopyState, copies_here
from coachdesk.operations.cost_tables_export import TABLE, export_cost_tables
from coachdesk.operations.families import start_family
from coachdesk.tools.evaluations import Evaluation, evaluated
from coachdesk.tools.gathered_figures import Figures
from coachdesk.tools.windows import Compared, earlier_window
from tests.desks import new_desk
from tests.tools.sample_figures import FAMILIES, PILOT, PROGRAMME, tallies


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = new_desk(tmp_path / "vault")
    for ref in FAMILIES:
        start_family(opened.desk, f"Family {ref}", ref)
    yield opened.desk
    opened.close()


def evaluation(desk: Desk) -> Evaluation:
    """The published comparison with the same months, its families under this desk's ids."""
    ids = {one.ref: one.id for one in desk.records(Family)}
    figures = Figures(
        families=tuple(ids[ref] for ref in FAMILIES),
        names=FigureNames({key: ref for ref, key in ids.items()}, {"School": "=School"}),
        tallies=tuple(one._replace(family=ids[one.family]) for one in tallies()),
        programme=PROGRAMME,
    )
    return evaluated(figures, earlier_window(PILOT, Compared.SAME_MONTHS), PILOT)


def test_three_tables_leave_with_codes_that_add_up_and_it_is_written_down(desk: Desk, tmp_path: Path) -> None:
    found = evaluation(desk)
    files = export_cost_tables(desk, found, tmp_path)
    texts = [file.read_text(encoding="utf-8-sig") for file in files]
    assert [file.name.split(" ")[0] for file in files] == ["family-by-month", "agency-by-window", "category-by-window"]
    by_month, by_agency, _ = (list(csv.DictReader(io.StringIO(text))) for text in texts)
    assert {row["row"] for row in by_month} == set(FAMILIES)
    assert {row["known"] for row in by_month if row["row"] == "F2" and row["column"] <= "2010-06"} == {"missing"}
    assert {row["pence"] for row in by_month if row["known"] == "missing"} == {""}
    assert sum(int(row["pence"]) for row in by_agency) == found.comparison.total.before.pence + (
        found.comparison.total.during.pence
    )
    assert "'=School" in texts[1]
    assert not any(family.id in text for family in desk.records(Family) for text in texts)
    entries = [one for one in desk.records(AccessEntry) if one.what == TABLE]
    assert len(entries) == 3 * len(FAMILIES)
    assert [one.state for one in copies_here(desk)] == [CopyState.HERE] * 3


def test_where_one_file_cannot_be_written_none_is_left(desk: Desk, tmp_path: Path) -> None:
    found = evaluation(desk)
    third = tmp_path / "category-by-window 2010-03 to 2011-08.csv"
    third.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExists):
        export_cost_tables(desk, found, tmp_path)
    assert [one.name for one in sorted(tmp_path.glob("*.csv"))] == [third.name]
    assert third.read_text(encoding="utf-8") == "mine"
