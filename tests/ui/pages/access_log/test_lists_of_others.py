"""An administrator asks for what was opened on other laptops; a coach is told that she can, and is offered nothing."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.desk.access import record_access, record_opened_once
from coachdesk.models.access import AccessDeed
from coachdesk.models.family import Family
from coachdesk.models.values import new_id
from coachdesk.ui.pages.access_log.page import AccessLogPage
from coachdesk.ui.theme import Theme
from tests.desks import new_vault
from tests.operations.syncing.connected import Connected
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, connected_pages, words

Both = tuple[ConnectedPages, Connected]


@pytest.fixture
def both(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Both]:
    with connected_pages(qtbot, tmp_path) as made:
        yield made


def test_an_administrator_asks_and_reads_who_opened_a_family(both: Both, usable: Usable, shoot: Shoot) -> None:
    pages, two = both
    record_opened_once(two.bronwen.desk, two.family)
    record_access(two.bronwen.desk, AccessDeed.EXPORTED, new_id(), "full")
    two.quiet()
    page = pages.page(partial(AccessLogPage, lines=pages.network), two.ada)
    assert page.others.isVisibleTo(page)
    assert not page.whose.isVisibleTo(page)
    assert not any("Opened the family" in line for line in page.lines())
    page.ask.click()
    pages.settle()
    shown = words(page)
    assert "All lists are here, up to what each laptop has sent." in page.message.words()
    assert "The list of 1 other laptop is here, as far as you asked for it." in shown
    assert "Bronwen Tarr" in shown
    quill = two.ada.desk.get(Family, two.family).record
    assert f"Opened the family · \u2068{quill.ref} {quill.name}\u2069" in page.lines()
    assert any(line.startswith("Saved a copy as a file · a family that is not on this laptop") for line in page.lines())
    usable(page)
    shoot(page, "lists-of-others")
    shoot(page, "lists-of-others", (640, 360), 200)
    page.whose.choose("here")
    page._narrow()
    pages.settle()
    assert "Bronwen Tarr" not in words(page)


def test_a_laptop_that_has_sent_nothing_is_named(both: Both) -> None:
    pages, two = both
    page = pages.page(partial(AccessLogPage, lines=pages.network), two.ada)
    page.ask.click()
    pages.settle()
    assert page.message.words() == "A laptop has not sent its list yet: \u2068Bronwen Tarr\u2069."


def test_without_a_way_to_the_server_it_says_so_and_can_be_asked_again(both: Both) -> None:
    pages, two = both
    record_opened_once(two.bronwen.desk, two.family)
    two.quiet()
    page = pages.page(partial(AccessLogPage, lines=pages.network), two.ada)
    pages.network.breaks_before = "/v1/access"
    page.ask.click()
    pages.settle()
    assert page.message.isVisibleTo(page)
    assert page.ask.isEnabled()
    pages.network.breaks_before = ""
    page.ask.click()
    pages.settle()
    assert any("Opened the family" in line for line in page.lines())


def test_a_coach_knows_that_it_can_be_read_and_asks_for_none(both: Both) -> None:
    pages, two = both
    page = pages.page(partial(AccessLogPage, lines=pages.network), two.bronwen)
    assert "Administrators of your organisation can ask for this list." in words(page)
    assert not page.others.isVisibleTo(page)
    assert not page.whose.isVisibleTo(page)


def test_a_laptop_of_its_own_is_read_by_nobody_else_and_says_nothing_of_it(both: Both, tmp_path: Path) -> None:
    pages, _ = both
    made = new_vault(tmp_path / "alone")
    made.recovery_code.wipe()
    page = pages.page(AccessLogPage, made.open_desk)
    assert "Administrators" not in words(page)
    assert not page.others.isVisibleTo(page)
    made.open_desk.close()
