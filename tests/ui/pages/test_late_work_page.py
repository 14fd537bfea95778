"""Work that came late is looked through record by record; what is ticked is let in, the rest stays as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.note import Note
from coachdesk.models.organisation import Worker
from coachdesk.operations.late_work import late_work
from coachdesk.operations.notes import write_note
from coachdesk.operations.syncing.membership import set_members
from coachdesk.store.change_log import Verdict
from coachdesk.sync.membership import Role
from coachdesk.ui.pages.late_work.page import LateWorkPage
from coachdesk.ui.theme import Theme
from tests.operations.syncing.connected import Connected
from tests.rivals import change_by_another, comes
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, connected_pages, words

NOTE = " ".join(["She would like to be rung before visits, in the morning, and never on the school’s number."] * 6)


@pytest.fixture
def late(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[tuple[ConnectedPages, Connected]]:
    """Bronwen has left the family, and wrote a note and where it lives before she was told."""
    with connected_pages(qtbot, tmp_path) as (pages, two):
        set_members(two.ada, two.family, {two.ada.desk.owner.worker_id: Role.LEAD}, two.ask)
        write_note(two.bronwen.desk, two.family, fact=NOTE)
        two.write(two.bronwen, "Bridgwater")
        two.office.round(two.bronwen)
        two.office.round(two.ada)
        yield pages, two


def opened(late: tuple[ConnectedPages, Connected]) -> LateWorkPage:
    pages, two = late
    made = pages.page(lambda *of: LateWorkPage(*of, pages.network), two.ada, family_id=two.family)
    made.activateWindow()
    return made


def test_each_record_is_told_whole_and_none_is_ticked(late: tuple[ConnectedPages, Connected]) -> None:
    page = opened(late)
    (card,) = page.cards
    assert card.title.words() == "2 records, by \u2068Bronwen Tarr\u2069"
    read = words(page)
    for told in (NOTE, "Area: “Bridgwater”", "Quill", "received Sun 22 Nov 2026", "counts for nobody"):
        assert told in read
    assert [box.is_ticked() for box in card.boxes] == [False, False]
    assert page.is_clean()


def test_the_keyboard_lets_one_in_and_leaves_the_other(late: tuple[ConnectedPages, Connected]) -> None:
    pages, two = late
    page = opened(late)
    note = next(box for box in page.cards[0].boxes if box.accessibleName().startswith("Let in: \u2068A note"))
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Space)
    assert not page.is_clean()
    for _ in range(9):
        here = QApplication.focusWidget()
        assert here is not None
        if here is page.let_in:
            break
        QTest.keyClick(here, Qt.Key.Key_Tab)
    QTest.keyClick(page.let_in, Qt.Key.Key_Return)
    pages.settle()
    assert page.message.words() == "1 change let in."
    assert [one.fact for one in two.ada.desk.records(Note, two.family)] == [NOTE]
    assert [one.kind for one in late_work(two.ada.desk)] == ["family"]
    assert page.cards[0].title.words() == "1 record, by \u2068Bronwen Tarr\u2069"


def test_after_the_last_one_that_is_said(late: tuple[ConnectedPages, Connected]) -> None:
    pages, two = late
    page = opened(late)
    page.cards[0].all.click()
    page.let_in.click()
    pages.settle()
    assert late_work(two.ada.desk) == []
    assert "That was all." in words(page)
    assert not page.let_in.isVisibleTo(page)


def test_without_a_way_to_the_server_everything_stays_and_the_ticks_with_it(
    late: tuple[ConnectedPages, Connected],
) -> None:
    pages, two = late
    page = opened(late)
    page.let_in.click()
    assert "Tick first" in page.message.words()
    pages.network.breaks_before = "/"
    page.cards[0].all.click()
    page.let_in.click()
    pages.settle()
    assert page.message.words()
    assert len(late_work(two.ada.desk)) == 2
    assert len(page.cards[0].ticked()) == 2
    assert page.let_in.isEnabled()


def test_to_leave_it_changes_nothing(late: tuple[ConnectedPages, Connected]) -> None:
    _, two = late
    before = two.ada.desk.state_hash()
    page = opened(late)
    page.cards[0].all.click()
    page.later.click()
    assert two.ada.desk.state_hash() == before
    assert len(late_work(two.ada.desk)) == 2


def test_whoever_does_not_lead_reads_it_and_is_told_who_can(late: tuple[ConnectedPages, Connected]) -> None:
    pages, two = late
    worker = two.bronwen.desk.get(Worker, two.bronwen.desk.owner.worker_id)
    organisation = two.bronwen.desk.owner.organisation_id
    change = change_by_another(worker, two.bronwen.desk.now(), phone="07700 900222")
    comes(two.bronwen.desk, organisation, [change], two.ada.desk.owner.worker_id, Verdict.HELD)
    page = pages.page(lambda *of: LateWorkPage(*of, pages.network), two.bronwen)
    assert "Only whoever leads the work" in words(page)
    assert "Our organisation" in words(page)
    assert not page.let_in.isVisibleTo(page)
    assert page.cards[0].boxes == []


def test_at_every_size_nothing_is_cut(late: tuple[ConnectedPages, Connected], usable: Usable, shoot: Shoot) -> None:
    page = opened(late)
    usable(page)
    shoot(page, "late-work", (1366, 768), 100)
    for at in range(4):
        shoot(page, f"late-work-{at}", (640, 360), 200)
        page.area.verticalScrollBar().setValue((at + 1) * 280)
