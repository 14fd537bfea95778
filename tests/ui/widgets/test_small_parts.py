"""Banner, card, chip, empty state, saved, progress, undo and table: each says what it should, when it should."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.theme_tokens import LIGHT
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.person_chip import PersonChip
from coachdesk.ui.widgets.progress_strip import SHOWN_AFTER_MS, ProgressStrip
from coachdesk.ui.widgets.saved_label import SavedLabel
from coachdesk.ui.widgets.table_view import TableView
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.undo_toast import UndoToast
from tests.ui.gallery import Rows


def holding(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """The parts on a page that is shown; keep what it returns."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    page.resize(700, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def test_a_banner_says_its_words_with_an_icon_and_can_be_acted_on_and_closed(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner("Revision 3 is signed & <b>kept</b>.", action="See it", dismissable=True)
    page = holding(qtbot, banner)
    with qtbot.waitSignal(banner.acted):
        banner.action.click()  # type: ignore[union-attr]
    told = QAccessible.queryAccessibleInterface(banner)
    assert told.text(QAccessible.Text.Name) == banner.words() == "Revision 3 is signed & <b>kept</b>."
    with qtbot.waitSignal(banner.dismissed):
        next(each for each in banner.findChildren(QPushButton) if "Close" in each.accessibleName()).click()
    assert not banner.isVisible()
    assert page.isVisible()


@pytest.mark.parametrize("kind", ["info", "warning", "quiet"])
def test_only_a_danger_to_a_person_is_red(kind: str, theme: Theme, qtbot: QtBot) -> None:
    safety, other = Banner("Do not visit alone.", "safety"), Banner("Working offline.", kind)  # type: ignore[arg-type]
    page = holding(qtbot, safety, other)
    assert LIGHT.danger_soft in colours(safety.grab().toImage())
    assert not {LIGHT.danger_soft, LIGHT.danger} & colours(other.grab().toImage())
    assert page.isVisible()


def test_a_card_is_a_named_group(theme: Theme, qtbot: QtBot) -> None:
    card = Card("Plan")
    card.add(QWidget())
    card.add_action(secondary_button("Open"))
    page = holding(qtbot, card)
    told = QAccessible.queryAccessibleInterface(card)
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Plan")
    card.set_title("Futures plan")
    assert told.text(QAccessible.Text.Name) == "Futures plan"
    assert page.isVisible()


def test_a_chip_says_what_must_be_known_in_words(theme: Theme, qtbot: QtBot) -> None:
    chip = PersonChip("Dean", "father", marks=("no contact", "address kept private"))
    qtbot.addWidget(chip)
    assert chip.words() == chip.accessibleName() == "Dean, father, no contact, address kept private"


def test_an_empty_place_tells_what_goes_there_and_offers_one_button(theme: Theme, qtbot: QtBot) -> None:
    empty = EmptyState("No strengths yet", "What does this family do well?", "Add a strength")
    page = holding(qtbot, empty)
    assert len(empty.findChildren(QPushButton)) == 1
    with qtbot.waitSignal(empty.acted):
        qtbot.keyClick(empty.button, Qt.Key.Key_Return)
    assert EmptyState("Nothing due", "Next week 3 reviews are due.").button is None
    assert page.isVisible()


def test_saved_tells_the_time_on_the_wall_and_a_failure_tells_why(theme: Theme, qtbot: QtBot) -> None:
    label = SavedLabel()
    page = holding(qtbot, label)
    label.saved(datetime(2026, 11, 21, 10, 32, tzinfo=UTC))
    assert label.words() == "Saved 10:32"
    label.saved(datetime(2026, 6, 21, 10, 32, tzinfo=UTC))
    assert label.words() == "Saved 11:32"
    label.draft()
    assert label.words() == "Draft kept"
    label.not_saved("The disk is full, so that was not saved.")
    assert "disk is full" in label.words()
    label.clear()
    assert label.words() == ""
    assert page.isVisible()


def test_what_is_announced_is_said_by_the_widget_without_moving_the_focus(theme: Theme, qtbot: QtBot) -> None:
    """Qt hands announcements to the screen reader's bridge; here we only see that making one is harmless."""
    label, button = SavedLabel(), secondary_button("Save")
    page = holding(qtbot, button, label)
    button.setFocus()
    QAccessible.setActive(True)
    label.saved(datetime(2026, 11, 21, 10, 32, tzinfo=UTC))
    QAccessible.setActive(False)
    assert button.hasFocus()
    assert page.isVisible()


