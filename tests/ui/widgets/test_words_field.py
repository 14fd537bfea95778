"""Free text stays plain, whole up to the limit, and undoable; no paste hangs it or is cut without a word."""

import time

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.words_field import PlainPage, WordsField


class Form(QWidget):
    """A WordsField with the focus, and something to leave it for."""

    def __init__(self, qtbot: QtBot, **options: object) -> None:
        super().__init__()
        qtbot.addWidget(self)
        column = QVBoxLayout(self)
        self.field = WordsField("Notes", **options)  # type: ignore[arg-type]
        self.other = LineField("Other")
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.lefts: list[str] = []
        self.field.left.connect(self.lefts.append)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.field.setFocus()

    @property
    def page(self) -> PlainPage:
        page = self.field.editor()
        assert isinstance(page, PlainPage)
        return page

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.page.paste()


def test_markup_goes_in_and_comes_out_as_text(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    mime = QMimeData()
    mime.setHtml("<b>bold</b><img src='/etc/passwd'>")
    mime.setText("<b>bold</b> &amp;")
    form.page.insertFromMimeData(mime)
    assert form.field.text() == "<b>bold</b> &amp;"


def test_files_and_pictures_are_not_taken_as_text(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    files, picture = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    for source in (files, picture):
        assert not form.page.canInsertFromMimeData(source)
        form.page.insertFromMimeData(source)
    assert form.field.text() == ""


def test_tab_leaves_and_the_text_is_handed_over_once(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    qtbot.keyClicks(form.page, "calm")
    qtbot.keyClick(form.page, Qt.Key.Key_Return)
    qtbot.keyClicks(form.page, "mornings")
    qtbot.keyClick(form.page, Qt.Key.Key_Tab)
    assert form.lefts == ["calm\nmornings"]
    assert form.other.editor().hasFocus()


def test_a_draft_comes_while_typing(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    with qtbot.waitSignal(form.field.draft, timeout=2_000) as draft:
        qtbot.keyClicks(form.page, "calm")
    assert draft.args == ["calm"]


@pytest.mark.parametrize("letters", ["a", "😀", "\u0301", "ש"])
def test_a_paste_over_the_limit_keeps_the_first_and_says_where_the_rest_is(
    letters: str, theme: Theme, qtbot: QtBot
) -> None:
    form = Form(qtbot, limit=1_000)
    form.paste(letters * 3_000)
    assert form.field.text() == (letters * 1_000)
    assert form.field.notice() == "Kept the first 1,000 characters; the rest is on the clipboard."
    assert len(QGuiApplication.clipboard().text()) >= 3_000


def test_typing_over_the_limit_takes_nothing_more_and_leaves_what_was_there(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=10, text="0123456789")
    form.page.moveCursor(form.page.textCursor().MoveOperation.Start)
    qtbot.keyClicks(form.page, "xyz")
    assert form.field.text() == "0123456789"
    assert "Nothing more fits" in form.field.notice()


def test_over_what_is_selected_there_is_room_again(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=10, text="0123456789")
    form.page.selectAll()
    qtbot.keyClicks(form.page, "new")
    assert (form.field.text(), form.field.notice()) == ("new", "")


def test_an_on_screen_keyboards_word_is_taken_as_far_as_it_fits(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=10, text="01234567")
    form.page.moveCursor(form.page.textCursor().MoveOperation.End)
    word = QInputMethodEvent()
    word.setCommitString("morning")
    QApplication.sendEvent(form.page, word)
    assert form.field.text() == "01234567mo"
    assert "Nothing more fits" in form.field.notice()


def test_keys_that_type_nothing_still_work_where_nothing_more_fits(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=10, text="0123456789")
    qtbot.keyClick(form.page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(form.page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0123456789"
    qtbot.keyClick(form.page, Qt.Key.Key_Backspace)
    assert form.field.text() == ""


def test_undo_after_typing_over_the_limit_never_brings_the_overflow_back(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=10, text="01234567")
    form.page.moveCursor(form.page.textCursor().MoveOperation.End)
    qtbot.keyClicks(form.page, "abcd")
    assert form.field.text() == "01234567ab"
    seen = []
    for _ in range(10):
        form.page.undo()
        seen.append(form.page.toPlainText())
    assert max(len(text) for text in seen) <= 10
    assert seen[-1] == "01234567"


def test_twenty_megabytes_pasted_are_cut_within_seconds(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    began = time.monotonic()
    form.paste("word " * 4_000_000)
    assert time.monotonic() - began < 5
    assert len(form.field.text()) == 20_000


def test_near_the_limit_the_room_left_is_told(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=100)
    form.paste("a" * 96)
    assert form.field.notice() == "4 of 100 characters left"


def test_undo_takes_back_typing_and_pasting(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=50, text="before ")
    form.page.moveCursor(form.page.textCursor().MoveOperation.End)
    form.paste("x" * 200)
    assert len(form.field.text()) == 50
    form.page.undo()
    assert form.field.text() == "before "


def test_text_from_elsewhere_is_no_change(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, limit=10)
    form.field.set_text("0123456789")
    form.other.setFocus()
    assert form.lefts == []
    assert form.field.text() == "0123456789"


def test_it_grows_with_its_lines_up_to_the_most_and_with_the_text_size(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot, lines=2, most_lines=5)
    heights = [form.page.height()]
    for _ in range(8):
        form.paste("line\n")
        qtbot.wait(5)
        heights.append(form.page.height())
    assert heights == sorted(heights)
    assert heights[0] < heights[3] < heights[5] == heights[-1]
    theme.set_percent(200)
    assert form.page.height() > heights[-1] * 1.7


def test_controls_and_both_line_ends_come_out_clean(theme: Theme, qtbot: QtBot) -> None:
    form = Form(qtbot)
    form.paste("a\r\nb\x00\x07c\td\u2029e")
    assert form.field.text().replace("\u2029", "\n") == "a\nbc\td\ne"


@pytest.mark.parametrize("wide", [240, 420, 900])
def test_at_any_width_all_that_is_written_can_be_seen_up_to_the_most_lines(
    wide: int, theme: Theme, qtbot: QtBot
) -> None:
    form = Form(qtbot, lines=1, most_lines=30, text="Ring before four, at night it goes to the county. " * 4)
    for width in (900, wide):  # as a page does: laid out once, then given its width
        form.resize(width, 700)
        QApplication.processEvents()
    assert form.page.verticalScrollBar().maximum() == 0
