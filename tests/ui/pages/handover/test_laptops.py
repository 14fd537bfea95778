"""Letting laptops in and out from the page: it asks the server, says what waits, and shows what has left."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk.closed import ClosedBecause
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Unreachable
from coachdesk.models.family import Family
from coachdesk.operations import handing_over_family as handing
from coachdesk.operations.copies_out import note_copy
from coachdesk.operations.duty_book import DutyBook
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.page_table import PageNeeds
from coachdesk.ui.pages.families import FamiliesPage
from coachdesk.ui.pages.handover.left_page import LeftPage
from coachdesk.ui.pages.handover.page import HandoverPage
from coachdesk.ui.router import Router
from coachdesk.ui.theme import Theme
from coachdesk.ui.vault_door import VaultDoor
from coachdesk.ui.window_settings import WindowSettings
from tests.desks import HandClock
from tests.operations.three_connected import Three, three_connected
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.desk_standing import words

P = TypeVar("P", bound=Page)


class Line:
    """A line to the office's server, or one that leads nowhere."""

    def __init__(self, three: Three, *, is_cut: bool) -> None:
        self.three, self.is_cut = three, is_cut

    def ask(self, request: Request) -> Answer:
        if self.is_cut:
            raise Unreachable
        return self.three.connected.ask(request)

    def hang_up(self) -> None:
        """Nothing is ever long under way here."""


class Screens:
    """The pages of several laptops, one thread of deeds for all."""

    def __init__(self, qtbot: QtBot, theme: Theme, folder: Path, three: Three) -> None:
        self.qtbot, self.theme, self.three = qtbot, theme, three
        self.deeds = Deeds(QApplication.instance())
        self.router = Router(lambda _: True, lambda: True, lambda _: True)
        self.door = VaultDoor(folder / "place", folder / "vault", HandClock())
        self.door.lines = self._line
        self.settings, self.duty = WindowSettings(folder / "window.ini"), DutyBook(folder / "duty.json")
        self.is_cut = False
        self.pages: list[Page] = []

    @contextmanager
    def _line(self, _place: ServerPlace) -> Iterator[Line]:
        yield Line(self.three, is_cut=self.is_cut)

    def handover(self, of: OpenDesk) -> HandoverPage:
        needs = PageNeeds(of, self.router, self.deeds, self.door, self.theme, self.settings, self.duty)
        return self._shown(HandoverPage(needs), family_id=self.three.family)

    def left(self, of: OpenDesk) -> LeftPage:
        return self._shown(LeftPage(of.desk, self.router, self.deeds))

    def _shown(self, page: P, **where: str) -> P:
        self.qtbot.addWidget(page)
        self.pages.append(page)
        page.resize(1366, 768)
        page.show()
        page.opened(**where)
        page.show_fresh()
        self.settle()
        return page

    def press(self, button: QAbstractButton) -> None:
        assert button.isEnabled()
        assert button.isVisible()
        button.click()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: all(getattr(one, "errand", None) is None for one in self.pages), timeout=20_000)
        for _ in range(4):
            done: list[object] = []
            self.deeds.do(lambda: None, then=done.append)
            self.deeds.read(lambda: None, done.append)
            self.qtbot.waitUntil(lambda done=done: len(done) == 2, timeout=20_000)
            QApplication.processEvents()


@pytest.fixture
def screens(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Screens]:
    with three_connected(tmp_path) as three:
        made = Screens(qtbot, theme, tmp_path, three)
        yield made
        for page in made.pages:
            page.close()
            page.leave()
        assert made.deeds.stop()


def test_the_new_laptop_is_let_in_when_there_is_a_way_and_waits_until_then(screens: Screens) -> None:
    three = screens.three
    three.propose()
    three.prepare()
    three.round(three.bronwen, three.ada)
    page = screens.handover(three.ada)
    assert "To be let in, or to lead: Carol Vane." in plain(words(page))
    screens.is_cut = True
    screens.press(page.laptops.settle)
    assert Unreachable.sentence in words(page)
    assert "To be let in" in words(page), "it is still due"
    screens.is_cut = False
    screens.press(page.laptops.settle)
    assert three.members()["carol"] is Role.WRITER
    assert not page.laptops.settle.isVisible()
    hers = screens.handover(three.bronwen)
    assert not hers.laptops.hand_in.isVisible()


