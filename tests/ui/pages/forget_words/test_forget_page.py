"""A lead finds the change in the history, says which words go and why, and they are gone on every laptop."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from coachdesk.desk import new_record
from coachdesk.models.person import FamilyRole, Person
from coachdesk.ui.pages.forget_words.page import ForgetPage
from coachdesk.ui.pages.history.page import HistoryPage
from coachdesk.ui.theme import Theme
from tests.operations.syncing.connected import Connected
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, connected_pages, words

WRONG = "Canaryqx said"
Both = tuple[ConnectedPages, Connected]


@pytest.fixture
def both(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Both]:
    with connected_pages(qtbot, tmp_path) as (pages, two):
        child = new_record(Person, two.family, known_as="Jade", number=1, role=FamilyRole.CHILD)
        two.bronwen.desk.amend(two.bronwen.desk.add(child), notes=WRONG, pronouns="they")
        two.quiet()
        yield pages, two


def ways(page: HistoryPage) -> list[QAbstractButton]:
    return [one for one in page.findChildren(QAbstractButton) if one.accessibleName().startswith("Have words")]


def test_words_are_forgotten_everywhere_and_the_rest_of_the_change_stays(
    both: Both, usable: Usable, shoot: Shoot
) -> None:
    pages, two = both
    history = pages.page(HistoryPage, two.ada, family_id=two.family)
    ways(history)[0].click()
    place = pages.went[-1]
    assert place.page == "forget_words"
    page = pages.page(partial(ForgetPage, lines=pages.network), two.ada, **place.where)
    assert {"notes", "pronouns"} <= page.boxes.keys()
    usable(page)
    shoot(page, "forget-words")
    shoot(page, "forget-words", (640, 360), 200)
    page.why.set_text("Another family's child")
    page.forget.click()
    assert "Tick what" in page.message.words()
    page.boxes["notes"].set_ticked(True)
    page.why.set_text("")
    page.forget.click()
    assert page.why.problem()
    page.why.set_text("Another family's child")
    page.forget.click()
    pages.settle()
    two.quiet()
    for one in (two.ada, two.bronwen):
        (child,) = one.desk.records(Person, two.family)
        assert (child.notes, child.pronouns) == ("", "they")
        assert one.desk.search("Canaryqx") == []
    assert "Another family's child" in words(pages.page(HistoryPage, two.bronwen, family_id=two.family))


def test_who_does_not_lead_is_offered_no_way_and_told_who_can(both: Both) -> None:
    pages, two = both
    assert ways(pages.page(HistoryPage, two.bronwen, family_id=two.family)) == []
    (child,) = two.bronwen.desk.records(Person, two.family)
    change = two.bronwen.desk.history(child.id)[-1].change_id
    page = pages.page(partial(ForgetPage, lines=pages.network), two.bronwen, record_id=child.id, change_id=change)
    assert "leads the work" in page.message.words()
    assert not page.forget.isEnabled()
    assert not page.card.isVisibleTo(page)


def test_without_the_server_nothing_can_be_pressed(both: Both) -> None:
    pages, two = both
    (child,) = two.ada.desk.records(Person, two.family)
    change = two.ada.desk.history(child.id)[-1].change_id
    pages.network.breaks_before = "/v1"
    page = pages.page(partial(ForgetPage, lines=pages.network), two.ada, record_id=child.id, change_id=change)
    assert not page.forget.isEnabled()
    assert page.reach.again.isVisibleTo(page)
