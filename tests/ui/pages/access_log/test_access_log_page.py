"""The access log is read, narrowed to a family and never changed; copies that lie here go in two presses."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from coachdesk.crypto.digest import sha256_hex
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.copy_out import CopyOut
from coachdesk.models.family import Family
from coachdesk.operations.access_log import AccessLine
from coachdesk.operations.copies_out import note_copy
from coachdesk.ui.page import Page
from coachdesk.ui.pages.access_log.page import AccessLogPage
from coachdesk.ui.pages.access_log.words import DEEDS, line_words
from coachdesk.ui.pages.copies.page import CopiesPage
from coachdesk.ui.pages.needs.page import NeedsPage
from coachdesk.ui.pages.settings.page import SettingsPage
from tests.ui.conftest import Usable
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]


def test_each_page_of_a_family_leaves_one_line_and_the_log_tells_it(visit: PageVisit) -> None:
    before = len(visit.desk.records(AccessEntry))
    other = next(one.id for one in visit.desk.records(Family) if one.id != visit.family_id)
    for family in (visit.family_id, other, visit.family_id):
        visit.go(NeedsPage, "needs", family_id=family)
    assert len(visit.desk.records(AccessEntry)) == before + 2
    visit.go(SettingsPage, "settings")
    page = visit.go(AccessLogPage, "access_log")
    assert sum("Opened the family · \u2068F2 Castell-Lane\u2069" in line for line in page.lines()) == 1
    page.family.choose(other)
    page._narrow()
    visit.settle()
    assert page.shown is not None
    assert {line.entry.family for line in page.shown.lines} == {other}


def test_hours_are_those_of_the_clock_on_the_wall() -> None:
    at = datetime(2011, 9, 1, 8, 13, tzinfo=UTC)
    entry = AccessEntry(id="1" * 32, log="2" * 32, deed=AccessDeed.UNLOCKED, worker="3" * 32, at=at)
    assert line_words(AccessLine(entry, "Bronwen", "", ""))[1] == "Thu 1 Sep 2011, 09:13 · \u2068Bronwen\u2069"


def test_every_deed_has_its_words() -> None:
    assert set(DEEDS) == set(AccessDeed)


def test_nothing_on_the_page_takes_words_but_the_choice_of_a_family(visit: PageVisit) -> None:
    page = visit.go(AccessLogPage, "access_log")
    assert page.findChildren(QPlainTextEdit) == []
    assert [one for one in page.findChildren(QLineEdit) if not page.family.isAncestorOf(one)] == []


@pytest.fixture
def copy(visit: PageVisit, tmp_path: Path) -> Path:
    path = tmp_path / "F2-plan-v1-full.pdf"
    path.write_bytes(b"%PDF plan")
    note_copy(visit.desk, path, sha256_hex(b"%PDF plan"), visit.family_id, "full")
    return path


def test_a_copy_is_removed_in_two_presses_and_not_in_one(visit: PageVisit, copy: Path) -> None:
    page = visit.go(CopiesPage, "copies")
    (card,) = page.cards.values()
    assert "F2-plan-v1-full.pdf" in card.title.words()
    card.remove.click()
    assert copy.exists()
    card.keep.click()
    assert copy.exists()
    card.remove.click()
    card.really.click()
    visit.settle()
    assert not copy.exists()
    assert page.cards == {}
    assert visit.desk.records(AccessEntry)[-1].deed is AccessDeed.REMOVED_COPY
    assert len(visit.desk.records(CopyOut)) == 1


def test_a_file_that_changed_cannot_be_removed_here(visit: PageVisit, copy: Path) -> None:
    page = visit.go(CopiesPage, "copies")
    (card,) = page.cards.values()
    copy.write_bytes(b"her letter")
    card.really.click()
    visit.settle()
    assert copy.read_bytes() == b"her letter"
    assert "not what CoachDesk saved" in page.message.accessibleName() or page.message.isVisibleTo(page)
    page.show_fresh()
    visit.settle()
    (card,) = page.cards.values()
    assert card.remove.isHidden()


@pytest.mark.parametrize("name", ["access_log", "copies"])
def test_each_page_is_usable(visit: PageVisit, copy: Path, usable: Usable, name: str) -> None:
    visit.go(NeedsPage, "needs", family_id=visit.family_id)
    visit.go(Page, name)
    usable(visit.stack)
