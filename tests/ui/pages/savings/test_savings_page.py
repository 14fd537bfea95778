"""The savings calculator on the sample: the published run, its assumption, its reasons, and the events behind it."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.saving_reason import SavingReason
from coachdesk.models.window import Window
from coachdesk.operations.savings_facts import say_no_map
from coachdesk.tools.gathered_figures import Figures
from coachdesk.ui.pages.costs.behind_page import FigureContactsPage
from coachdesk.ui.pages.savings.answering import answered
from coachdesk.ui.pages.savings.asked import RatesHeld, SavingsAsked
from coachdesk.ui.pages.savings.page import SavingsPage
from coachdesk.ui.pages.savings.words import cash_words, rates_words
from tests.tools.sample_figures import FAMILIES, PILOT
from tests.tools.sample_gathered import gathered
from tests.tools.sample_savings import YEAR, savings
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import words
from tests.ui.pages.figures_standing import FiguresStanding, ask, row_of, standing_on_figures


@pytest.fixture
def here(qtbot: QtBot, theme: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FiguresStanding]:
    with standing_on_figures(qtbot, tmp_path_factory.mktemp("savings")) as made:
        yield made


def test_filled_from_the_maps_it_says_the_published_run_and_each_count_opens_its_events(
    here: FiguresStanding, usable: Usable
) -> None:
    page = here.page(SavingsPage)
    said = words(page)
    for sentence in (
        "12 months before against 6 months during: what happened during is doubled.",
        "All of them are invented: they show how the sum is done and prove nothing.",
        "Predicted to cost £76,356 less",
        "7 of 9 (78%) families. No map, left out: F6, F9. None recorded before, counted as nothing: F5.",
        "At the low unit costs: £61,085 less. At the likely ones: £76,356 less. At the high ones: £99,263 less.",
        "Nobody has seen whether it did.",
        "None of it is cash: no budget grows by it.",
        "If 50% of the change lasts: £57,267 less for the measured period, £38,178 less for the projected one.",
        "Without F1: £13,611 less",
        "Projected, not recorded. It is never added to what contacts cost",
        "seen 1 time and counted 2. Rare and costly",
    ):
        assert sentence in said
    assert "£39,863" not in said, "what was recorded stands on another page"
    assert row_of(page.by_family.table, "F1")[1:] == [
        "34", "£64,567", "3", "£911", "2", "£62,745 less", "£13,611 less"
    ]  # fmt: skip
    assert row_of(page.by_family.table, "F3")[6] == "£17,253 more"
    for table, name, heading in (
        (page.by_family.table, "F1", "Events before"),
        (page.by_family.table, "All, 7 of 9", "Events during"),
        (page.by_category.table, "F1", "Events before"),
    ):
        ask(table, name, heading)
        count = dict(zip(table.words()[0], row_of(table, name), strict=True))[heading]
        opened = here.page(FigureContactsPage, **here.went[-1].where)
        assert len(opened.shown.contacts) == int(count) if opened.shown else False
    here.press(page, "One event moves this most")
    assert "Child taken into care" in str(here.page(FigureContactsPage, **here.went[-1].where).table.words())
    usable(page)


def test_why_a_family_needed_more_help_is_kept_for_that_window_and_none_stands_as_none_recorded(
    here: FiguresStanding,
) -> None:
    page = here.page(SavingsPage)
    f3 = here.family("F3")
    field = page.reasons.fields[f3]
    field.set_text("")
    field.editor().setText("A relapse in May")  # type: ignore[attr-defined]
    page.reasons.said.emit(f3, "A relapse in May")
    here.settle()
    kept = [one for one in here.desk.records(SavingReason, f3) if one.during == "2011-03..2011-08"]
    assert [one.words for one in kept] == ["A relapse in May"]
    assert "more. Reason: A relapse in May." in words(page)
    page.asked.during[0].set_month("2011-04")
    page.asked.during[0].left.emit("2011-04")
    here.settle()
    assert "12 months before against 5 months during: what happened during is multiplied by 2.4." in words(page)
    assert "more. Reason: none recorded." in words(page)


def test_a_family_whose_map_was_drawn_is_counted_from_then_on_and_without_any_map_nothing_is_said(
    here: FiguresStanding,
) -> None:
    page = here.page(SavingsPage)
    here.press(page, "The map of F6 was drawn")
    assert "8 of 9 (89%) families. No map, left out: F9." in words(page)
    for ref in ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8"):
        say_no_map(here.desk, here.family(ref))
    here.settle()
    assert not page.result.isVisibleTo(page)
    assert "journey map" in page.refused.words()
    here.press(page, "The map of F1 was drawn")
    assert "Predicted to cost £62,745 less" in words(page)


def test_windows_that_share_a_month_are_refused_and_families_can_be_chosen() -> None:
    shared = answered(gathered(), date(2011, 9, 1), SavingsAsked(Window("2010-04", 12), PILOT, FAMILIES))
    assert shared.savings is None
    assert "share March 2011" in shared.refusal
    alone = answered(gathered(), date(2011, 9, 1), SavingsAsked(YEAR, PILOT, ("F1",)))
    assert alone.savings is not None
    assert alone.savings.total.likely == 6_274_500
    nobody = answered(Figures((), gathered().names, ()), date(2011, 9, 1))
    assert nobody.refusal


def test_unit_costs_are_told_for_what_they_are() -> None:
    assert "no unit costs yet" in rates_words(RatesHeld(0, 0, frozenset()))
    some = rates_words(RatesHeld(3, 1, frozenset({"C01"})))
    assert some == "Worked out with 3 unit costs. 1 of them are invented and prove nothing."
    assert rates_words(RatesHeld(1, 0, frozenset())) == ("Worked out with 1 unit cost.")
    one = savings()
    assert cash_words(one, frozenset()) == "None of it is cash: no budget grows by it."
    assert "Of that, £41,300 less is of categories of which somebody said that money comes free" in cash_words(
        one, frozenset({"C12"})
    )
