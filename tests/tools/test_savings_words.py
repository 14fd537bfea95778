"""The calculator's words say the factor, the assumption, who is in it, and "needed more help" with its reason."""

from dataclasses import replace
from fractions import Fraction

import pytest

from coachdesk.models.saving import FamilySaving, Multiplied, Range
from coachdesk.models.window import Window
from coachdesk.tools.savings import AskedOfFamilies, work_out
from coachdesk.tools.savings_words import (
    assumption_words,
    counted_words,
    family_words,
    kept_words,
    multiplied_words,
    single_event_words,
)
from tests.tools.sample_figures import PILOT
from tests.tools.sample_savings import ASKED, MAPPED, YEAR, happened, savings, unit_costs


def test_the_assumption_is_told_with_both_periods() -> None:
    factor, assumed, measured, projected, shared = assumption_words(savings())
    assert factor.endswith("is doubled.")
    assert "Nobody has seen" in assumed
    assert measured == "Measured period: March 2011 to February 2012, 6 months of it observed and 6 months assumed."
    assert projected == "Projected period: September 2011 to August 2012, all of it assumed."
    assert shared.startswith("The two share 6 months")
    equal = work_out(happened(), unit_costs(), Window("2010-09", 6), PILOT, ASKED)
    assert len(assumption_words(equal)) == 4


def test_three_parts_that_may_last() -> None:
    assert kept_words(savings())[1] == (
        "If 75% of the change lasts: £66,812 for the measured period, £57,267 for the projected one."
    )
    assert len(kept_words(savings())) == 3


def test_who_is_counted() -> None:
    assert counted_words(savings()) == (
        "7 of 9 (78%) families. No map, left out: F6, F9. None recorded before, counted as nothing: F5."
    )
    late = work_out(happened(), unit_costs(), YEAR, PILOT, AskedOfFamilies(("F1", "F2"), MAPPED, {"F2": "2012-01"}))
    assert counted_words(late) == "1 of 2 (50%) families. Joined after the window, left out: F2."


def _family(name: str) -> FamilySaving:
    return next(one for one in savings().families if one.family == name)


def test_a_family_is_never_said_to_have_failed() -> None:
    third = _family("F3")
    assert family_words(third) == "Needed more help: predicted to cost £17,253 more. Reason: none recorded."
    assert family_words(replace(third, reason="a long stay in hospital")).endswith("Reason: a long stay in hospital.")
    assert family_words(_family("F1")) == "Predicted to cost £62,745 less."
    assert family_words(_family("F5")) == "No incident on its map in either window."
    assert family_words(replace(third, saving=Range(0, 0, 0))) == "As much as before."


def test_the_single_event_and_what_was_multiplied() -> None:
    single = savings().single_event
    assert single is not None
    assert single_event_words(single) == (
        "One event moves this most: Child taken into care (one episode) (F1), £41,300. Without it: £35,056."
    )
    assert multiplied_words(savings().multiplied[1]).startswith(
        "F3: Emergency hospital admission, seen 4 times and counted 8."
    )


@pytest.mark.parametrize(("factor", "counted"), [(Fraction(12, 5), "seen 1 time and counted 2.4.")])
def test_a_part_of_an_event_is_told_as_one(factor: Fraction, counted: str) -> None:
    assert counted in multiplied_words(Multiplied("F1", unit_costs()["C12"], 1, factor))
