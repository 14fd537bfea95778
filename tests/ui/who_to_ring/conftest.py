"""A window with numbers to ring beside its settings: locked, and open on a page with a family's name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.sittings import SURNAME, Sitting, heard, sitting
from tests.ui.who_to_ring.numbers import keep_numbers


@pytest.fixture
def shut_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    keep_numbers(tmp_path / "window.ini")
    with sitting(qtbot, tmp_path) as now:
        yield now


@pytest.fixture
def open_window(shut_window: Sitting) -> Sitting:
    shut_window.open()
    shut_window.frame.pages.go_to("families")
    shut_window.until(lambda: SURNAME in heard(shut_window.window))
    return shut_window
