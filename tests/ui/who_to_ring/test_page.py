"""The page of numbers to ring: whatever the file holds, at every size, in every colour, at once, by keyboard."""

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from coachdesk.models.duty_number import duty_number
from coachdesk.operations.duty_book import DutyBook
from coachdesk.ui.theme import Scheme
from coachdesk.ui.who_to_ring.page import WhoToRing
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.labels import SafeLabel
from tests.ui.accessibility import clipped, nameless
from tests.ui.conftest import SIZES, Shoot, Usable
from tests.ui.sittings import SURNAME, Sitting
from tests.ui.who_to_ring.numbers import DUTY, assert_numbers_show, shown

F8, ESC = Qt.Key.Key_F8, Qt.Key.Key_Escape


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_whatever_bytes_are_in_the_file_the_emergency_number_shows(shut_window: Sitting, content: bytes) -> None:
    shut_window.places.duty_numbers.write_bytes(content)
    shut_window.press(F8)
    words = shown(shut_window)
    shut_window.press(ESC)
    assert "999" in words
    assert any("could not be read" in one for one in words)
    assert not shut_window.places.faults.exists()


def test_without_a_file_it_says_where_numbers_are_added(shut_window: Sitting) -> None:
    shut_window.places.duty_numbers.unlink()
    shut_window.press(F8)
    assert "999" in shown(shut_window)
    assert any("Settings" in one for one in shown(shut_window))


def test_it_is_there_within_100_ms_over_a_full_page_the_first_time_too(open_window: Sitting) -> None:
    table = QTableWidget(400, 5)
    for cell in range(2_000):
        table.setItem(cell // 5, cell % 5, QTableWidgetItem(f"{SURNAME} {cell}"))
    open_window.page().add(table)
    QApplication.processEvents()
    for _ in range(3):
        began = time.thread_time()
        open_window.press(F8)
        QApplication.processEvents()
        taken = time.thread_time() - began
        assert_numbers_show(open_window)
        assert taken < 0.1
        open_window.press(ESC)


def test_the_arrows_scroll_where_there_is_no_room(open_window: Sitting) -> None:
    open_window.window.resize(640, 360)
    open_window.press(F8)
    bar = open_window.window.findChildren(WhoToRing)[0].area.verticalScrollBar()
    open_window.until(lambda: bar.maximum() > 0)
    open_window.press(Qt.Key.Key_Down)
    assert bar.value() > 0
    open_window.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    open_window.press(Qt.Key.Key_Home)
    assert bar.value() == 0


def test_the_numbers_are_usable_at_every_size(open_window: Sitting, usable: Usable, shoot: Shoot) -> None:
    open_window.press(F8)
    usable(open_window.window)
    open_window.window.resize(640, 360)
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST):
        shoot(open_window.window, "who-to-ring", (640, 360), 200, scheme)
        shoot(open_window.window, "who-to-ring", (1366, 768), 100, scheme)


def test_the_national_number_is_in_sight_in_the_smallest_window(open_window: Sitting, shoot: Shoot) -> None:
    open_window.press(F8)
    shoot(open_window.window, "who-to-ring-first", (640, 360), 200)
    (number,) = [one for one in open_window.window.findChildren(SafeLabel) if one.words() == "999"]
    foot = number.mapTo(open_window.window, QPoint(0, number.height())).y()
    assert foot <= 360


def test_the_cover_and_unlock_are_usable_with_the_button(open_window: Sitting, usable: Usable, shoot: Shoot) -> None:
    open_window.window.cover()
    for size, percent in SIZES:
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            shoot(open_window.window, "cover", size, percent, scheme)
        assert nameless(open_window.window) + clipped(open_window.window) == []
    open_window.window.lock()
    usable(open_window.window)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        shoot(open_window.window, "unlock", (1366, 768), 100, scheme)
        shoot(open_window.window, "unlock", (640, 360), 200, scheme)


def test_a_vault_without_numbers_asks_for_them_until_there_is_one(shut_window: Sitting) -> None:
    book = DutyBook(shut_window.places.duty_numbers)
    book.keep([duty_number("Emergency", "999")])
    shut_window.open()
    banners = shut_window.frame.banners
    assert "does not know whom you ring" in banners.said()["ring"]
    banners.findChildren(Banner)[-1].acted.emit()
    place = shut_window.frame.pages.place
    assert place is not None
    assert place.page == "settings"
    assert "ring" not in banners.said()
    book.keep([DUTY])
    with shut_window.qtbot.waitSignal(shut_window.window.locked):
        shut_window.window.lock()
    shut_window.open()
    assert "ring" not in shut_window.frame.banners.said()
