"""A new recovery code: only with the passphrase, the old one dead, and the page not left before it is on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coachdesk.errors import WrongRecoveryCode
from coachdesk.ui.page_table import PageEntry
from coachdesk.ui.recovery_code_page import RecoveryCodePage
from coachdesk.ui.recovery_code_parts import GroupGrid
from coachdesk.ui.vault_door import CODE_UNCHECKED
from tests.desks import PASSPHRASE
from tests.ui.conftest import Usable
from tests.ui.sittings import PAGES, Sitting, heard, sitting

ENTER = Qt.Key.Key_Return


@pytest.fixture
def at_the_page(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    pages = {**PAGES, "recovery_code": PageEntry(RecoveryCodePage, "settings")}
    with sitting(qtbot, tmp_path, pages=pages) as now:
        now.open()
        now.frame.pages.go_to("recovery_code")
        yield now


def page_of(now: Sitting) -> RecoveryCodePage:
    page = now.page()
    assert isinstance(page, RecoveryCodePage)
    return page


def make(now: Sitting) -> None:
    now.type_in(PASSPHRASE.decode())
    now.press(ENTER)
    now.until(lambda: page_of(now)._code is not None)


def test_by_keyboard_alone_a_code_is_made_shown_proved_and_works(at_the_page: Sitting) -> None:
    page = page_of(at_the_page)
    make(at_the_page)
    assert page._code is not None
    typed, groups = page._code.text, page._code.groups()
    assert all(" ".join(group) in heard(page) for group in groups)
    at_the_page.press(ENTER)
    assert page.groups is not None
    at_the_page.until(lambda: not page.findChildren(GroupGrid))
    assert not any(" ".join(group) in heard(page) for group in groups)
    for number in page.groups.asked:
        at_the_page.type_in(groups[number - 1])
        at_the_page.press(ENTER)
    at_the_page.until(lambda: "the one that counts" in page.message.words())
    assert page.is_clean()
    door = at_the_page.window.around.door
    with at_the_page.qtbot.waitSignal(at_the_page.window.locked):
        at_the_page.window.lock()
    opened, fresh = door.open_with_code(typed, bytearray(b"harbour velvet tractor mosaic plum"))
    fresh.wipe()
    assert opened.keyring[CODE_UNCHECKED]
    door.close()
    with pytest.raises(WrongRecoveryCode):
        door.open_with_code(typed, bytearray(b"harbour velvet tractor mosaic plums"))


def test_a_wrong_passphrase_makes_no_code(at_the_page: Sitting) -> None:
    page = page_of(at_the_page)
    at_the_page.type_in("not the passphrase")
    at_the_page.press(ENTER)
    at_the_page.until(lambda: "did not open" in page.message.words())
    assert page._code is None
    assert at_the_page.frame.pages.go_to("today")


def test_the_page_is_not_left_before_the_code_is_on_paper(at_the_page: Sitting) -> None:
    make(at_the_page)
    assert not at_the_page.frame.pages.go_to("today")
    assert "Put the new one on paper" in page_of(at_the_page).message.words()
    at_the_page.press(ENTER)
    at_the_page.type_in("AAAAA")
    at_the_page.press(ENTER, ENTER)
    assert not at_the_page.frame.pages.go_to("today")


def test_the_band_about_an_unchecked_code_leads_here(at_the_page: Sitting) -> None:
    make(at_the_page)
    with at_the_page.qtbot.waitSignal(at_the_page.window.locked):
        at_the_page.window.lock()
    at_the_page.open()
    at_the_page.until(lambda: "code" in at_the_page.frame.banners.said())
    band = at_the_page.frame.banners._bands["code"]
    assert band.action is not None
    band.action.click()
    assert isinstance(at_the_page.page(), RecoveryCodePage)
    assert "code" not in at_the_page.frame.banners.said()


def test_every_part_is_usable_at_every_size(at_the_page: Sitting, usable: Usable) -> None:
    usable(at_the_page.window)
    page_of(at_the_page).passphrase.setFocus()
    make(at_the_page)
    usable(at_the_page.window)
    page_of(at_the_page).next_button.click()
    usable(at_the_page.window)