def test_quick_work_shows_nothing_and_slow_work_shows_after_a_third_of_a_second(theme: Theme, qtbot: QtBot) -> None:
    strip = ProgressStrip()
    page = holding(qtbot, strip)
    strip.start("Opening your records")
    qtbot.wait(SHOWN_AFTER_MS // 4)
    assert not strip.isVisible()
    strip.finish()
    qtbot.wait(SHOWN_AFTER_MS)
    assert not strip.isVisible()
    strip.start("Opening your records")
    qtbot.waitUntil(strip.isVisible, timeout=2_000)
    strip.part(3, 8)
    strip.finish()
    assert not strip.isVisible()
    assert page.isVisible()


def test_cancel_is_told_once_and_is_there_only_where_work_can_stop(theme: Theme, qtbot: QtBot) -> None:
    strip, told = ProgressStrip(), []
    page = holding(qtbot, strip)
    strip.cancelled.connect(lambda: told.append(1))
    strip.start("Making the PDF")
    qtbot.waitUntil(strip.isVisible, timeout=2_000)
    cancel = strip.findChild(QPushButton)
    for _ in range(3):
        cancel.click()
    assert told == [1]
    strip.finish()
    strip.start("Sealing", can_cancel=False)
    qtbot.waitUntil(strip.isVisible, timeout=2_000)
    assert not cancel.isVisible()
    assert page.isVisible()


def test_undo_takes_back_once_and_the_offer_ends(theme: Theme, qtbot: QtBot) -> None:
    toast, back = UndoToast(), []
    page = holding(qtbot, toast)
    assert not toast.isVisible()
    toast.offer("Step 3 was dropped.", lambda: back.append("step 3"))
    toast.offer("Step 4 was dropped.", lambda: back.append("step 4"))
    assert toast.words() == "Step 4 was dropped."
    with qtbot.waitSignal(toast.undone):
        toast.findChild(QPushButton).click()
    assert (back, toast.isVisible()) == (["step 4"], False)
    assert page.isVisible()


def test_an_offer_expires_but_not_under_the_mouse_or_the_focus(theme: Theme, qtbot: QtBot) -> None:
    toast, expired = UndoToast(), []
    other = secondary_button("Other")
    page = holding(qtbot, other, toast)
    toast.expired.connect(lambda: expired.append(1))
    toast._wait.setInterval(60)
    toast.offer("Dropped.", lambda: None)
    toast.findChild(QPushButton).setFocus()
    qtbot.wait(200)
    assert (toast.isVisible(), expired) == (True, [])
    other.setFocus()
    qtbot.waitUntil(lambda: bool(expired), timeout=2_000)
    assert not toast.isVisible()
    assert page.isVisible()


def test_escape_in_the_offer_closes_it_and_keeps_what_was_done(theme: Theme, qtbot: QtBot) -> None:
    toast, back = UndoToast(), []
    page = holding(qtbot, toast)
    toast.offer("Dropped.", lambda: back.append(1))
    qtbot.keyClick(toast.findChild(QPushButton), Qt.Key.Key_Escape)
    assert (toast.isVisible(), back) == (False, [])
    assert page.isVisible()


def test_a_table_opens_a_row_by_key_and_mouse_and_tab_leaves_it(theme: Theme, qtbot: QtBot) -> None:
    table, after, opened = TableView("Reviews due"), secondary_button("After"), []
    table.setModel(Rows(table))
    page = holding(qtbot, table, after)
    table.opened.connect(lambda index: opened.append(index.row()))
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 0))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(table, key)
    cell = table.visualRect(table.model().index(0, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert opened == [1, 1, 0]
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert page.isVisible()


def test_a_tables_rows_and_columns_grow_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    table = TableView("Reviews due")
    table.setModel(Rows(table))
    table.set_widths(16, 12)
    page = holding(qtbot, table)
    before = (table.rowHeight(0), table.columnWidth(0))
    assert before[0] >= 32
    theme.set_percent(200)
    assert (table.rowHeight(0), table.columnWidth(0)) == pytest.approx((2 * before[0], 2 * before[1]), abs=2)
    table.fit_rows()
    assert table.height() < 6 * table.rowHeight(0)
    assert page.isVisible()


def test_a_row_turns_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    row = TurningRow(narrow=20)
    qtbot.addWidget(row)
    row.add(QLabel("", textFormat=Qt.TextFormat.PlainText), 1)
    row.add(secondary_button("Open"))
    row.resize(600, 80)
    row.show()
    QApplication.processEvents()
    assert not row.is_column()
    row.resize(200, 80)
    QApplication.processEvents()
    assert row.is_column()
    row.resize(600, 80)
    theme.set_percent(300)
    assert row.is_column()


def test_nothing_of_ours_draws_outside_the_tokens(theme: Theme, qtbot: QtBot) -> None:
    """A card's surface is the surface: no colour of the system shows through."""
    card = Card("Plan")
    page = holding(qtbot, card)
    assert card.grab().toImage().pixelColor(card.width() // 2, card.height() - 4) == QColor(LIGHT.surface)
    assert isinstance(page, QObject)
    assert QEvent.Type.Paint is not None
