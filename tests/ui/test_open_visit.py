"""In an open visit a real window locks after fifteen minutes, and after five again once the visit is ended."""

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from coachdesk.models.family import Family
from coachdesk.models.visit import VisitOutcome
from coachdesk.operations.visits import end_visit, start_unplanned
from tests.ui.sittings import Sitting, sitting


def test_the_window_waits_while_a_visit_is_open_and_no_longer(qtbot: QtBot, tmp_path: Path) -> None:
    with sitting(qtbot, tmp_path) as here:
        desk = here.open().desk
        (family,) = desk.records(Family)
        visit = start_unplanned(desk, family.id)
        _settle(here)
        _idle(here, 14)
        assert here.window.frame is not None
        here.window.around.auto_lock.person_is_here()
        end_visit(desk, visit, VisitOutcome.MET, desk.now() + timedelta(days=7))
        _settle(here)
        _idle(here, 5)
        assert here.window.frame is None


def test_a_vault_opened_again_in_the_middle_of_a_visit_waits_too(qtbot: QtBot, tmp_path: Path) -> None:
    with sitting(qtbot, tmp_path) as here:
        desk = here.open().desk
        (family,) = desk.records(Family)
        start_unplanned(desk, family.id)
        here.window.lock()
        here.until(lambda: here.window.frame is None)
        here.open()
        _settle(here)
        _idle(here, 14)
        assert here.window.frame is not None


def _settle(here: Sitting) -> None:
    here.qtbot.wait(50)
    done: list[object] = []
    here.window.around.deeds.read(lambda: None, done.append)
    here.until(lambda: done)


def _idle(here: Sitting, minutes: int) -> None:
    for _ in range(minutes * 6):
        here.machine.seconds += 10
        here.window.around.auto_lock.look()
