"""Locking destroys every page, keeps what was typed, closes the vault, forgets what was copied; titles name nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from coachdesk.desk import opening
from coachdesk.errors import Locked
from coachdesk.models.family import Family
from tests.desks import CHEAP, HandClock, passphrase
from tests.ui.sittings import SURNAME, FamiliesPage, Sitting, heard, sitting


@pytest.fixture
def shut_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    with sitting(qtbot, tmp_path) as now:
        yield now


@pytest.fixture
def open_window(shut_window: Sitting) -> Sitting:
    shut_window.open()
    return shut_window


def test_no_title_ever_holds_a_name(open_window: Sitting) -> None:
    open_window.frame.pages.go_to("family", family_id="0" * 32)
    titles = {each.windowTitle() for each in QApplication.topLevelWidgets()}
    assert SURNAME not in " ".join(titles)
    assert open_window.window.windowTitle() == "CoachDesk"
    open_window.press((Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))
    assert open_window.window.windowTitle() == "CoachDesk"


def test_locking_destroys_every_page_and_leaves_no_word(open_window: Sitting) -> None:
    pages = open_window.frame.pages
    pages.go_to("families")
    pages.go_to("family", family_id="0" * 32)
    frame, families, family = open_window.frame, pages._pages["families"], pages.page
    with open_window.qtbot.waitSignal(open_window.window.locked, timeout=5_000):
        open_window.press((Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))
    QApplication.processEvents()
    for widget in (frame, pages, families, family):
        assert widget is not None
        assert not shiboken6.isValid(widget)
    assert SURNAME not in heard(open_window.window)
    assert QApplication.focusWidget() is open_window.unlock.field.editor()


def test_a_locked_vault_is_closed_and_opens_again_elsewhere(open_window: Sitting) -> None:
    desk = open_window.frame._desk
    with open_window.qtbot.waitSignal(open_window.window.locked, timeout=5_000):
        open_window.window.lock()
    with pytest.raises(Locked):
        desk.all(Family)
    opened = opening.unlock(open_window.places.first_vault, passphrase(), clock=HandClock(), costs=CHEAP)
    opened.close()


@pytest.mark.parametrize("how", ["key", "idle", "sleep", "desktop", "cover", "close"])
def test_however_it_locks_what_is_half_typed_is_kept(open_window: Sitting, how: str) -> None:
    window = open_window.window
    open_window.frame.pages.go_to("families")
    page = open_window.page()
    assert isinstance(page, FamiliesPage)
    page.field.editor().setFocus()
    open_window.type_in("She said that")
    with open_window.qtbot.waitSignal(window.locked, timeout=5_000):
        if how == "key":
            open_window.press((Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))
        elif how == "idle":
            for _ in range(301):
                open_window.machine.seconds += 1
                window.around.auto_lock.look()
        elif how == "sleep":
            open_window.machine.seconds += 7_200
            window.around.auto_lock.look()
        elif how == "desktop":
            window.lock()
        elif how == "cover":
            window.cover()
            open_window.press((Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))
        else:
            window.close()
    if how == "close":
        return
    opened = open_window.open()
    assert opened.desk.drafts.read("test:note") == "She said that"


def test_locking_clears_what_we_copied(open_window: Sitting) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(SURNAME)
    open_window.window.lock()
    assert clipboard.text() == ""


def test_locking_closes_what_else_is_open(open_window: Sitting) -> None:
    picker = QFileDialog(open_window.window)
    picker.open()
    open_window.window.lock()
    assert not picker.isVisible()


def test_a_told_change_refreshes_the_page_that_is_seen_and_the_other_when_it_is(open_window: Sitting) -> None:
    pages = open_window.frame.pages
    pages.go_to("families")
    page = open_window.page()
    assert isinstance(page, FamiliesPage)
    open_window.until(lambda: SURNAME in page.names.words())
    desk = page.desk
    family = desk.all(Family)[0]
    page.do(lambda: desk.amend(family, name="Wrenfield"))
    open_window.until(lambda: page.names.words() == "Wrenfield")
    pages.go_to("family", family_id=family.record.id)
    open_window.until(lambda: "Wrenfield" in heard(open_window.frame.strip))
    refreshed = page.refreshed
    again = desk.get(Family, family.record.id)
    page.do(lambda: desk.amend(again, name="Larkspur"))
    open_window.until(lambda: "Larkspur" in heard(open_window.frame.strip))
    assert page.refreshed == refreshed
    pages.back()
    open_window.until(lambda: page.names.words() == "Larkspur")


def test_a_bug_is_said_inline_written_down_without_words_and_work_goes_on(open_window: Sitting) -> None:
    frame = open_window.frame

    def bug() -> None:
        raise KeyError(SURNAME)

    frame.pages.page.do(bug)  # type: ignore[union-attr]
    open_window.until(frame._broken.isVisible)
    assert "Something broke" in heard(frame._broken)
    written = open_window.places.faults.read_text("utf-8")
    assert "KeyError" in written
    assert SURNAME not in written
    assert SURNAME not in heard(frame._broken)
    assert frame.pages.go_to("families")


def test_a_second_window_on_the_same_vault_is_refused_with_its_sentence(open_window: Sitting, tmp_path: Path) -> None:
    with sitting(open_window.qtbot, tmp_path, with_vault=False) as second:
        second.unlock.field.setFocus()
        second.type_in(passphrase().decode())
        second.press(Qt.Key.Key_Return)
        second.until(lambda: "already open" in heard(second.window))


def test_geometry_text_size_and_colours_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    with sitting(qtbot, tmp_path) as first:
        first.window.resize(700, 500)
        first.open()
        first.frame.strip.larger.emit()
        QApplication.processEvents()
    with sitting(qtbot, tmp_path, with_vault=False) as second:
        assert second.window.size().toTuple() == (700, 500)
        assert second.window.around.theme.percent == 125
        second.window.around.theme.set_percent(100)
    kept = (tmp_path / "window.ini").read_text("utf-8", "replace")
    assert SURNAME not in kept
    assert "records" not in kept


def test_the_window_can_be_as_small_as_640_by_360(open_window: Sitting) -> None:
    open_window.window.resize(10, 10)
    assert open_window.window.size().toTuple() == (640, 360)
