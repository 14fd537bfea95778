"""What every page does: reads when opened and when told, waits when hidden, lets Escape leave only when clean."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coachdesk.desk import Touched
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.router import Place, Router
from tests.desks import new_desk


class CountingPage(Page):
    """Counts how often it reads."""

    shows = frozenset({"person"})

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds) -> None:
        super().__init__(opened.desk, router, deeds)
        self.reads = 0
        self.clean = True

    def refresh(self) -> None:
        self.reads += 1

    def is_clean(self) -> bool:
        return self.clean


class Journey:
    """A router that writes down where it was asked to go."""

    def __init__(self) -> None:
        self.places: list[Place | str] = []
        self.router = Router(go=self._go, back=self._back, has={"family"}.__contains__)

    def _go(self, place: Place) -> bool:
        self.places.append(place)
        return True

    def _back(self) -> bool:
        self.places.append("back")
        return True


@pytest.fixture
def journey() -> Journey:
    return Journey()


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, journey: Journey) -> Iterator[CountingPage]:
    opened, deeds = new_desk(tmp_path / "vault"), Deeds()
    page = CountingPage(opened, journey.router, deeds)
    qtbot.addWidget(page)
    yield page
    assert deeds.stop()
    opened.close()


def touched(*kinds: str) -> Touched:
    return Touched(frozenset(kinds), frozenset())


def test_a_page_that_is_seen_reads_at_once_when_its_kinds_are_touched(page: CountingPage) -> None:
    page.show()
    page.told(touched("person", "need"))
    assert page.reads == 1
    page.told(touched("worker"))
    assert page.reads == 1


def test_a_hidden_page_reads_once_when_it_is_next_seen(page: CountingPage) -> None:
    for _ in range(5):
        page.told(touched("person"))
    assert page.reads == 0
    page.show()
    assert page.reads == 1
    page.hide()
    page.show()
    assert page.reads == 1


def test_opening_reads_anew_and_counts_as_fresh(page: CountingPage) -> None:
    page.told(touched("person"))
    page.show_fresh()
    page.show()
    assert page.reads == 1


def test_escape_goes_back_only_from_a_clean_page(page: CountingPage, journey: Journey, qtbot: QtBot) -> None:
    page.show()
    page.clean = False
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert journey.places == []
    page.clean = True
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert journey.places == ["back"]


def test_going_names_the_page_and_what_it_is_opened_on(page: CountingPage, journey: Journey) -> None:
    page.go("family", family_id="f" * 32)
    assert journey.places == [Place("family", {"family_id": "f" * 32})]
    assert page.router.has("family")
    assert not page.router.has("nowhere")


def test_a_known_error_is_said_on_the_page_and_goes_when_it_is_opened_again(page: CountingPage, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise Refused("Two people may not hold one role.")

    page.show()
    page.do(refuse)
    qtbot.waitUntil(lambda: page.message.words() == "Two people may not hold one role.")
    assert page.message.isVisible()
    page.show_fresh()
    assert not page.message.isVisible()


def test_of_two_reads_only_the_newer_is_shown(page: CountingPage, qtbot: QtBot) -> None:
    got: list[int] = []
    for number in range(20):
        page.read(lambda number=number: number, got.append)
    page.read(lambda: 99, got.append, key="another")
    qtbot.waitUntil(lambda: 99 in got)
    assert got == [19, 99]


def test_two_pages_do_not_overtake_each_other(page: CountingPage, journey: Journey, qtbot: QtBot) -> None:
    other = Page(page.desk, journey.router, page.deeds)
    qtbot.addWidget(other)
    got: list[str] = []
    page.read(lambda: "one", got.append)
    other.read(lambda: "two", got.append)
    qtbot.waitUntil(lambda: got == ["one", "two"])


def test_the_title_is_the_pages_name_for_a_screen_reader(page: CountingPage) -> None:
    page.set_title("People")
    assert page.accessibleName() == "People"


def test_a_page_has_no_focus_proxy_which_would_trap_tab(page: CountingPage) -> None:
    assert isinstance(page, QWidget)
    assert page.focusProxy() is None
