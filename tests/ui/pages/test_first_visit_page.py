"""A first visit asks first what cannot wait, then who brought the coach; a joint one counts once for each."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.organisation import Agency, Sector, Worker, WorkerRole
from coachdesk.models.person import Need
from coachdesk.models.plan import SubTarget
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.operations.visits import end_visit, start_unplanned
from coachdesk.tools.visit_counts import visit_counts
from coachdesk.ui.pages.visit.page import VisitPage
from coachdesk.ui.theme import Theme
from tests.ui.conftest import Usable
from tests.ui.pages.desk_standing import DeskStanding, standing_on, words


@pytest.fixture
def here(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[DeskStanding]:
    with standing_on(qtbot, tmp_path) as made:
        yield made


def opened(here: DeskStanding) -> VisitPage:
    begun = start_unplanned(here.desk, here.family.id).record
    return here.page(VisitPage, family_id=here.family.id, record_id=begun.id)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def the_visit(here: DeskStanding, page: VisitPage) -> Visit:
    return here.desk.get(Visit, page.visit_id).record


def test_what_cannot_wait_leads_and_becomes_a_step_with_an_owner(here: DeskStanding, usable: Usable) -> None:
    page = opened(here)
    shown = [card for card in page._cards if card.isVisibleTo(page)]
    assert shown[0] is page.urgent
    page.urgent.words.setFocus()
    write("No heating since Friday")
    here.press(page, "Make it a step")
    assert page.urgent.topic.problem()
    page.urgent.topic.choose("housing")
    here.press(page, "Make it a step")
    assert page.urgent.owner.problem()
    assert here.desk.records(Need) == []
    page.urgent.action.setFocus()
    write("Ring the landlord")
    here.press(page, "I do it")
    here.press(page, "Make it a step")
    (step,) = here.desk.records(SubTarget)
    assert (step.words, step.owner_worker, step.due) == (
        "Ring the landlord", here.desk.owner.worker_id, here.desk.today(),
    )  # fmt: skip
    (need,) = here.desk.records(Need)
    assert need.step == step.id
    said = words(page.urgent)
    assert "Ring the landlord" in said
    assert "No heating since Friday" in said
    assert page.urgent.words.text() == ""
    assert here.desk.drafts.all("visit/") == {}
    usable(page)


def test_half_typed_it_comes_back(here: DeskStanding) -> None:
    page = opened(here)
    page.urgent.words.setFocus()
    write("No heat")
    page.leave()
    here.settle()
    again = here.page(VisitPage, family_id=here.family.id, record_id=page.visit_id)
    assert again.urgent.words.text() == "No heat"


def test_once_the_family_was_met_neither_is_asked(here: DeskStanding) -> None:
    for outcome, first in ((VisitOutcome.NOBODY_IN, True), (VisitOutcome.MET, False)):
        tried = start_unplanned(here.desk, here.family.id)
        end_visit(here.desk, tried, outcome, here.desk.now() + timedelta(days=9))
        here.clock.move(hours=1)
        page = opened(here)
        assert page.urgent.isVisibleTo(page) == first
        assert page.introduced.isVisibleTo(page) == first


def test_who_came_is_chosen_at_the_door_and_counts_once_for_the_family_and_each_agency(here: DeskStanding) -> None:
    desk, organisation = here.desk, here.desk.owner.organisation_id
    police, homes = (
        desk.add(new_record(Agency, organisation, name=name, sector=sector)).record
        for name, sector in (("Police", Sector.POLICE), ("Brue Vale Homes", Sector.HOUSING))
    )
    hannah, sam = (
        desk.add(new_record(Worker, organisation, name=name, role=WorkerRole.AGENCY_WORKER, agency=police.id)).record
        for name in ("Hannah Reed", "Sam Pole")
    )
    page = opened(here)
    assert "not a joint visit" in page.introduced.joint.words()
    for who in (hannah, sam, homes):
        here.press(page, "Somebody came with you")
        page.who.directory.choose(next(one.key for one in page.shown.directory if one.key.endswith(who.id)))  # type: ignore[union-attr]
        page.who.directory.edited.emit()
        here.settle()
    assert page.introduced.joint.words().startswith("A joint visit, with Hannah Reed")
    page.introduced.worker.choose(hannah.id)
    page.introduced.worker.left.emit(hannah.id)
    page.introduced.others.setFocus()
    write("and Nan")
    page.who.others.setFocus()
    here.settle()
    kept = the_visit(here, page)
    assert (kept.introduced_by, kept.introduced_words) == (hannah.id, "and Nan")
    assert set(kept.workers_came) == {desk.owner.worker_id, hannah.id, sam.id}
    assert kept.agencies_came == (homes.id,)
    end_visit(desk, desk.get(Visit, kept.id), VisitOutcome.MET, desk.now() + timedelta(days=7))
    counts = visit_counts(desk.records(Visit), desk.records(Worker))
    assert counts.families == {here.family.id: 1}
    assert counts.agencies == {police.id: 1, homes.id: 1}
