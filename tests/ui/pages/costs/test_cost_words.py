"""Uncosted is never £0, nothing recorded is "none", a change never begins with a minus; addresses are read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.contact import ContactKind, ContactOutcome
from coachdesk.models.figure_names import FigureNames
from coachdesk.models.figures import Sum
from coachdesk.models.window import Window
from coachdesk.operations.figures_behind import BehindFigure
from coachdesk.ui.pages.costs.behind_page import asked_by
from coachdesk.ui.pages.costs.behind_place import behind, behind_ids
from coachdesk.ui.pages.costs.names import category_words, reason_words
from coachdesk.ui.pages.costs.words import change_words, cost_words, headline_words
from coachdesk.ui.pages.savings.saving_rows import line_rows
from tests.tools.sample_savings import savings


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Sum(), "none"),
        (Sum(2, 0, 2), "2 uncosted"),
        (Sum(1, 0, 0, 1), "1 left out"),
        (Sum(4, 1_250, 2, 1), "£12.50 · 2 uncosted · 1 left out"),
        (Sum(1, 0), "£0.00"),
    ],
)
def test_what_contacts_cost_is_said_with_what_nobody_costed(qapp: object, one: Sum, said: str) -> None:
    assert cost_words(one) == said


@given(st.integers(-(10**9), 10**9))
def test_a_change_says_more_or_less_and_never_has_a_minus(qapp: object, pence: int) -> None:
    said = f"{change_words(pence)} {headline_words(pence)}"
    assert not {"-", "−"} & set(said)
    assert ("more" in said) == (pence < 0)
    assert ("less" in said) == (pence > 0)


def test_every_address_of_contacts_is_read_back_as_it_was_written() -> None:
    window = Window("2010-09", 6)
    assert asked_by(behind(("a", "b"), window)) == BehindFigure(("a", "b"), window)
    narrow = asked_by(
        behind(("a",), window, agency="p", category="", kind="incident", reason="nobody_in", harmed="yes")
    )
    assert narrow == BehindFigure(("a",), window, "p", "", ContactKind.INCIDENT, ContactOutcome.NOBODY_IN, harmed=True)
    assert asked_by(behind_ids(("x", "y"))) == BehindFigure(ids=("x", "y"))
    assert asked_by({}) == BehindFigure()


def test_categories_and_reasons_are_called_by_their_words(qapp: object) -> None:
    names = FigureNames(categories={"C01": "Police call-out", "C02": "C02"})
    said = [category_words(names, code) for code in ("C01", "C02", "C03", "")]
    assert said == ["C01 Police call-out", "C02", "C03", "No category"]
    assert reason_words("letter_not_read") == "Told by a letter they can’t read"
    assert reason_words("told otherwise") == "told otherwise"


def test_each_count_of_the_calculator_opens_its_own_events(qapp: object) -> None:
    one = savings()
    lines = [line for family in one.families for line in family.lines]
    for line, row in zip(lines, line_rows(one, FigureNames()), strict=True):
        for events, figure in ((line.before, row.figures[2]), (line.during, row.figures[3])):
            assert figure.words == str(len(events))
            assert figure.opens == (behind_ids(events) if events else None)
