"""The wizard is not ended without a number: nothing, 999 alone and what cannot be dialled lead nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.operations.duty_book import DutyBook
from coachdesk.ui.first_run.ring_step import RingStep
from coachdesk.ui.first_run.wizard import Wizard
from tests.ui.conftest import Shoot
from tests.ui.sittings import Sitting, sitting
from tests.ui.who_to_ring.numbers import DUTY, NIGHT, keep_numbers, shown

ENTER = Qt.Key.Key_Return


@pytest.fixture
def first_day(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    with sitting(qtbot, tmp_path, with_vault=False) as now:
        yield now


def at_step(now: Sitting) -> RingStep:
    wizard = now.front.page
    assert isinstance(wizard, Wizard)
    wizard.turn_to(wizard.ring)
    return wizard.ring


def wizard_page(now: Sitting) -> object:
    wizard = now.front.page
    assert isinstance(wizard, Wizard)
    return wizard.page


@pytest.mark.parametrize(
    ("typed", "said"), [("", "besides 999"), ("999", "besides 999"), ("112", "besides 999"), ("ring Anna", "dial")]
)
def test_without_a_number_it_goes_nowhere_by_any_key_or_button(first_day: Sitting, typed: str, said: str) -> None:
    step = at_step(first_day)
    for go_on in (lambda: first_day.press(ENTER), step.next_button.click):
        step.editor.rows[0].number.set_text(typed)
        step.editor.rows[0].number.setFocus()
        go_on()
        first_day.qtbot.wait(50)
        assert wizard_page(first_day) is step
        assert said in step.editor.rows[0].number.problem()
        assert QApplication.focusWidget() is step.editor.rows[0].number.editor()
    assert not first_day.places.duty_numbers.exists()
    assert not first_day.places.first_vault.exists()


def test_with_every_row_taken_away_it_still_asks(first_day: Sitting) -> None:
    step = at_step(first_day)
    while step.editor.rows:
        step.editor.rows[0].remove_button.click()
    step.next_button.click()
    assert "besides 999" in step.editor.rows[0].number.problem()
    assert wizard_page(first_day) is step


def test_one_number_is_kept_before_it_goes_on_and_f8_shows_it(first_day: Sitting) -> None:
    step = at_step(first_day)
    first_day.type_in("01632 960 017")
    first_day.press(ENTER)
    first_day.until(lambda: wizard_page(first_day) is not step)
    (kept,) = DutyBook(first_day.places.duty_numbers).read().numbers
    assert kept.number == "01632 960 017"
    first_day.press(Qt.Key.Key_F8)
    assert kept.number in shown(first_day)


def test_a_disk_that_refuses_is_said_and_it_does_not_go_on(first_day: Sitting) -> None:
    step = at_step(first_day)
    first_day.places.duty_numbers.mkdir()
    first_day.type_in("01632 960 017")
    first_day.press(ENTER)
    first_day.until(step.message.words)
    assert wizard_page(first_day) is step
    assert step.isEnabled()


def test_numbers_that_this_laptop_has_already_are_there_to_be_confirmed(qtbot: QtBot, tmp_path: Path) -> None:
    keep_numbers(tmp_path / "window.ini")
    with sitting(qtbot, tmp_path, with_vault=False) as now:
        step = at_step(now)
        assert step.editor.typed() == [(one.who, one.number, one.hours) for one in (DUTY, NIGHT)]
        now.press(ENTER)
        now.until(lambda: wizard_page(now) is not step)


def test_the_step_can_be_seen(first_day: Sitting, shoot: Shoot) -> None:
    at_step(first_day)
    shoot(first_day.window, "ring-step", (1366, 768))
    shoot(first_day.window, "ring-step", (640, 360), 200)
