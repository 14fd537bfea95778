"""The three tables come to the published ones, and what is missing is an empty cell and never nothing."""

from coachdesk.models.cost_table import CostTable
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import Marked, NOf, Sum
from coachdesk.models.window import Window
from coachdesk.tools.cost_tables import HEADINGS, agency_by_window, category_by_window, csv_rows, family_by_month
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.windows import preceding, year_before
from tests.tools.sample_figures import FAMILIES, PILOT, published_rows, tallies

SHEET = Window("2010-03", 18)


def _months() -> CostTable:
    return family_by_month(tallies(), FAMILIES, SHEET, coverage_of(tallies()))


def test_families_by_months_meet_the_published_table() -> None:
    table = _months()
    for row in published_rows("sample_monthly_totals.csv"):
        family = row.pop("family")
        assert table.total(row=family).pence == _pence(row.pop("total"))
        for month, published in row.items():
            cell = table.cell(family, month)
            assert (cell and cell.pence) == (_pence(published) if published else None)
    assert table.known() == NOf(9 * 18 - 4, 9 * 18)
    assert table.known(row="F2") == NOf(14, 18)
    assert table.known(column="2010-03") == NOf(8, 9)
    assert sum(table.total(column=month).pence for month in table.columns) == table.total().pence


def test_a_month_said_to_be_missing_has_no_cell_though_a_part_of_it_came() -> None:
    grid = coverage_of(tallies(), [Marked("F1", "Police", "2011-03", Coverage.MISSING)])
    table = family_by_month(tallies(), FAMILIES, SHEET, grid)
    assert table.cell("F1", "2011-03") is None


def test_a_month_of_which_somebody_said_nothing_is_nothing() -> None:
    grid = coverage_of((), [Marked("F1", None, "2011-03", Coverage.ZERO)])
    table = family_by_month((), ("F1",), Window("2011-03", 2), grid)
    assert csv_rows(table) == (
        HEADINGS,
        ("F1", "2011-03", "0", "0", "0", "0", "recorded"),
        ("F1", "2011-04", "", "", "", "", "missing"),
    )


def test_agencies_and_categories_by_window_come_to_one_total() -> None:
    windows = (year_before(PILOT), preceding(PILOT), PILOT)
    agencies = agency_by_window(tallies(), FAMILIES, windows)
    categories = category_by_window(tallies(), FAMILIES, windows)
    assert len(agencies.rows) == 21
    assert agencies.cell("Courts", str(PILOT)) == Sum()
    before = agencies.cell("Housing Association", str(preceding(PILOT)))
    assert before is not None
    assert before.pence == 2_277_115
    for window, published in zip(windows, (10_908_535, 12_502_660, 8_516_338), strict=True):
        assert agencies.total(column=str(window)).pence == published
        assert categories.total(column=str(window)) == agencies.total(column=str(window))
    fewer = agency_by_window(tallies(), FAMILIES[1:], windows)
    assert agencies.total().pence - fewer.total().pence == _months().total(row="F1").pence


def _pence(published: str) -> int:
    pounds, pence = published.split(".")
    return int(pounds) * 100 + int(pence)
