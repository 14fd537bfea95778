"""Caseloads of other seeds reconcile to their own rows, which are added up by nothing of ours."""

import pytest

from coachdesk.models.comparison import Comparison, Row
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import Counted, Marked, NOf, ProgrammeCost
from coachdesk.models.window import Window
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.evaluation import compare
from coachdesk.tools.tallies import merged, tallied
from tests.tools.second_caseload import AGENCIES, BEFORE, CATEGORIES, DURING, PlainCaseload, caseload

SEEDS = (20111020, *range(12))


def _compared(plain: PlainCaseload) -> Comparison:
    counted = [
        Counted(
            one["id"], one["family"], one["agency"], one["month"], one["category"], one["incident"], one["pence"],
            one["harmed"], one["reason"], one["excluded"],
        )
        for one in plain.rows
    ]  # fmt: skip
    half = len(counted) // 2
    tallies = merged([*tallied(counted[half:]), *tallied(counted[:half])])
    marks = [Marked(family, None, month, Coverage.ZERO) for family, month in plain.zero]
    marks += [Marked(family, None, month, Coverage.MISSING) for family, month in plain.missing]
    return compare(
        tallies, Window(BEFORE[0], 4), Window(DURING[0], 4), families=plain.families,
        coverage=coverage_of(tallies, marks), programme=ProgrammeCost(12_345, "invented"),
    )  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_every_total_is_the_sum_of_its_rows(seed: int) -> None:
    plain = caseload(seed)
    found = _compared(plain)

    def agrees(row: Row, **wanted: object) -> bool:
        return (row.before.pence, row.during.pence, row.before.count, row.during.count) == (
            plain.pence(BEFORE, **wanted), plain.pence(DURING, **wanted),
            plain.count(BEFORE, **wanted), plain.count(DURING, **wanted),
        )  # fmt: skip

    assert agrees(found.total)
    assert [row.name for row in found.families] == plain.compared()
    assert all(agrees(row, family=row.name) for row in found.families)
    assert all(agrees(row, agency=row.name) for row in found.agencies)
    assert all(agrees(row, category=row.name) for row in found.categories)
    assert {row.name for row in found.agencies} <= set(AGENCIES)
    assert {row.name for row in found.categories} <= set(CATEGORIES)
    assert agrees(found.incidents, incident=True)
    assert agrees(found.interventions, incident=False)
    assert agrees(found.harmed, harmed=True)
    assert all(agrees(one.row, reason=one.reason, agency=one.agency) for one in found.not_arrived)
    for table in (found.families, found.agencies, found.categories, (found.incidents, found.interventions)):
        assert sum(row.saving for row in table) == found.saving
        assert sum(row.before.count for row in table) == found.total.before.count
    assert found.total.before.uncosted == plain.count(BEFORE, pence=None, excluded="")
    assert found.total.during.excluded == plain.count(DURING, excluded="looked-after costs")
    assert found.monthless.count == plain.count(("",))


@pytest.mark.parametrize("seed", SEEDS)
def test_without_each_family_it_is_what_its_rows_come_to_without_it(seed: int) -> None:
    plain = caseload(seed)
    found = _compared(plain)
    assert found.counted == NOf(len(plain.compared()), len(plain.families))
    assert {one.family for one in found.left_out} == set(plain.families) - set(plain.compared())
    for one in found.without:
        fewer = PlainCaseload(
            [name for name in plain.families if name != one.name], plain.rows, plain.zero, plain.missing
        )
        saving = fewer.pence(BEFORE) - fewer.pence(DURING)
        assert (one.saving, one.net) == (saving, saving - 12_345 * len(fewer.compared()))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_largest_event_is_the_dearest_row(seed: int) -> None:
    plain = caseload(seed)
    found = _compared(plain)
    for months, event, sign in ((BEFORE, found.largest_before, -1), (DURING, found.largest_during, 1)):
        costs = [
            row["pence"] or 0 for row in plain.rows
            if row["family"] in plain.compared() and row["month"] in months and not row["excluded"]
        ]  # fmt: skip
        assert event is not None
        assert event.event.pence == max(costs)
        assert event.total == sum(costs) - max(costs)
        assert event.saving == found.saving + sign * max(costs)


def test_the_seeds_have_families_of_every_kind() -> None:
    made = [caseload(seed) for seed in SEEDS]
    assert any(one.missing for one in made)
    assert any(one.zero for one in made)
    assert any(len(one.compared()) < len(one.families) for one in made)
    assert any(len(one.compared()) > 2 for one in made)
