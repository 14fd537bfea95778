"""Each inconsistency of the published figures raises its own flag, and what is consistent raises none."""

from datetime import date

import pytest

from coachdesk.errors import BadInput
from coachdesk.models.figures import NOf
from coachdesk.models.window import Window
from coachdesk.tools.figure_flags import (
    Change,
    FlagCode,
    agencies_not_fewer,
    change_of,
    different_bases,
    different_days,
    different_n,
    different_periods,
    estimated,
    incomplete_baseline,
    mark_before_end,
    odd_factor,
    printed_difference,
    review_before_plan,
    rounding,
    unclear_amount,
    unlike_windows,
)
from coachdesk.tools.windows import preceding, year_before
from tests.tools.sample_figures import PILOT, vectors


def test_a_pound_lost_to_rounding() -> None:
    vector = vectors()["TV-01"]
    earlier, later = vector["in"]["earlier"], vector["in"]["later"]
    assert earlier - later == vector["out"]["computed"]
    flag = printed_difference(earlier, later, vector["published"])
    assert flag is not None
    assert flag.code == vector["out"]["flag"]
    assert rounding(12_502_660, 8_516_338) == flag
    assert rounding(12_500_000, 8_500_000) is None
    with pytest.raises(BadInput, match="rounding does not explain"):
        printed_difference(earlier, later, vector["published"] - 1)


def test_an_amount_that_can_be_read_in_two_ways() -> None:
    flag = unclear_amount(vectors()["TV-08"]["in"])
    assert flag is not None
    assert (flag.code, flag.about) == (FlagCode.AMOUNT_UNCLEAR, ("£16,546.00",))
    assert unclear_amount("16,546.00") is None


def test_eight_families_beside_nine_and_six_of_an_agencys_ten() -> None:
    (flag,) = different_n({"preceding": NOf(9, 9), "same months": NOf(8, 9)})
    assert flag.code is FlagCode.N_DIFFERS
    assert "same months: 8 of 9" in flag.sentence
    assert [one.code for one in different_n({"saving": NOf(9, 9), "top ten": NOf(6, 10)})] == [
        FlagCode.N_DIFFERS, FlagCode.WHOLE_DIFFERS,
    ]  # fmt: skip
    assert different_n({"one": NOf(9, 9), "other": NOf(9, 9)}) == ()


def test_a_window_of_seven_months_that_meets_the_pilot() -> None:
    flag = unlike_windows(Window("2010-09", 7), PILOT)
    assert flag is not None
    assert flag.code is FlagCode.WINDOWS_UNLIKE
    assert "March 2011" in flag.sentence
    assert unlike_windows(preceding(PILOT), PILOT) is None


def test_windows_of_as_many_months_and_not_as_many_days() -> None:
    flag = different_days(preceding(PILOT), PILOT)
    assert flag is not None
    assert "181 days" in flag.sentence
    assert "184" in flag.sentence
    assert different_days(year_before(PILOT), PILOT) is None


def test_days_that_come_before_what_they_follow() -> None:
    review = review_before_plan(date(2010, 8, 1), date(2011, 3, 1))
    assert review is not None
    assert review.code is FlagCode.REVIEW_BEFORE_PLAN
    assert review_before_plan(date(2011, 3, 1), date(2011, 3, 1)) is None
    mark = mark_before_end(date(2011, 7, 15), date(2011, 8, 31))
    assert mark is not None
    assert mark.code is FlagCode.MARK_BEFORE_END
    assert mark_before_end(date(2011, 8, 31), date(2011, 8, 31)) is None


def test_factors_and_periods() -> None:
    odd = odd_factor(12, 5)
    assert odd is not None
    assert odd.code is FlagCode.FACTOR_NOT_WHOLE
    assert odd_factor(12, 6) is None
    told = different_periods(Window("2010-03", 12), PILOT)
    assert told is not None
    assert told.about == ("2011-03..2012-02", "2011-09..2012-08")
    assert told.sentence.endswith("6 months are in both.")
    assert different_periods(Window("2010-09", 6), PILOT) is None


def test_sums_that_leave_out_different_things() -> None:
    flag = different_bases(["without benefits and looked-after costs", "all of it"])
    assert flag is not None
    assert len(flag.about) == 2
    assert different_bases(["all of it", "all of it"]) is None


def test_cost_down_and_agencies_the_same_or_more() -> None:
    flag = agencies_not_fewer(6, 8, 3_986_322)
    assert flag is not None
    assert "6 agencies before and 8 during" in flag.sentence
    assert agencies_not_fewer(8, 6, 3_986_322) is None
    assert agencies_not_fewer(6, 8, 0) is None


def test_the_classes_of_a_case_study() -> None:
    held = vectors()["TV-24"]
    amounts, classes = held["in"], held["out"]
    for family in ("F1", "F3", "F4", "F5"):
        assert change_of(amounts[f"{family}_p"], amounts["threshold_p"]) == classes[family]
    assert change_of(200_000) is Change.SAVING
    flag = incomplete_baseline("F2", -vectors()["TV-10"]["out"]["naive_false_change_p"], NOf(2, 6))
    assert flag is not None
    assert flag.sentence.lower().startswith("rise, baseline incomplete")
    assert incomplete_baseline("F3", -219_783, NOf(6, 6)) is None


def test_an_estimate_says_so() -> None:
    assert estimated(300_000, "the calculator").sentence == (
        "£3,000.00 a family is an estimate, not what was spent. Source: the calculator."
    )
    assert estimated(300_000, "").sentence.endswith("Source: none recorded.")
