"""Tab comes to everything and out again, forwards and backwards, also in what opens inside a page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from coachdesk.models.plan import StepState, SubTarget
from coachdesk.ui.page import Page
from coachdesk.ui.pages.assignments.page import AssignmentsPage
from coachdesk.ui.pages.needs.page import NeedsPage
from coachdesk.ui.pages.plan.step_row import StepRow
from coachdesk.ui.pages.plan_page import PlanPage
from coachdesk.ui.pages.target_page import TargetPage
from coachdesk.ui.widgets.buttons import Button
from tests.ui.accessibility import called, tab_stops_meant
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def plan(visit: PageVisit) -> PlanPage:
    return visit.go(PlanPage, "plan", family_id=visit.family_id)


def row_of(page: PlanPage, visit: PageVisit, state: StepState) -> StepRow:
    """The row of some step in this state."""
    kept = {one.record.words for one in visit.desk.all(SubTarget, visit.family_id) if one.record.state is state}
    return next(row for card in page._cards.values() for row in card.rows if row.words() in kept)


def editing(state: StepState) -> Callable[[PageVisit], Page]:
    def open_it(visit: PageVisit) -> Page:
        page = plan(visit)
        row_of(page, visit, state).open_editor()
        return page

    return open_it


def dropping(visit: PageVisit) -> Page:
    page = plan(visit)
    row_of(page, visit, StepState.STUCK).open_editor().drop.click()
    return page


def ready_steps(visit: PageVisit) -> Page:
    page = plan(visit)
    next(iter(page._cards.values())).ready.click()
    return page


def family_view(visit: PageVisit) -> Page:
    page = plan(visit)
    page.show_family_view(True)
    return page


def target(visit: PageVisit) -> Page:
    first = next(iter(plan(visit)._cards))
    page = visit.go(TargetPage, "target", family_id=visit.family_id, record_id=first)
    for button in page.findChildren(Button):
        if button.words() == "Write down another view" and button.isVisibleTo(page):
            button.click()
    return page


def changing_a_need(visit: PageVisit) -> Page:
    page = visit.go(NeedsPage, "needs", family_id=visit.family_id)
    next(iter(page._rows.values()))._change.click()
    return page


def changing_who_works(visit: PageVisit) -> Page:
    page = visit.go(AssignmentsPage, "assignments", family_id=visit.family_id)
    next(iter(page._rows.values()))._stop.click()
    return page


OPENED = (
    editing(StepState.OPEN),
    editing(StepState.STUCK),
    editing(StepState.DONE),
    dropping,
    ready_steps,
    family_view,
    target,
    changing_a_need,
    changing_who_works,
)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("opened", OPENED)
def test_tab_comes_to_all_that_has_opened_and_out_of_it_again(
    visit: PageVisit, opened: Callable[[PageVisit], Page], key: Qt.Key
) -> None:
    page = opened(visit)
    visit.settle()
    meant = tab_stops_meant(page)
    start = meant[0]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    came: list[QWidget] = []
    for _ in range(len(meant) + 5):
        here = visit.here()
        came.append(here)
        QTest.keyClick(here, key)
        if visit.here() is start:
            break
    assert visit.here() is start, f"caught at {called(visit.here())}"
    groups = {one.group() for one in came if isinstance(one, QRadioButton)}
    missed = [one for one in meant if one not in came and not (isinstance(one, QRadioButton) and one.group() in groups)]
    assert [called(one) for one in missed] == []
    assert QApplication.activePopupWidget() is None
