"""Costs before and during, on the sample: published figures on the screen, and behind each number its own contacts."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.contact import Contact
from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.operations.families import start_family
from coachdesk.tools.windows import Compared
from coachdesk.ui.pages.costs.behind_page import FigureContactsPage
from coachdesk.ui.pages.costs.page import CostsPage
from coachdesk.ui.widgets.figure_table import FigureTable
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import words
from tests.ui.pages.figures_standing import FiguresStanding, ask, row_of, standing_on_figures


@pytest.fixture
def here(qtbot: QtBot, theme: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FiguresStanding]:
    with standing_on_figures(qtbot, tmp_path_factory.mktemp("costs")) as made:
        yield made


def behind(here: FiguresStanding) -> FigureContactsPage:
    """The page that the last figure opened."""
    place = here.went[-1]
    assert place.page == "figure_contacts"
    return here.page(FigureContactsPage, **place.where)


def test_the_published_figures_stand_there_and_each_opens_its_own_contacts(
    here: FiguresStanding, usable: Usable
) -> None:
    page = here.page(CostsPage)
    said = words(page)
    for sentence in (
        "It cost £39,863 less",
        "Before, September 2010 to February 2011: 693 contacts, £125,026.60 · 1 left out, £690.75 a day",
        "During, March 2011 to August 2011: 503 contacts, £85,163.38, £462.84 a day",
        "Counted: 9 of 9 (100%) families.",
        "The work itself is estimated at £3,000.00 a family, for 9 families £27,000.00. Source: ",
        "After that: £12,863.22 less.",
        "Emergencies are 50.7% of the cost before and 27.7% during.",
        "differs by £1 because of rounding",
        "Nothing here proves what caused a change.",
    ):
        assert sentence in said
    families = page.by_family.table
    assert row_of(families, "F3")[1:6] == ["61", "£10,236.40", "46", "£11,372.43", "£1,136.03 more"]
    assert row_of(families, "F1")[6:] == ["£32,475.12 less", "£8,475.12 less"]
    assert row_of(families, "All, 9 of 9")[5:] == ["£39,863.22 less", "£39,863.22 less", "£12,863.22 less"]
    emergencies = row_of(page.kinds.totals.table, "Emergencies")
    assert emergencies[1:5] == ["315", "£63,443.30 · 1 left out", "121", "£23,562.95"]
    for table, name, heading in (
        (families, "F3", "Contacts during"),
        (page.by_agency.table, "Brue Vale Police", "Cost before"),
        (page.by_category.table, "C09 A&E attendance", "Contacts before"),
        (page.kinds.totals.table, "Emergencies", "Contacts during"),
        (page.kinds.list.table, "May 2011", "Cost of planned help"),
        (page.by_month.table, "F4", "January 2011"),
        (page.not_arrived.table, "They could not come", "Contacts during"),
    ):
        came = opened_from(here, table, name, heading)
        assert came, (name, heading)
    here.press(page, "Largest single event during")
    assert "1 contact: £1,465.25" in words(behind(here))
    usable(behind(here))
    usable(page)


def opened_from(here: FiguresStanding, table: FigureTable, name: str, heading: str) -> bool:
    """Whether what a figure opens is as many contacts, or costs as much, as the figure says."""
    ask(table, name, heading)
    figure = dict(zip(table.words()[0], row_of(table, name), strict=True))[heading]
    said = behind(here).sum.words()
    return said.endswith(f": {figure}") or said.startswith((f"{figure} contacts", f"{figure} contact:"))


def test_the_same_months_of_the_year_before_leave_out_and_name_whose_months_are_missing(here: FiguresStanding) -> None:
    page = here.page(CostsPage)
    page.windows.compared.choose(Compared.SAME_MONTHS.value)
    page.windows.compared.edited.emit()
    here.settle()
    said = words(page)
    for sentence in (
        "It cost £30,875 less",
        "Counted: 8 of 9 (89%) families.",
        "Left out: F2. Missing: March 2010, April 2010, May 2010, June 2010.",
        "F2 in the 2 months known both times: £713.29 less. It is in no total.",
        "After that: £6,875.12 less.",
        "Winter is not put beside summer.",
    ):
        assert sentence in said
    months = page.by_month.table
    assert row_of(months, "F2")[1:4] == ["14 of 18", "£28,296.80", "missing"]
    assert row_of(page.by_family.table, "F4")[5] == "£16,546.00 less"
    assert row_of(page.by_family.table, "F3")[5] == "£2,197.83 more"
    page.windows.first.set_typed("October 2010")
    page.windows.last.set_typed("August 2011")
    page.windows.first._left()
    here.settle()
    assert "No family has something recorded" in words(page) or "share" in words(page)
    assert not page.totals.isVisibleTo(page)


def test_what_is_missing_uncosted_or_not_said_is_never_nought(here: FiguresStanding) -> None:
    f5 = here.family("F5")
    page = here.page(CostsPage)
    mark = {"agency": here.desk.records(Contact, f5)[0].agency, "month": "2011-04", "coverage": Coverage.MISSING}
    here.desk.add(new_record(CoverageMark, f5, **mark))
    here.settle()
    assert "Counted: 8 of 9 (89%) families." in words(page)
    assert "missing" in row_of(page.by_month.table, "F5")
    assert row_of(page.by_month.table, "What is known of all")[1] == "107 of 108"
    start_family(here.desk, "Somebody new")
    here.settle()
    assert "Counted: 8 of 10 (80%) families." in words(page), "who asked of all asks of who comes too"
    page.windows.families.ticks.choose([here.family("F1")])
    page.windows.families.ticks.edited.emit()
    here.settle()
    assert "Counted: 1 of 1 (100%) families." in words(page)
    assert page.windows.families.unfold.words() == "Whose: 1 of 10 families"
    assert "£0" not in words(page).replace("“missing” is not £0", "")
