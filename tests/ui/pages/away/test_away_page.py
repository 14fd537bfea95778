"""Thirty days without the server: one page that takes notes and worries, and a round that opens all again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coachdesk.errors import Unreachable
from coachdesk.models.family import Family
from coachdesk.models.note import Note
from coachdesk.models.worry import Worry, WorryCall
from coachdesk.ui.frame.sync_pill import KEY
from coachdesk.ui.page_table import PAGES, SHUT_PAGES
from coachdesk.ui.pages.away.page import NOTE, WORRY, AwayPage
from coachdesk.ui.syncing import bell, rounds
from tests.ui.conftest import Usable
from tests.ui.sittings import heard
from tests.ui.syncing.in_the_window import ConnectedWindow, connected_window

DAYS = 34


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ConnectedWindow]:
    """Bronwen's laptop, shut, with no way to the server."""
    monkeypatch.setattr(bell, "SETTLE", 0.05)
    monkeypatch.setattr(rounds, "BETWEEN", 0.05)
    with connected_window(qtbot, tmp_path) as made:
        made.office.trouble = Unreachable()
        yield made


def away(window: ConnectedWindow) -> AwayPage:
    page = window.here.page()
    assert isinstance(page, AwayPage)
    return page


def kept(page: AwayPage) -> bool:
    return "It is kept" in heard(page.message)


def test_families_are_shut_a_note_and_a_worry_are_taken_and_the_server_opens_all_again(
    window: ConnectedWindow, usable: Usable
) -> None:
    both, here = window.both, window.here
    name = both.ada.desk.get(Family, both.family).record.name
    both.office.clock.move(days=DAYS)
    here.open()
    page = away(window)
    here.until(lambda: f"{DAYS} days" in heard(page))
    here.press((Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier))
    assert here.frame.jump.isHidden()
    assert not any(here.frame.pages.router.has(one) for one in PAGES.keys() - SHUT_PAGES.keys())
    assert name not in heard(here.window)
    # a family that is not meant exactly is not guessed, and none is named
    page.family.set_text(name[:-1])
    page.note.fact.set_text("She came to the door")
    page.save.click()
    here.until(lambda: "F1" in heard(page.family))
    assert name not in heard(page.family)
    page.family.set_text(name.upper())
    page.save.click()
    here.until(lambda: kept(page))
    assert "She came" not in heard(page)
    page.kind.choose(WORRY)
    page.kind.edited.emit()
    page.family.set_text("f1")
    page.worry.seen.set_text("A bruise on his arm")
    page.worry.none_seen.set_ticked(True)
    page.numbers.rang.emit("Duty desk", "01632 960 001")
    page.call.answered.choose("no")
    usable(page)
    page.save.click()
    here.until(lambda: kept(page) and not page.worry.seen.text())
    assert page.kind.chosen() == WORRY
    here.press(getattr(Qt.Key, f"Key_{KEY}"))
    here.until(lambda: not isinstance(here.page(), AwayPage))
    assert name not in heard(here.window)
    assert "F1" not in heard(here.window)
    window.office.trouble = None
    window.syncing.go_now()
    here.until(lambda: not here.frame.shut)
    window.settle()
    window.adas_round()
    assert [one.fact for one in both.ada.desk.records(Note, both.family)] == ["She came to the door"]
    assert [one.seen for one in both.ada.desk.records(Worry, both.family)] == ["A bruise on his arm"]
    assert [one.rung for one in both.ada.desk.records(WorryCall, both.family)] == ["Duty desk"]
    assert here.frame.pages.go_to("families")
    here.until(lambda: name in heard(here.page()))


def test_a_laptop_that_is_open_when_the_days_are_over_shuts_and_keeps_what_was_half_typed(
    window: ConnectedWindow,
) -> None:
    both, here = window.both, window.here
    both.office.clock.move(days=15)
    opened = here.open()
    window.says("Offline")
    here.frame.pages.go_to("family", family_id=both.family)
    opened.desk.drafts.save(f"family/{both.family}/area", "by the river")
    both.office.clock.move(days=20)
    window.syncing.go_now()
    here.until(lambda: here.frame.shut)
    page = away(window)
    page.note.fact.set_text("Half a thought")
    page.note.fact.draft.emit("Half a thought")
    here.window.lock()
    here.open()
    again = away(window)
    here.until(lambda: again.note.fact.text() == "Half a thought")
    assert again.kind.chosen() == NOTE
    window.office.trouble = None
    window.syncing.go_now()
    here.until(lambda: not here.frame.shut)
    assert window.desk.drafts.read(f"family/{both.family}/area") == "by the river"
