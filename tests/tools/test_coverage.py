"""Missing is never zero: what nobody spoke of is missing, what was said to be missing stays so, rows beat "nothing"."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import Counted, Marked, NOf, Tally
from coachdesk.models.window import Window
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.tallies import tallied
from tests.tools.sample_figures import FAMILIES, PILOT, published_rows, tallies

MARCH, APRIL = "2011-03", "2011-04"


def _sent(*cells: tuple[str, str]) -> tuple[Tally, ...]:
    return tallied(
        Counted(str(place), "F1", agency, month, "C01", True, 100) for place, (agency, month) in enumerate(cells)
    )


def test_the_empty_cells_of_the_published_table_are_missing_and_no_other() -> None:
    grid = coverage_of(tallies())
    for row in published_rows("sample_monthly_totals.csv"):
        family = row.pop("family")
        del row["total"]
        for month, published in row.items():
            assert grid.month(family, month) is (Coverage.RECORDED if published else Coverage.MISSING)
    assert grid.known("F2", Window("2010-03", 6)) == NOf(2, 6)
    assert grid.unknown_months("F2", Window("2010-03", 6)) == ("2010-03", "2010-04", "2010-05", "2010-06")
    assert all(grid.known(family, PILOT) == NOf(6, 6) for family in FAMILIES)


def test_what_nobody_spoke_of_is_missing() -> None:
    grid = coverage_of(_sent(("Police", MARCH), ("Police", "")))
    assert grid.month("F1", APRIL) is Coverage.MISSING
    assert grid.month("F9", MARCH) is Coverage.MISSING
    assert grid.cell("F1", "School", MARCH) is Coverage.MISSING
    assert grid.month("F1", "") is Coverage.MISSING


def test_a_month_is_as_good_as_its_agencies() -> None:
    def state(police: Coverage | None, school: Coverage | None, *, whole: Coverage | None = None) -> Coverage:
        said = [Marked("F1", name, APRIL, it) for name, it in (("Police", police), ("School", school)) if it]
        said += [Marked("F1", None, APRIL, whole)] if whole else []
        return coverage_of(_sent(("Police", MARCH), ("School", MARCH)), said).month("F1", APRIL)

    zero, none, missing, recorded = (
        Coverage.ZERO, Coverage.NOT_APPLICABLE, Coverage.MISSING, Coverage.RECORDED,
    )  # fmt: skip
    assert state(zero, zero) is zero
    assert state(zero, none) is zero
    assert state(none, none) is none
    assert state(zero, None) is missing
    assert state(recorded, None) is recorded
    assert state(recorded, missing) is missing
    assert state(zero, missing, whole=zero) is missing
    assert state(zero, zero, whole=missing) is missing
    assert state(None, None, whole=none) is none
    assert state(recorded, None, whole=zero) is recorded


def test_what_was_said_of_all_counts_for_each_agency_that_says_nothing_of_its_own() -> None:
    grid = coverage_of((), [Marked("F1", None, MARCH, Coverage.ZERO)])
    assert grid.cell("F1", "Police", MARCH) is Coverage.ZERO


def test_contacts_beat_nothing_and_the_contradiction_is_told() -> None:
    marks = [Marked("F1", agency, MARCH, Coverage.ZERO) for agency in ("Police", None)]
    other = Marked("F1", None, APRIL, Coverage.NOT_APPLICABLE)
    grid = coverage_of(_sent(("Police", MARCH)), [*marks, other])
    assert grid.cell("F1", "Police", MARCH) is Coverage.RECORDED
    assert grid.month("F1", MARCH) is Coverage.RECORDED
    assert grid.contradictions == tuple(marks)


def test_of_an_agency_what_is_not_applicable_does_not_count() -> None:
    marks = [Marked("F2", "Police", month, Coverage.NOT_APPLICABLE) for month in (MARCH, APRIL)]
    grid = coverage_of(_sent(("Police", MARCH)), marks)
    assert grid.of_agency("Police", ("F1", "F2"), Window(MARCH, 2)) == NOf(1, 2)


def test_so_many_of_so_many_says_its_share() -> None:
    assert str(NOf(7, 9)) == "7 of 9 (78%)"
    assert str(NOf(0, 0)) == "0 of 0"
    assert NOf(1, 8).percent == 13


@given(st.lists(st.tuples(st.sampled_from(["Police", None]), st.sampled_from(list(Coverage))), max_size=3))
def test_nothing_said_and_nothing_sent_is_never_zero(said: list[tuple[str | None, Coverage]]) -> None:
    grid = coverage_of((), [Marked("F1", agency, MARCH, state) for agency, state in said])
    for family, month in product(("F1", "F2"), (MARCH, APRIL)):
        if (family, month) != ("F1", MARCH):
            assert grid.month(family, month) is Coverage.MISSING
    if Coverage.ZERO not in {state for _, state in said}:
        assert grid.month("F1", MARCH) is not Coverage.ZERO
