"""A report whose figures count different families says so."""

from coachdesk.tools.figure_flags import FlagCode
from coachdesk.tools.windows import Compared
from tests.reports.evaluation.sample_report import part, report


def test_figures_of_different_families_are_flagged() -> None:
    (flag,) = report().n_flags
    assert flag.code is FlagCode.N_DIFFERS
    assert "the same months a year before: 8 of 9, savings calculator: 7 of 9" in flag.sentence
    assert report(savings=None, parts=(part(Compared.PRECEDING),)).n_flags == ()
