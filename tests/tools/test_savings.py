"""The calculator comes to the published figures to the pound, and each figure has the events behind it."""

import random
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import BadInput, Refused
from coachdesk.models.figures import NOf
from coachdesk.models.saving import FamilySaving, Happened, Kept, Range, Savings, UnitCost
from coachdesk.models.window import Window
from coachdesk.tools.figure_ratios import in_percent, mean_pence, nearest_thousand, share
from coachdesk.tools.savings import AskedOfFamilies, work_out
from coachdesk.tools.windows import Compared
from tests.tools.sample_figures import FAMILIES, PILOT, comparison, vectors
from tests.tools.sample_savings import ASKED, MAPPED, YEAR, happened, published_incidents, savings, unit_costs


def _family(found: Savings, name: str) -> FamilySaving:
    return next(one for one in found.families if one.family == name)


def test_each_familys_counts_and_saving_are_the_published_ones() -> None:
    published = published_incidents()["counts"]
    assert {one.family for one in savings().families} == set(published)
    for one in savings().families:
        counts = published[one.family]
        assert {line.unit.category: len(line.before) for line in one.lines if line.before} == counts["before"]
        assert {line.unit.category: len(line.during) for line in one.lines if line.during} == counts["during"]
        assert one.saving.likely == counts["saving"] * 100


@pytest.mark.parametrize("vector", ["TV-15", "TV-16"])
def test_one_family_step_by_step(vector: str) -> None:
    held = vectors()[vector]
    one, out = _family(savings(), held["in"]["family"]), held["out"]
    found = (one.before.likely, one.cost_during.likely, one.scaled.likely, one.saving.likely)
    assert found == tuple(out[name] * 100 for name in ("before", "during", "doubled", "saving"))
    assert one.needed_more is (out["saving"] < 0)


def test_the_total_for_seven_families_and_who_is_counted() -> None:
    assert savings().total.likely == vectors()["TV-13"]["in"]["total"] * 100 == 7_635_600
    vector = vectors()["TV-17"]
    assert savings().counted == NOf(vector["out"]["counted"], vector["in"]["families"])
    assert savings().counted.percent == vector["out"]["coverage_pct"]
    assert list(savings().no_map) == vector["in"]["no_map"]
    assert list(savings().none_before) == vector["in"]["zero_before"]


def test_without_each_family_and_without_the_one_care_episode() -> None:
    without, out = {one.family: one.total for one in savings().without}, vectors()["TV-18"]["out"]
    assert without["F1"] == out["without_F1"] * 100 == 1_361_100
    assert without["F3"] == out["without_F3"] * 100
    first, third = (_family(savings(), name).saving.likely for name in ("F1", "F3"))
    assert first + third == out["F1_plus_F3"] * 100
    assert savings().total.likely - first - third == out["other_five"] * 100
    assert in_percent(share(first, savings().total.likely), 2) == f"{out['F1_share_pct']}%"
    single = savings().single_event
    assert single is not None
    assert (single.id, single.unit.category, single.moved, single.total) == ("F1-0124", "C12", 4_130_000, 3_505_600)


def test_means_as_published() -> None:
    out, n = vectors()["TV-13"]["out"], savings().counted.n
    assert mean_pence(savings().total.likely, n) == 1_090_800
    assert out["mean"] == "10908.00"
    assert nearest_thousand(mean_pence(savings().total.likely, n)) == out["nearest_thousand"]
    assert mean_pence(savings().total.likely, n - len(savings().none_before)) == 1_272_600
    assert nearest_thousand(-1_725_300) == -17_000


def test_the_formula_by_itself() -> None:
    vector = vectors()["TV-11"]["in"]
    costs = {str(place): _unit(str(place), pounds * 100) for place, pounds in enumerate(vector["unit"])}
    events = [
        Happened(f"{month}{place}{each}", "F1", str(place), month)
        for month, counts in (("2010-03", vector["before"]), ("2011-03", vector["during"]))
        for place, count in enumerate(counts)
        for each in range(count)
    ]
    found = work_out(events, costs, YEAR, PILOT, AskedOfFamilies(("F1",), frozenset({"F1"})))
    assert found.factor == vector["factor"]
    assert found.total.likely == vectors()["TV-11"]["out"] * 100


