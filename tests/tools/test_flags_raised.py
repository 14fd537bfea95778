"""Beside each run stands all that has to be told of it, and nothing that does not hold of it."""

from dataclasses import replace

from coachdesk.models.figures import ProgrammeCost, Sum
from coachdesk.models.saving import Happened
from coachdesk.models.window import Window
from coachdesk.tools.figure_flags import FlagCode
from coachdesk.tools.flags_raised import comparison_flags, savings_flags
from coachdesk.tools.savings import AskedOfFamilies, work_out
from coachdesk.tools.windows import Compared
from tests.tools.sample_figures import PILOT, comparison
from tests.tools.sample_savings import ASKED, MAPPED, YEAR, happened, savings, unit_costs


def test_beside_the_preceding_six_months() -> None:
    flags = comparison_flags(comparison(Compared.PRECEDING))
    assert [one.code for one in flags] == [
        FlagCode.ROUNDING, FlagCode.DAYS_DIFFER, FlagCode.ESTIMATE, FlagCode.EXCLUDED, FlagCode.SHORT,
    ]  # fmt: skip
    assert flags[3].sentence.startswith("There is 1 contact whose cost is left out")


def test_beside_the_same_months_the_family_left_out_is_named() -> None:
    flags = {one.code: one for one in comparison_flags(comparison(Compared.SAME_MONTHS))}
    assert set(flags) == {FlagCode.ESTIMATE, FlagCode.LEFT_OUT, FlagCode.ONE_FAMILY, FlagCode.SHORT}
    assert flags[FlagCode.LEFT_OUT].about == ("F2",)
    assert flags[FlagCode.ONE_FAMILY].about == ("F4",)


def test_what_is_uncosted_or_has_no_month_is_told() -> None:
    one = comparison(Compared.PRECEDING)
    total = one.total._replace(before=Sum(9, 0, 2), during=Sum(9, 0, 1))
    odd = replace(one, total=total, monthless=Sum(4), programme=ProgrammeCost(1, "the accounts", estimate=False))
    flags = {flag.code: flag for flag in comparison_flags(odd)}
    assert "are 3 contacts nobody costed" in flags[FlagCode.UNCOSTED].sentence
    assert FlagCode.MONTHLESS in flags
    assert FlagCode.ESTIMATE not in flags
    assert FlagCode.SHORT not in {flag.code for flag in comparison_flags(replace(one, during=Window("2011-03", 12)))}
    alone = replace(one, families=one.families[:1])
    assert FlagCode.ONE_FAMILY not in {flag.code for flag in comparison_flags(alone)}


def test_beside_the_calculator() -> None:
    flags = savings_flags(savings())
    assert [(one.code, one.about) for one in flags if one.code is not FlagCode.MULTIPLIED] == [
        (FlagCode.PERIODS_DIFFER, ("2011-03..2012-02", "2011-09..2012-08")),
        (FlagCode.NO_MAP, ("F6", "F9")),
        (FlagCode.NONE_BEFORE, ("F5",)),
        (FlagCode.NEEDED_MORE, ("F3",)),
        (FlagCode.ONE_FAMILY, ("F1",)),
        (FlagCode.SHORT, ()),
    ]
    assert sum(one.code is FlagCode.MULTIPLIED for one in flags) == 4


def test_beside_the_calculator_with_late_families_and_odd_events() -> None:
    asked = AskedOfFamilies(ASKED.families, MAPPED, {"F1": "2011-04", "F2": "2011-09"})
    odd = (*happened(), Happened("x", "F4", "C99", "2011-03"), Happened("y", "F4", "C01", ""))
    flags = {one.code: one for one in savings_flags(work_out(odd, unit_costs(), YEAR, PILOT, asked))}
    assert flags[FlagCode.LEFT_OUT].about == ("F2",)
    assert flags[FlagCode.FACTOR_NOT_WHOLE].about == ("F1",)
    assert {FlagCode.UNPRICED, FlagCode.MONTHLESS} <= set(flags)
