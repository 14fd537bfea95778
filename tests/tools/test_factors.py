"""The factor is months before for each month during, in words, with a warning where it is no whole number."""

from fractions import Fraction

import pytest

from coachdesk.errors import BadInput
from coachdesk.models.window import Window
from coachdesk.tools.factors import factor_in_words, factor_number, factor_of, is_whole, periods
from tests.tools.sample_figures import PILOT, vectors


def test_factors_as_published() -> None:
    vector = vectors()["TV-12"]
    for (before, during), published in zip(vector["in"], vector["out"], strict=True):
        if published == "refused":
            with pytest.raises(BadInput, match="no month during"):
                factor_of(before, during)
        else:
            factor = factor_of(before, during)
            assert factor_number(factor) + ("" if is_whole(factor) else " warn") == published
            assert factor_in_words(before, during).endswith("with care.") is ("warn" in published)


def test_factors_in_words() -> None:
    assert factor_in_words(12, 6) == "12 months before against 6 months during: what happened during is doubled."
    assert factor_in_words(12, 12).endswith("is counted once.")
    assert factor_in_words(12, 1).endswith("against 1 month during: what happened during is multiplied by 12.")
    assert "multiplied by 2.4. That is no whole" in factor_in_words(12, 5)
    assert factor_number(Fraction(12, 7)) == "about 1.71"
    assert factor_number(Fraction(1, 2)) == "0.5"


def test_the_measured_and_the_projected_period_are_two() -> None:
    published = vectors()["TV-14"]["out"]
    told = periods(Window("2010-03", 12), PILOT)
    assert [told.measured.first, told.measured.last] == published["measured"]
    assert [told.projected.first, told.projected.last] == published["projected"]
    assert told.shared_months == published["overlap_months"]
    assert told.observed_months == 6
    assert periods(Window("2010-10", 3), PILOT).observed_months == 3
