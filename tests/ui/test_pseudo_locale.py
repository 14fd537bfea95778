"""In a longer language, and from right to left, everything is still there, uncut, and in the other order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.ui.icons import icon_words
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.buttons import Button, icon_button
from coachdesk.ui.widgets.ink_pad import InkPad
from coachdesk.ui.widgets.passphrase_field import PassphraseField
from coachdesk.ui.widgets.progress_strip import ProgressStrip
from coachdesk.ui.widgets.undo_toast import UndoToast
from tests.ui import gallery
from tests.ui.conftest import Shoot, Usable
from tests.ui.pseudo_locale import PseudoTranslator, pseudo

PAGES = (gallery.fields_page, gallery.parts_page, gallery.family_page)


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_longer_words_are_not_cut(
    make: Callable[[], QWidget], pseudo_language: PseudoTranslator, usable: Usable, qtbot: QtBot
) -> None:
    page = make()
    qtbot.addWidget(page)
    usable(page)


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_from_right_to_left_nothing_is_cut(
    make: Callable[[], QWidget], right_to_left: None, usable: Usable, shoot: Shoot, qtbot: QtBot
) -> None:
    page = make()
    qtbot.addWidget(page)
    usable(page)
    shoot(page, f"{make.__name__}-rtl", (900, 1500))


@pytest.mark.parametrize("make", [ProgressStrip, UndoToast, lambda: PassphraseField("["), lambda: InkPad("[")])
def test_every_word_of_the_kit_can_be_translated(
    make: Callable[[], QWidget], pseudo_language: PseudoTranslator, theme: Theme, qtbot: QtBot
) -> None:
    part = make()
    qtbot.addWidget(part)
    buttons = part.findChildren(Button)
    assert buttons
    assert all(button.words().startswith("[") for button in buttons)


def test_icons_say_their_words_in_the_language_worn(
    pseudo_language: PseudoTranslator, theme: Theme, qtbot: QtBot
) -> None:
    button = icon_button("lock")
    qtbot.addWidget(button)
    assert button.accessibleName() == icon_words("lock") == pseudo("Lock")


def test_the_pseudo_language_is_longer_and_keeps_what_is_filled_in() -> None:
    said = pseudo("Saved {time}, %n of {limit:,}")
    assert len(said) >= 1.4 * len("Saved {time}, %n of {limit:,}")
    for kept in ("{time}", "%n", "{limit:,}"):
        assert kept in said
    assert said.format(time="10:32", limit=3).count("10:32") == 1


def test_from_right_to_left_the_left_of_the_ink_box_is_still_the_left(
    right_to_left: None, theme: Theme, qtbot: QtBot
) -> None:
    """A name is drawn as it is drawn, whatever way the words around it run."""
    pad = InkPad("Sign")
    qtbot.addWidget(pad)
    pad.resize(840, 400)
    pad.show()
    QApplication.processEvents()
    box = pad.surface.box()
    qtbot.mouseClick(pad.surface, Qt.MouseButton.LeftButton, pos=QPoint(round(box.left()) + 2, round(box.center().y())))
    assert pad.strokes()[0][0] < 100
