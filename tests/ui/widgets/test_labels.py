"""The same text comes back from every label, none of it is markup, and no file is ever opened."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.buttons import icon_button, secondary_button
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel, safe_label

NASTY = [
    "<b>",
    "<b>bold</b>",
    "Smith & Sons",
    "&amp; &lt;",
    "=cmd()",
    "\u202etxt.exe",
    "👩‍👧‍👦 Amina",
    "a" * 5_000,
    "שרה and أمينة",
    "line\nline",
    "Zo\u0308e\u0301" * 40,
]


def test_markup_is_shown_as_typed_and_a_picture_in_it_is_not_opened(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "red.png"
    red = QImage(200, 200, QImage.Format.Format_RGB32)
    red.fill(QColor("#ff0000"))
    assert red.save(str(picture))
    text = f'<img src="{picture}">'

    def shows_red(label: QLabel) -> bool:
        qtbot.addWidget(label)
        label.resize(300, 260)
        image = label.grab().toImage()
        return any(image.pixelColor(x, y) == QColor("#ff0000") for x in range(0, 300, 5) for y in range(0, 260, 5))

    assert not shows_red(safe_label(text))
    assert shows_red(QLabel(text)), "the control: Qt's own label opens the file"


@pytest.mark.parametrize("text", NASTY)
def test_every_label_and_button_gives_back_the_text_it_was_given(text: str, theme: Theme, qtbot: QtBot) -> None:
    for made in (safe_label(text), heading(text), secondary_button(text)):
        qtbot.addWidget(made)
        assert made.words() == text
        assert made.accessibleName() == text
        told = QAccessible.queryAccessibleInterface(made)
        assert told.text(QAccessible.Text.Name) == text
    assert safe_label(text).textFormat() == Qt.TextFormat.PlainText


@given(st.text(max_size=200))
def test_what_is_shown_differs_from_the_text_only_by_marks_that_cannot_be_seen(text: str) -> None:
    assert QApplication.instance() is not None or QApplication([])
    label = SafeLabel(text)
    unseen = "\u200b\u2069\u202c"
    shown = "".join(letter for letter in label.text() if letter not in unseen)
    given_text = "".join(letter for letter in text if letter not in unseen)
    shown, given_text = (each.replace("\u00a0", " ") for each in (shown, given_text))
    # Qt itself drops lone surrogates, which no text of ours holds
    assert shown.encode("utf-16", "ignore") == given_text.encode("utf-16", "ignore")


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Sam · 01632 960 001 (mornings)", "01632\u00a0960\u00a0001"),
        ("+44 7700 900 123", "+44\u00a07700\u00a0900\u00a0123"),
        ("(01632) 960 001 ext 7", "(01632)\u00a0960\u00a0001"),
    ],
)
def test_a_telephone_number_is_never_parted_and_is_read_out_as_given(
    text: str, together: str, theme: Theme, qtbot: QtBot
) -> None:
    label = SafeLabel(text)
    qtbot.addWidget(label)
    assert together in label.text()
    assert (label.words(), label.accessibleName()) == (text, text)


@pytest.mark.parametrize("text", ["3 of 8 steps", "1 2 3 4 5 6 7 8 9 10 11 12 13 14", "09:30 to 10:30"])
def test_other_figures_still_wrap(text: str, theme: Theme, qtbot: QtBot) -> None:
    label = SafeLabel(text)
    qtbot.addWidget(label)
    assert label.text() == text


def test_a_word_of_five_thousand_letters_is_broken_rather_than_cut(theme: Theme, qtbot: QtBot) -> None:
    label = safe_label("a" * 5_000)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 300
    assert label.heightForWidth(300) > label.heightForWidth(600) > label.fontMetrics().height() * 5


def test_a_labels_ampersand_is_no_shortcut_beside_its_field(theme: Theme, qtbot: QtBot) -> None:
    label, line = safe_label("Smith & Sons"), QLineEdit()
    qtbot.addWidget(label)
    qtbot.addWidget(line)
    label.name_for(line)
    assert label.text() == "Smith && Sons"
    assert label.words() == "Smith & Sons"


def test_a_heading_tells_a_screen_reader_that_it_is_one(theme: Theme, qtbot: QtBot) -> None:
    made = heading("Plan", 2)
    qtbot.addWidget(made)
    told = QAccessible.queryAccessibleInterface(made)
    assert told.role() == QAccessible.Role.Heading
    assert told.text(QAccessible.Text.Name) == "Plan"


def test_a_tone_changes_the_colour(theme: Theme, qtbot: QtBot) -> None:
    label = safe_label("Late")
    qtbot.addWidget(label)
    label.show()
    plain = label.grab().toImage()
    label.set_tone("danger")
    assert label.grab().toImage() != plain


def test_a_tooltip_from_a_family_is_no_markup(theme: Theme, qtbot: QtBot) -> None:
    button = icon_button("up", "Move <img src=x> up")
    qtbot.addWidget(button)
    assert not QtGui.Qt.mightBeRichText(button.toolTip())
    assert button.accessibleName() == "Move <img src=x> up"
