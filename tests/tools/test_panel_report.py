"""What stands beside a panel's totals names nobody and counts nobody."""

from dataclasses import replace

from coachdesk.tools.figure_flags import FlagCode
from coachdesk.tools.windows import Compared
from tests.reports.evaluation.sample_report import panel


def test_its_flags_name_nobody() -> None:
    told = {flag.code: flag for flag in panel().flags}
    assert set(told) == {FlagCode.ROUNDING, FlagCode.DAYS_DIFFER, FlagCode.ESTIMATE, FlagCode.ONE_FAMILY}
    assert not any("F" + digit in flag.sentence for flag in told.values() for digit in "123456789")
    same = panel(Compared.SAME_MONTHS)
    spent = replace(same, copy=replace(same.copy, programme=same.copy.programme._replace(estimate=False)))
    assert [flag.code for flag in spent.flags] == [FlagCode.ONE_FAMILY]


def test_the_assumption_stands_where_something_is_projected() -> None:
    assert any("Nobody has seen whether it did." in words for words in panel().assumption)
    assert panel(savings=None).assumption == ()