def test_who_does_not_lead_is_told_who_lets_laptops_in(screens: Screens) -> None:
    three = screens.three
    three.propose()
    three.prepare()
    page = screens.handover(three.bronwen)
    assert not page.laptops.settle.isEnabled()
    assert "Whoever leads the work with this family" in page.laptops.waits.words()
    assert not page.answer.yes.isEnabled()
    assert page.answer.waits.words() == "Only the new worker can say yes or no, on their own laptop."


def test_the_old_laptop_hands_in_is_let_out_and_shows_its_receipt(
    screens: Screens, tmp_path: Path, usable: Usable, shoot: Shoot
) -> None:
    three = screens.three
    three.hand_over()
    led = screens.handover(three.ada)
    assert "Not handed in yet: Bronwen Tarr." in plain(words(led))
    assert led.laptops.anyway.isVisible()
    assert not led.laptops.settle.isVisible()
    hers = screens.handover(three.bronwen)
    screens.press(hers.laptops.hand_in)
    assert "All your work is handed in." in words(hers)
    three.round(three.ada)
    led.refresh()
    screens.settle()
    shoot(led, "handover-laptops", (1000, 1500))
    screens.press(led.laptops.settle)
    assert set(three.members()) == {"ada", "carol"}
    kept = tmp_path / "F1-plan.pdf"
    kept.write_bytes(b"a copy")
    note_copy(three.bronwen.desk, kept, sha256_hex(b"a copy"), three.family, "full")
    empty = screens.left(three.bronwen)
    assert "No family has left this laptop." in words(empty)
    three.round(three.bronwen)
    assert three.bronwen.desk.find(Family, three.family) is None
    page = screens.left(three.bronwen)
    said = plain(words(page))
    assert "F1 left this laptop on Sun 22 Nov 2026" in said
    assert "Nothing of it can be found by a search here any more." in said
    assert "1 file of this family still lies on this laptop:" in said
    usable(page)
    shoot(page, "left")
    card = next(iter(page.cards.values()))
    (file,) = card.copies
    screens.press(file.remove)
    screens.press(file.really)
    assert not kept.exists()
    assert "still lies" not in words(page)


def test_on_the_new_workers_laptop_she_says_yes_herself(screens: Screens) -> None:
    three = screens.three
    three.propose()
    three.prepare()
    three.round(three.bronwen, three.ada)
    page = screens.handover(three.ada)
    screens.press(page.laptops.settle)
    three.round(three.carol, three.carol)
    families = screens._shown(FamiliesPage(three.carol.desk, screens.router, screens.deeds))
    assert "Bronwen Tarr hands F1 Quill over to you." in plain(words(families))
    hers = screens.handover(three.carol)
    screens.press(hers.answer.yes)
    assert three.now(three.carol).record.accepted_by == three.carol.desk.owner.worker_id
    assert handing.standing_of(three.carol.desk, three.now(three.carol).record).handover.accepted_on


def plain(text: str) -> str:
    """Without the marks that keep a name's direction to itself."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_a_family_that_could_not_be_handed_in_is_said_to_be_shut_and_why(screens: Screens, shoot: Shoot) -> None:
    three = screens.three
    three.connected.write(three.bronwen, "never sent")
    desk = three.bronwen.desk
    page = screens.left(three.bronwen)
    said = {}
    for why in ClosedBecause:
        desk.closed.set_to({three.family: why})
        page.refresh()
        screens.settle()
        said[why] = plain(words(page))
        assert "F1 is shut on this laptop" in said[why]
        assert "1 change of yours could not be handed in and lies here, safe." in said[why]
    assert "take it to your administrator" in said[ClosedBecause.SIGNED_OUT]
    assert "It goes by itself" in said[ClosedBecause.UNSENT]
    shoot(page, "shut", (640, 360), 200)