def test_low_likely_and_high_each_come_to_their_own_total() -> None:
    assert savings().total == Range(7_635_600 * 80 // 100, 7_635_600, 7_635_600 * 130 // 100)


def test_what_lasts_is_told_for_three_parts_and_both_periods() -> None:
    assert savings().kept == (
        Kept(100, 7_635_600, 7_635_600), Kept(75, 6_681_150, 5_726_700), Kept(50, 5_726_700, 3_817_800),
    )  # fmt: skip
    same = work_out(happened(), unit_costs(), Window("2010-09", 6), PILOT, ASKED)
    assert all(one.measured == same.total.likely for one in same.kept)


def test_rare_costly_events_that_were_multiplied_are_told() -> None:
    assert [(one.family, one.unit.category, one.seen, one.factor) for one in savings().multiplied] == [
        ("F3", "C04", 1, 2), ("F3", "C10", 4, 2), ("F3", "C18", 1, 2), ("F7", "C05", 1, 2),
    ]  # fmt: skip
    assert not work_out(happened(), unit_costs(), Window("2010-09", 6), PILOT, ASKED).multiplied


def test_each_count_has_its_events() -> None:
    one = _family(savings(), "F2")
    lines = {line.unit.category: line for line in one.lines}
    assert lines["C01"].before[0] == "map-1"
    assert lines["C09"].before[0] == "map-2"
    seen = [event for family in savings().families for line in family.lines for event in (*line.before, *line.during)]
    assert len(seen) == len(set(seen)) == len(happened())


def test_a_family_that_joined_late_has_a_factor_of_its_own_or_is_left_out() -> None:
    late = AskedOfFamilies(("F1", "F4", "F7"), MAPPED, {"F1": "2011-04", "F4": "2010-12", "F7": "2011-09"})
    found = work_out(happened(), unit_costs(), YEAR, PILOT, late)
    assert _family(found, "F1").factor == Fraction(12, 5)
    assert _family(found, "F1").during == Window("2011-04", 5)
    assert _family(found, "F4").factor == 2
    assert found.joined_after == ("F7",)
    assert found.counted == NOf(2, 3)


def test_what_has_no_price_or_no_month_is_in_no_sum_and_told() -> None:
    odd = (Happened("x", "F1", "C99", "2011-03"), Happened("y", "F1", "C01", ""), Happened("z", "F6", "C01", "2011-03"))
    found = work_out((*happened(), *odd), unit_costs(), YEAR, PILOT, ASKED)
    assert found.total == savings().total
    assert found.unpriced == (odd[0],)
    assert found.monthless == (odd[1],)


def test_windows_that_meet_and_families_without_a_map_are_refused() -> None:
    with pytest.raises(BadInput, match="share March 2011"):
        work_out(happened(), unit_costs(), Window("2010-03", 13), PILOT, ASKED)
    with pytest.raises(Refused):
        work_out(happened(), unit_costs(), YEAR, PILOT, AskedOfFamilies(("F6", "F9"), MAPPED))


def test_nothing_on_any_map_is_nothing() -> None:
    found = work_out((), unit_costs(), YEAR, PILOT, AskedOfFamilies(("F5",), MAPPED))
    assert found.total == Range(0, 0, 0)
    assert found.single_event is None


def test_what_moves_the_result_most_may_be_during_and_make_it_smaller() -> None:
    events = (Happened("small", "F1", "C01", "2010-03"), Happened("large", "F1", "C12", "2011-03"))
    single = work_out(events, unit_costs(), YEAR, PILOT, AskedOfFamilies(("F1",), MAPPED)).single_event
    assert single is not None
    assert (single.id, single.moved, single.total) == ("large", -8_260_000, 17_500)


def test_what_was_recorded_and_what_is_projected_cannot_be_added() -> None:
    with pytest.raises(TypeError):
        comparison(Compared.PRECEDING) + savings()  # type: ignore[operator]


COSTS = {code: UnitCost(code, code, Range(low, low + 7, low + 31)) for code, low in (("a", 101), ("b", 99_999))}
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(FAMILIES[:4]), st.sampled_from("ab"), st.sampled_from([*YEAR.each_month(), *PILOT.each_month()])
    ),
    max_size=25,
).map(lambda drawn: [Happened(f"{place:03d}", *one) for place, one in enumerate(drawn)])


@given(EVENTS, st.integers(1, 6), st.randoms(use_true_random=False))
def test_rows_come_to_totals_and_each_total_without_is_what_it_would_be(
    events: list[Happened], months: int, chance: random.Random
) -> None:
    asked, during = AskedOfFamilies(FAMILIES[:4], frozenset(FAMILIES)), Window("2011-03", months)
    found = work_out(events, COSTS, YEAR, during, asked)
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert work_out(shuffled, COSTS, YEAR, during, asked) == found
    for at in range(3):
        rows = [line.saving[at] for one in found.families for line in one.lines]
        assert sum(rows) == found.total[at] == sum(one.saving[at] for one in found.families)
        counted = Counter((one.family, one.category, YEAR.has(one.month)) for one in events if one.month <= during.last)
        exact = sum(
            (count if was else -Fraction(12, months) * count) * COSTS[code].pence[at]
            for (_, code, was), count in counted.items()
        )
        assert abs(exact - found.total[at]) <= Fraction(len(rows), 2)
    for one in found.without:
        rest = AskedOfFamilies(tuple(name for name in FAMILIES[:4] if name != one.family), asked.mapped)
        assert work_out(events, COSTS, YEAR, during, rest).total.likely == one.total
    moved = [abs(work_out([one for one in events if one.id != it.id], COSTS, YEAR, during, asked).total.likely
                 - found.total.likely) for it in events[:3]]  # fmt: skip
    assert max(moved, default=0) <= (abs(found.single_event.moved) if found.single_event else 0)
    if found.single_event:
        fewer = [one for one in events if one.id != found.single_event.id]
        assert work_out(fewer, COSTS, YEAR, during, asked).total.likely == found.single_event.total


def _unit(code: str, pence: int) -> UnitCost:
    return UnitCost(code, code, Range(pence, pence, pence))
