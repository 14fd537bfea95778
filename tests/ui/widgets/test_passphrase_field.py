"""A passphrase is typed, pasted and corrected by keyboard, named but never told, and gone when taken."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.passphrase_box import PassphraseBox
from coachdesk.ui.widgets.passphrase_field import PassphraseField


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> PassphraseField:
    made = PassphraseField("Passphrase")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def box_of(field: PassphraseField) -> PassphraseBox:
    box = field.editor()
    assert isinstance(box, PassphraseBox)
    return box


def test_typed_and_taken_it_is_bytes_and_the_field_is_empty(field: PassphraseField, qtbot: QtBot) -> None:
    entered: list[int] = []
    field.entered.connect(lambda: entered.append(field.length()))
    qtbot.keyClicks(box_of(field), "correct horse")
    qtbot.keyClick(box_of(field), Qt.Key.Key_Return)
    assert entered == [13]
    assert field.take() == bytearray(b"correct horse")
    assert field.is_empty()
    assert not any(box_of(field).store._block)


def test_it_is_corrected_with_the_keys_of_any_field(field: PassphraseField, qtbot: QtBot) -> None:
    box = box_of(field)
    qtbot.keyClicks(box, "abXd")
    qtbot.keyClick(box, Qt.Key.Key_Left)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClicks(box, "c")
    qtbot.keyClick(box, Qt.Key.Key_Home)
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, "A")
    qtbot.keyClick(box, Qt.Key.Key_End)
    qtbot.keyClicks(box, "e")
    assert field.take() == bytearray(b"Abcde")
    qtbot.keyClicks(box, "all of it")
    qtbot.keyClick(box, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert field.is_empty()


def test_letters_of_any_script_and_from_an_on_screen_keyboard_are_taken(field: PassphraseField) -> None:
    typed = QInputMethodEvent()
    typed.setCommitString("pässwörd 密碼 😀")
    QApplication.sendEvent(box_of(field), typed)
    assert field.length() == len("pässwörd 密碼 😀")
    assert field.take() == bytearray("pässwörd 密碼 😀".encode())


def test_paste_works_and_drops_the_line_end_of_a_password_keeper(field: PassphraseField, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("four random words here\r\n")
    qtbot.keyClick(box_of(field), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.take() == bytearray(b"four random words here")


def test_it_cannot_be_copied_out(field: PassphraseField, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClicks(box_of(field), "secret words")
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        qtbot.keyClick(box_of(field), key, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"
    assert field.length() == 12


def test_a_screen_reader_hears_its_name_and_never_what_is_in_it(field: PassphraseField, qtbot: QtBot) -> None:
    told = QAccessible.queryAccessibleInterface(box_of(field))
    qtbot.keyClicks(box_of(field), "zebraquilt")
    for shown in (False, True):
        box_of(field).show_letters(shown)
        assert told.role() == QAccessible.Role.EditableText
        assert told.state().passwordEdit
        assert told.text(QAccessible.Text.Name) == "Passphrase"
        for kind in (QAccessible.Text.Value, QAccessible.Text.Description, QAccessible.Text.Help):
            assert "zebra" not in told.text(kind)
    for query in Qt.InputMethodQuery:
        assert "zebra" not in str(box_of(field).inputMethodQuery(query))
    assert box_of(field).inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_it_shows_letters_on_request_and_dots_again_when_hidden(field: PassphraseField, qtbot: QtBot) -> None:
    box = box_of(field)
    toggle = field.findChild(QPushButton)
    assert toggle.accessibleName() == "Show the passphrase in letters"
    qtbot.keyClicks(box, "aaaa")
    dots = box.grab().toImage()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert box.shown
    assert box.grab().toImage() != dots
    assert toggle.accessibleName() == "Hide the passphrase"
    field.hide()
    field.show()
    assert not box.shown
    assert toggle.accessibleName() == "Show the passphrase in letters"


@pytest.mark.parametrize(
    ("text", "shift", "on"), [("A", False, True), ("a", True, True), ("a", False, False), ("A", True, False)]
)
def test_caps_lock_is_told_in_words(text: str, shift: bool, on: bool, field: PassphraseField) -> None:
    pressed = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(box_of(field), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, pressed, text))
    assert ("Caps Lock" in field.notice()) == on


def test_letters_without_case_say_nothing_of_caps_lock(field: PassphraseField) -> None:
    for text in ("5", "密", "ש"):
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(box_of(field), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, none, text))
    assert field.notice() == ""
    assert field.length() == 3


def test_tab_goes_on_and_the_toggle_is_next(field: PassphraseField, qtbot: QtBot) -> None:
    qtbot.keyClick(box_of(field), Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    assert field.is_empty()


def test_more_than_fits_is_told(field: PassphraseField) -> None:
    box_of(field).type_text("x" * 2_000)
    assert field.length() == 1_024
    assert "at most 1024" in field.notice()


def test_the_cursor_stays_in_sight_however_long_it_grows(field: PassphraseField, qtbot: QtBot) -> None:
    box = box_of(field)
    box.type_text("x" * 300)
    inside = box.contentsRect()
    assert inside.left() <= box._edges()[-1] <= inside.right() + 1
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(inside.left() + 1, inside.center().y()))
    assert box._at < 300


def test_the_menu_offers_paste_and_nothing_that_takes_out(field: PassphraseField, qtbot: QtBot) -> None:
    box = box_of(field)
    from PySide6.QtGui import QContextMenuEvent

    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(box, asked)
    menu = box.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Paste"]
    menu.close()


def test_two_fields_can_be_compared_and_judged_without_a_copy(theme: Theme, qtbot: QtBot) -> None:
    one, other = PassphraseField("Passphrase"), PassphraseField("The same again")
    for field in (one, other):
        qtbot.addWidget(field)
        box_of(field).type_text("four words")
    assert one.same_as(other)
    box_of(other).type_text("!")
    assert not one.same_as(other)
    assert one.judged(len) == 10
    one.wipe()
    assert one.is_empty()
