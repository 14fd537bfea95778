"""Every page of the table exists, can be made, has a light that exists, and is loaded in quiet moments."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from coachdesk.ui.assembly import load_in_turn
from coachdesk.ui.frame.rail import AWAY, RAIL
from coachdesk.ui.page import Page
from coachdesk.ui.page_table import PAGES, SHUT_PAGES, LazyPage, loads
from tests.ui.sittings import sitting

EVERY = {**PAGES, **SHUT_PAGES}


@pytest.mark.parametrize("name", EVERY)
def test_every_entry_names_a_page_and_a_light(name: str) -> None:
    entry = EVERY[name]
    assert isinstance(entry.make, LazyPage)
    made = entry.make.load()
    assert isinstance(made, type)
    assert issubclass(made, Page)
    assert entry.lights in {row.page for row in (AWAY, *RAIL)}


def test_every_entry_of_the_rail_is_a_page() -> None:
    assert {row.page for row in RAIL} <= set(PAGES)


def test_the_pages_of_the_rail_open_on_a_real_vault(qtbot: QtBot, tmp_path: Path) -> None:
    with sitting(qtbot, tmp_path, pages=PAGES) as now:
        now.open()
        for row in RAIL:
            assert now.frame.pages.go_to(row.page)
            assert now.page().accessibleName()
        qtbot.wait(100)
        assert not now.places.faults.exists()


def test_pages_are_loaded_one_at_a_time_and_none_once_the_window_has_gone(qtbot: QtBot) -> None:
    loaded: list[int] = []
    parent = QObject()
    load_in_turn(parent, [lambda number=number: loaded.append(number) for number in range(3)])
    qtbot.waitUntil(lambda: loaded == [0, 1, 2], timeout=5_000)
    parent.deleteLater()
    other = QObject()
    load_in_turn(other, [lambda: loaded.append(99)])
    other.deleteLater()
    qtbot.wait(400)
    assert loaded == [0, 1, 2]
    assert len(loads(PAGES)) == len(PAGES)
