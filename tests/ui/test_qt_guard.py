"""The start-up check refuses the pair of Python and Qt that stops the program, and this pair here does not stop."""

import pytest
from PySide6.QtCore import QObject, Signal

from coachdesk.errors import BrokenInstallation
from coachdesk.ui.qt_guard import guard_qt, refuse_broken_pair


class Bell(QObject):
    rung = Signal(bool)


@pytest.mark.parametrize(("python", "pyside"), [((3, 11), "6.12.0"), ((3, 10), "6.12.1"), ((3, 11), "7.0.0")])
def test_the_pair_that_stops_is_refused_with_what_to_do(python: tuple[int, int], pyside: str) -> None:
    with pytest.raises(BrokenInstallation) as refused:
        refuse_broken_pair(python, pyside)
    assert "Install CoachDesk again" in refused.value.sentence


@pytest.mark.parametrize(
    ("python", "pyside"), [((3, 11), "6.11.3"), ((3, 11), "6.9"), ((3, 12), "6.12.0"), ((3, 13), "7.0.0")]
)
def test_every_other_pair_is_let_through(python: tuple[int, int], pyside: str) -> None:
    refuse_broken_pair(python, pyside)


def test_this_installation_is_let_through() -> None:
    guard_qt()


def test_two_thousand_signals_do_not_stop_this_installation() -> None:
    """Under PySide6 6.12 and Python 3.11 this test ends the whole run after some hundred signals."""
    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    for _ in range(2_000):
        bell.rung.emit(True)
    assert heard == [True] * 2_000
