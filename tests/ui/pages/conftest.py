"""What every page's test gets: a real vault with the sample, and the page standing on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from tests.ui.pages.standing import Standing


@pytest.fixture
def standing(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Standing]:
    """Pages of the coach's window."""
    made = Standing(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def standing_as_advocate(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Standing]:
    """Pages of the advocate's window, on her own vault."""
    made = Standing(qtbot, tmp_path, "advocate")
    yield made
    made.close()
