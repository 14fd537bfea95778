"""The comparison comes to the published figures to the penny, and says what it leaves out."""

from fractions import Fraction

import pytest

from coachdesk.errors import BadInput, Refused
from coachdesk.models.comparison import Comparison, LargestEvent, Row
from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import Largest, Marked, NOf, ProgrammeCost, Sum
from coachdesk.models.window import Window
from coachdesk.tools.coverage import coverage_of
from coachdesk.tools.evaluation import compare, matched_months
from coachdesk.tools.figure_ratios import (
    as_decimal,
    break_even,
    in_percent,
    incident_share,
    mean_pence,
    per_day,
    per_pound,
    share,
)
from coachdesk.tools.money import whole_pounds
from coachdesk.tools.windows import Compared, year_before
from tests.tools.sample_figures import FAMILIES, PILOT, PROGRAMME, comparison, tallies, vectors

PRECEDING = comparison(Compared.PRECEDING)
AUTUMN = Window("2010-09", 6)
SAME_MONTHS = comparison(Compared.SAME_MONTHS)


def _saving(found: Comparison, family: str) -> int:
    return next(row.saving for row in found.families if row.name == family)


def test_the_preceding_six_months() -> None:
    vector = vectors()["TV-04"]
    assert PRECEDING.total.before.pence == vector["in"]["earlier_p"] == 12_502_660
    assert PRECEDING.total.during.pence == vector["in"]["later_p"] == 8_516_338
    assert PRECEDING.saving == vector["out"]["saving_p"] == 3_986_322
    assert PRECEDING.programme_cost == vector["in"]["cost_p"] == vectors()["TV-02"]["out"] * 100
    assert PRECEDING.net == 1_286_322
    assert whole_pounds(PRECEDING.net) == vectors()["TV-03"]["out"] == vector["out"]["net"]
    assert whole_pounds(PRECEDING.saving) == vector["out"]["saving"]
    assert PRECEDING.counted == NOf(9, 9)
    assert not PRECEDING.left_out


def test_the_same_months_of_the_year_before_without_the_family_that_has_no_months() -> None:
    vector, sample = vectors()["TV-05"], vectors()["TV-30"]["out"]
    assert SAME_MONTHS.saving == vector["in"]["saving_p"] == 3_087_512
    assert whole_pounds(SAME_MONTHS.saving) == vector["out"]
    assert SAME_MONTHS.net == 687_512
    assert whole_pounds(SAME_MONTHS.net) == vectors()["TV-06"]["out"]
    assert (SAME_MONTHS.total.before.pence, SAME_MONTHS.total.during.pence) == (sample["Y8"], sample["P8"])
    (left_out,) = SAME_MONTHS.left_out
    vector = vectors()["TV-10"]
    assert left_out.family == vector["in"]["family"] == "F2"
    assert left_out.before == NOf(vector["out"]["same_months"]["recorded"], vector["out"]["same_months"]["of"])
    assert left_out.unknown == ("2010-03", "2010-04", "2010-05", "2010-06")
    assert SAME_MONTHS.counted == NOf(vector["out"]["same_months"]["n"], 9)


def test_the_family_left_out_is_compared_in_the_months_it_has() -> None:
    pairs, row = matched_months(tallies(), year_before(PILOT), PILOT, "F2", coverage_of(tallies()))
    assert pairs == (("2010-07", "2011-07"), ("2010-08", "2011-08"))
    assert row.saving == vectors()["TV-10"]["out"]["matched_jul_aug_saving_p"] == 71_329


def test_families_that_cost_more_and_less() -> None:
    assert _saving(SAME_MONTHS, "F3") == vectors()["TV-07"]["out"]["saving_p"] == -219_783
    assert _saving(SAME_MONTHS, "F4") == 1_654_600
    assert [row.name for row in SAME_MONTHS.spread] == ["F3", "F4"]
    assert [_saving(PRECEDING, family) for family in ("F1", "F3", "F9")] == [738_810, -113_603, 39_105]


def test_emergencies_and_planned_help() -> None:
    emergencies, planned = PRECEDING.incidents, PRECEDING.interventions
    assert [whole_pounds(one.pence) for one in emergencies[1:]] == [63_443, 23_563]
    assert [whole_pounds(one.pence) for one in planned[1:]] == [61_583, 61_600]
    assert [one.count for one in emergencies[1:]] == [315, 121]
    assert in_percent(incident_share(emergencies.before, planned.before)) == "50.7%"
    assert in_percent(incident_share(emergencies.during, planned.during)) == "27.7%"
    assert in_percent(incident_share(Sum(), Sum())) == "no cost recorded"


