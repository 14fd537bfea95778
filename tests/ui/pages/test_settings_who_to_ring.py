"""The numbers to ring in Settings: checked, kept, changed back, and never lost half typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.models.duty_number import duty_number
from coachdesk.ui.pages.agencies.page import AgenciesPage
from coachdesk.ui.pages.settings.page import SettingsPage
from coachdesk.ui.pages.settings.who_to_ring import WhoToRingCard
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

DESK = duty_number("Duty desk", "01632 960 017", "Weekdays")
NIGHT = duty_number("Out of hours", "01632 960 042")


def card_of(visit: PageVisit) -> WhoToRingCard:
    return visit.go(SettingsPage, "settings").ring


def test_numbers_typed_with_the_keyboard_are_kept_in_their_order(visit: PageVisit) -> None:
    card = card_of(visit)
    assert "besides 999" in card.told.words()
    card._begin.click()
    visit.write("01632 960 017")
    card.editor.rows[1].number.setFocus()
    visit.write("01632 960 042")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert [(one.who, one.number) for one in visit.duty.read().numbers] == [
        ("Children's services duty desk", "01632 960 017"),
        ("Out of hours", "01632 960 042"),
    ]
    assert "01632 960 017" in card.told.words()
    assert card.told.isVisible()


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(visit: PageVisit) -> None:
    visit.duty.keep([DESK])
    card = card_of(visit)
    card._begin.click()
    number = card.editor.rows[0].number
    number.set_text("ring Anna")
    card.save.click()
    visit.settle()
    assert "telephone number" in number.problem()
    assert "Anna" not in number.problem()
    assert QApplication.focusWidget() is number.editor()
    assert visit.duty.read().numbers == (DESK,)


def test_the_last_number_cannot_be_taken_away(visit: PageVisit) -> None:
    visit.duty.keep([DESK])
    card = card_of(visit)
    card._begin.click()
    card.editor.rows[0].remove_button.click()
    card.save.click()
    assert "besides 999" in card.editor.rows[0].number.problem()
    card.editor.rows[0].who.set_text("Police")
    card.editor.rows[0].number.set_text("999")
    card.save.click()
    visit.settle()
    assert "besides 999" in card.editor.rows[0].number.problem()
    assert visit.duty.read().numbers == (DESK,)


def test_order_is_changed_and_undo_changes_it_back(visit: PageVisit) -> None:
    visit.duty.keep([DESK, NIGHT])
    card = card_of(visit)
    card._begin.click()
    card.editor.rows[1].raise_button.click()
    assert QApplication.focusWidget() is card.editor.rows[0].remove_button
    card.save.click()
    visit.settle()
    assert visit.duty.read().numbers == (NIGHT, DESK)
    card.undo._button.click()
    visit.settle()
    assert visit.duty.read().numbers == (DESK, NIGHT)
    assert card.told.words().startswith("Duty desk")


def test_leaving_them_as_they_were_changes_nothing_and_leaves_no_draft(visit: PageVisit) -> None:
    visit.duty.keep([DESK])
    card = card_of(visit)
    card._begin.click()
    visit.write("9")
    card._as_before.click()
    visit.settle()
    assert visit.duty.read().numbers == (DESK,)
    assert card.told.isVisible()
    visit.go(AgenciesPage, "agencies")
    assert not card_of(visit)._inside.isVisible()


def test_what_is_half_typed_is_there_again_after_leaving(visit: PageVisit) -> None:
    visit.duty.keep([DESK])
    card = card_of(visit)
    card._begin.click()
    card.editor.add_button.click()
    visit.write("Night te")
    visit.press(Qt.Key.Key_Escape)
    assert card.isVisible(), "Escape must not throw away what is typed"
    visit.go(AgenciesPage, "agencies")
    assert visit.duty.read().numbers == (DESK,)
    card.editor.show_typed([])
    card._turn(editing=False)
    again = card_of(visit)
    assert again._inside.isVisible()
    assert [row.who.text() for row in again.editor.rows] == ["Duty desk", "Night te"]
    again.editor.rows[1].number.set_text("01632 960 042")
    again.save.click()
    visit.settle()
    assert len(visit.duty.read().numbers) == 2
    assert visit.desk.drafts.all("settings/") == {}


def test_a_damaged_file_is_said_and_put_right_by_keeping(visit: PageVisit) -> None:
    visit.duty._path.write_bytes(b"\x00")
    card = card_of(visit)
    assert "could not be read" in card.told.words()
    card._begin.click()
    visit.write("01632 960 017")
    visit.press(Qt.Key.Key_Return)
    visit.settle()
    assert visit.duty.read().whole
    assert "could not be read" not in card.told.words()


def test_beside_the_field_it_says_who_can_read_it(visit: PageVisit) -> None:
    card = card_of(visit)
    card._begin.click()
    told = card.editor.rows[0].who.editor().accessibleDescription()
    assert "without the passphrase" in told
    assert "never a family's name" in told


def test_taking_rows_away_leaves_the_keyboard_inside(visit: PageVisit) -> None:
    card = card_of(visit)
    card._begin.click()
    for _ in range(3):
        card.editor.rows[-1].remove_button.setFocus()
        QTest.keyClick(visit.here(), Qt.Key.Key_Return)
        assert card.editor.isAncestorOf(visit.here())
    assert card.editor.rows == []


def test_the_card_is_usable_at_every_size(visit: PageVisit, usable: Usable, shoot: Shoot) -> None:
    visit.duty.keep([DESK, NIGHT])
    card = card_of(visit)
    shoot(visit.stack, "settings-ring", (1366, 768))
    card._begin.click()
    shoot(visit.stack, "settings-ring-edit", (1366, 768))
    usable(visit.stack)
