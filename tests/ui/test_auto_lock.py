"""Idle time by a clock moved by hand: cover at two minutes, warn at four, lock at five, and at once after sleep."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from coachdesk.ui.auto_lock import AutoLock


class Clock:
    """Seconds since the machine started, moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Watched:
    """An AutoLock with what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = Clock()
        self.lock = AutoLock(self.clock)
        self.said: list[str] = []
        self.lock.cover_due.connect(lambda: self.said.append("cover"))
        self.lock.lock_due.connect(self._locked)
        self.lock.warning.connect(lambda seconds: self.said.append(f"warn {seconds}"))
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.field.show()
        qtbot.waitExposed(self.field)
        self.lock.watch()

    def _locked(self) -> None:
        self.said.append("lock")
        self.lock.rest()

    def let_pass(self, seconds: int, step: int = 1) -> None:
        for _ in range(0, seconds, step):
            self.clock.now += step
            self.lock.look()


@pytest.fixture
def watched(qtbot: QtBot) -> Watched:
    return Watched(qtbot)


def test_covers_at_two_minutes_warns_at_four_and_locks_at_five(watched: Watched) -> None:
    watched.let_pass(119)
    assert watched.said == []
    watched.let_pass(1)
    assert watched.said == ["cover"]
    watched.let_pass(119)
    assert watched.said == ["cover"]
    watched.let_pass(60)
    assert watched.said[1:] == [f"warn {seconds}" for seconds in range(60, 0, -1)]
    watched.let_pass(1)
    assert watched.said[-1] == "lock"


def test_a_key_a_click_and_a_wheel_count_as_someone_there(watched: Watched, qtbot: QtBot) -> None:
    window = watched.field.windowHandle()
    assert window is not None
    for _ in range(3):
        watched.let_pass(100)
        qtbot.keyClick(window, Qt.Key.Key_A)
        watched.let_pass(100)
        qtbot.mouseClick(window, Qt.MouseButton.LeftButton)
    assert watched.said == []


def test_coming_back_during_the_warning_takes_it_back(watched: Watched, qtbot: QtBot) -> None:
    watched.let_pass(250)
    window = watched.field.windowHandle()
    assert window is not None
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert watched.said[-1] == "warn 0"
    watched.let_pass(100)
    assert watched.said[-1] == "warn 0"


@pytest.mark.parametrize(("policy", "locks_after"), [(0, 60), (1, 60), (5, 300), (15, 900), (600, 900)])
def test_the_policy_is_kept_between_one_and_fifteen_minutes(watched: Watched, policy: int, locks_after: int) -> None:
    watched.lock.set_lock_minutes(policy)
    watched.let_pass(locks_after - 1)
    assert "lock" not in watched.said
    assert any(said.startswith("warn") for said in watched.said), "locking was not announced"
    watched.let_pass(1)
    assert watched.said[-1] == "lock"


def test_a_laptop_that_slept_locks_on_waking_however_short_the_sleep(watched: Watched) -> None:
    watched.let_pass(10)
    watched.clock.now += 30
    watched.lock.look()
    assert watched.said == ["lock"]


def test_the_key_that_wakes_the_laptop_does_not_save_it_from_locking(watched: Watched, qtbot: QtBot) -> None:
    watched.let_pass(10)
    watched.clock.now += 3_600
    window = watched.field.windowHandle()
    assert window is not None
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert watched.said == ["lock"]


def test_at_rest_nothing_is_said(watched: Watched) -> None:
    watched.lock.rest()
    watched.clock.now += 10_000
    assert watched.said == []
    watched.lock.watch()
    watched.let_pass(60)
    assert watched.said == []


def test_an_open_visit_locks_after_fifteen_minutes_and_covers_after_two_all_the_same(watched: Watched) -> None:
    watched.lock.set_visit_open(True)
    watched.let_pass(14 * 60 - 10, step=10)
    assert watched.said == ["cover"]
    watched.let_pass(69)
    assert "lock" not in watched.said
    watched.let_pass(1)
    assert watched.said[-1] == "lock"
    watched.lock.watch()
    watched.let_pass(299)
    assert watched.said.count("lock") == 1
    watched.let_pass(1)
    assert watched.said.count("lock") == 2, "locking ended the longer time"


def test_the_visit_ends_and_the_shorter_time_holds_at_once(watched: Watched) -> None:
    watched.lock.set_visit_open(True)
    watched.let_pass(6 * 60, step=10)
    watched.lock.set_visit_open(False)
    watched.let_pass(1)
    assert watched.said[-1] == "lock"