def test_agencies_that_spend_more_are_signed_and_come_to_the_total() -> None:
    saving = {row.name: row.saving for row in PRECEDING.agencies}
    assert len(saving) == 20  # Courts had nothing in either window
    assert (saving["Housing Association"], saving["Adult Learning"], saving["Acute Hospital"]) == (
        1_755_935, -95_875, -429_020,
    )  # fmt: skip
    assert sum(saving.values()) == PRECEDING.saving


def test_help_that_did_not_arrive_is_counted_by_reason_and_agency() -> None:
    late = PRECEDING.not_arrived
    assert [sum(one.row[side].count for one in late) for side in (1, 2)] == [58, 26]  # type: ignore[union-attr, misc]
    assert {one.reason for one in late} == {"did not attend", "no access", "duplicate of another agency's work"}
    assert PRECEDING.total.before.excluded == 1
    assert PRECEDING.harmed.before == Sum(1, 28_610)


def test_the_largest_event_and_each_total_without_it() -> None:
    assert PRECEDING.largest_before == LargestEvent(Largest(146_525, "F1-0137"), 12_356_135, 3_839_797)
    assert PRECEDING.largest_during == LargestEvent(Largest(146_525, "F9-0137"), 8_369_813, 4_132_847)


def test_without_each_family() -> None:
    by_name = {one.name: one for one in PRECEDING.without}
    assert by_name["F4"].saving == 3_986_322 - 1_811_040
    assert by_name["F4"].net == by_name["F4"].saving - 8 * 300_000
    assert len(by_name) == 9


def test_means_shares_and_what_a_pound_brought_as_published() -> None:
    published = vectors()["TV-09"]["out"]
    parts = {
        "pilot_per_family": (8_516_300, 9), "preceding_per_family": (12_502_700, 9),
        "saving_per_family": (3_986_300, 9), "net_per_family": (1_286_300, 9),
        "same_months_per_family": (3_087_500, 8), "same_months_net_per_family": (687_500, 8),
    }  # fmt: skip
    for name, (pence, n) in parts.items():
        assert as_decimal(Fraction(mean_pence(pence, n), 100), 2) == published[name]
    assert in_percent(share(39_863, 125_027), 2) == f"{published['saving_pct']}%"
    assert in_percent(share(12_863, 125_027), 2) == f"{published['net_pct']}%"
    ratios = [per_pound(one) for one in (PRECEDING, SAME_MONTHS)]
    assert [as_decimal(one, 2) for one in ratios if one] == vectors()["TV-32"]["out"]
    assert break_even(SAME_MONTHS) == 385_939
    assert per_day(8_516_338, PILOT.days) == 46_284
    assert [as_decimal(-one, 0) for one in ratios if one] == ["−1", "−1"]


def test_windows_that_are_unlike_are_refused() -> None:
    with pytest.raises(BadInput, match="7 months"):
        _pilot_only("F1", before=Window("2010-09", 7))


def test_nothing_is_compared_where_no_family_has_its_months() -> None:
    with pytest.raises(Refused):
        _pilot_only("F2", before=year_before(PILOT))
    with pytest.raises(Refused):
        _pilot_only("nobody")


def test_families_are_asked_once_each_and_a_silent_one_stands_with_nothing() -> None:
    silent = [Marked("F10", None, month, Coverage.ZERO) for month in Window("2010-09", 12).each_month()]
    found = compare(
        tallies(), Window("2010-09", 6), PILOT, families=("F1", "F10", "F1"), coverage=coverage_of(tallies(), silent),
        programme=ProgrammeCost(0, "none"),
    )  # fmt: skip
    assert found.families[1] == Row("F10", Sum(), Sum())
    assert found.counted == NOf(2, 2)
    assert per_pound(found) is None
    alone = compare(
        (), Window("2010-09", 6), PILOT, families=("F10",), coverage=coverage_of((), silent), programme=PROGRAMME
    )
    assert alone.largest_before is alone.largest_during is None
    assert alone.net == -300_000


def _pilot_only(*families: str, before: Window = AUTUMN) -> Comparison:
    return compare(tallies(), before, PILOT, families=families, coverage=coverage_of(tallies()), programme=PROGRAMME)


def test_all_nine_were_asked() -> None:
    assert PRECEDING.asked == SAME_MONTHS.asked == FAMILIES
