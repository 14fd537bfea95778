"""A line keeps a draft while typing, hands the text over when left, and never cuts without saying so."""

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.line_field import LineField


class Form(QWidget):
    """Two fields, so that one can be left for the other, and what the first said."""

    def __init__(self, qtbot: QtBot, **options: object) -> None:
        super().__init__()
        qtbot.addWidget(self)
        column = QVBoxLayout(self)
        self.field = LineField("Name", **options)  # type: ignore[arg-type]
        self.other = LineField("Other")
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.said: list[tuple[str, str]] = []
        self.field.edited.connect(lambda: self.said.append(("edited", "")))
        self.field.draft.connect(lambda text: self.said.append(("draft", text)))
        self.field.left.connect(lambda text: self.said.append(("left", text)))
        self.field.entered.connect(lambda: self.said.append(("entered", "")))
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.field.setFocus()

    def of(self, kind: str) -> list[str]:
        return [text for what, text in self.said if what == kind]


def test_a_change_is_handed_over_once_when_the_focus_leaves(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, text="Am")
    qtbot.keyClicks(form.field.editor(), "ina")
    assert form.of("left") == []
    qtbot.keyClick(form.field.editor(), Qt.Key.Key_Tab)
    form.field.setFocus()
    form.other.setFocus()
    assert form.of("left") == ["inaAm"]
    assert len(form.of("edited")) == 3


def test_a_draft_is_offered_soon_and_not_at_every_key(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    with qtbot.waitSignal(form.field.draft, timeout=2_000):
        qtbot.keyClicks(form.field.editor(), "Amina")
    assert form.of("draft") == ["Amina"]


def test_someone_who_never_stops_typing_has_a_draft_all_the_same(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    for _ in range(30):
        qtbot.keyClicks(form.field.editor(), "a")
        qtbot.wait(40)
    assert 1 <= len(form.of("draft")) <= 10


def test_leaving_before_the_draft_gives_the_change_alone(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    qtbot.keyClicks(form.field.editor(), "Amina")
    form.other.setFocus()
    qtbot.wait(500)
    assert (form.of("left"), form.of("draft")) == (["Amina"], [])


def test_another_window_or_a_menu_in_front_is_not_leaving(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    qtbot.keyClicks(form.field.editor(), "Amina")
    for reason in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
        QApplication.sendEvent(form.field.editor(), QFocusEvent(QEvent.Type.FocusOut, reason))
    assert form.of("left") == []
    assert form.of("draft") == ["Amina"], "but what is typed is safe at once"


def test_enter_hands_over_and_the_page_can_ask_for_it(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    qtbot.keyClicks(form.field.editor(), "A")
    qtbot.keyClick(form.field.editor(), Qt.Key.Key_Return)
    assert form.said[-2:] == [("left", "A"), ("entered", "")]
    qtbot.keyClicks(form.field.editor(), "b")
    form.field.leave()
    form.field.leave()
    assert form.of("left") == ["A", "Ab"]


def test_text_from_elsewhere_is_no_change(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.field.set_text("From the record")
    form.other.setFocus()
    qtbot.wait(450)
    assert form.said == []


def test_too_long_a_paste_keeps_the_start_says_so_and_can_be_undone(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=10)
    editor = form.field.editor()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "abc")
    QGuiApplication.clipboard().setText("é" * 500)
    editor.paste()
    assert form.field.text() == "abc" + "é" * 7
    assert "Kept the first 10 characters" in form.field.notice()
    editor.undo()
    assert form.field.text() == "abc"


def test_near_the_limit_the_room_left_is_told(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=10)
    qtbot.keyClicks(form.field.editor(), "abcdefghi")
    assert form.field.notice() == "1 of 10 characters left"
    qtbot.keyClick(form.field.editor(), Qt.Key.Key_Backspace)
    assert form.field.notice() == ""


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  Amina \t Khan ", "Amina Khan"),
        ("Ame\u0301lie", "Am\u00e9lie"),
        ("a\x00b\x07c", "abc"),
        ("a\nb", "a b"),
        ("<b>", "<b>"),
        ("=cmd()", "=cmd()"),
    ],
)
def test_what_is_typed_comes_out_clean_and_on_one_line(typed: str, text: str, theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    QGuiApplication.clipboard().setText(typed)
    editor = form.field.editor()
    assert isinstance(editor, QLineEdit)
    editor.paste()
    assert form.field.text() == text


@effort(max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_is_put_in_the_text_is_within_the_limit_and_a_clean_line(text: str) -> None:
    assert QApplication.instance() is not None
    field = LineField("Name", limit=20)
    editor = field.editor()
    assert isinstance(editor, QLineEdit)
    editor.insert(text)
    editor.textEdited.emit(editor.text())
    got = field.text()
    assert len(got) <= 20
    assert got == " ".join(got.split())
    assert not any(ord(letter) < 32 for letter in got)


def test_name_description_and_problem_are_told_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, hint="As they say it")
    editor = form.field.editor()
    assert editor.accessibleName() == "Name"
    form.field.show_problem("Type a name.")
    assert form.field.problem() == "Type a name."
    assert editor.accessibleDescription() == "Type a name. As they say it"
    form.field.rename("First name")
    form.field.set_hint("")
    form.field.clear_problem()
    assert (editor.accessibleName(), editor.accessibleDescription()) == ("First name", "")


def test_a_read_only_line_takes_no_keys(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, text="Amina")
    form.field.set_read_only(True)
    qtbot.keyClicks(form.field.editor(), "xyz")
    assert form.field.text() == "Amina"
