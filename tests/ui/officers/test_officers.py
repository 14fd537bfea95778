"""From "I forgot it" through the request, the officers' page and the answer back to the records, nothing being lost."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.crypto.recovery_file import request_words
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Family
from coachdesk.models.recovery_use import RecoveryUse
from coachdesk.operations.families import start_family
from coachdesk.ui.forgotten import Forgotten
from coachdesk.ui.officers.officers import Officers
from coachdesk.ui.officers.pages import AnswerPage, AskedPage, AskPage
from coachdesk.ui.pages.devices.colleague_page import ColleaguePage
from coachdesk.ui.pages.opening_laptop.page import OpeningLaptopPage
from coachdesk.ui.passphrase_choice import OWN
from coachdesk.ui.recovery_code_steps import CodeProof
from coachdesk.ui.theme import Theme
from coachdesk.ui.vault_door import VaultDoor
from tests.desks import CHEAP, HandClock
from tests.operations.syncing.connected import Connected
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, connected_pages, words

NEW = "walnut ferry plinth gargle mosaic"
Both = tuple[ConnectedPages, Connected]


@pytest.fixture
def both(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Both]:
    with connected_pages(qtbot, tmp_path) as made:
        yield made


def type_new(both: Both, page: AskPage) -> None:
    page.choice.way.choose(OWN)
    page.choice.way.edited.emit()
    for field in (page.choice.field, page.choice.again):
        field.setFocus()
        both[0].qtbot.keyClicks(field.editor(), NEW)


def answered(both: Both, file: Path, out: Path, usable: Usable, shoot: Shoot) -> Path:
    """The officers' side: everything that is missing or wrong is said, and the answer is written."""
    pages, two = both
    worker = two.bronwen.desk.owner.worker_id
    colleague = pages.page(partial(ColleaguePage, lines=pages.network), two.ada, worker_id=worker)
    colleague.forgot.click()
    assert pages.went[-1].page == "opening_laptop"
    page = pages.page(OpeningLaptopPage, two.ada, **pages.went[-1].where)
    page.look.click()
    assert page.request.problem()
    page.request.set_path(file)
    page.look.click()
    pages.settle()
    assert set(request_words(file.read_bytes())) <= set(words(page).split())
    assert page.who.chosen() == worker
    page.write.click()
    assert "eight words" in page.message.words()
    page.heard.set_ticked(True)
    page.out.set_path(out)
    usable(page)
    shoot(page, "officers")
    one, other = two.halves()
    for first, second in ((one.text, one.text), (one.text, other.text)):
        page.write.click()
        for field, text in zip(page.halves, (first, second), strict=True):
            field.setFocus()
            pages.qtbot.keyClicks(field.editor(), text)
        page.write.click()
        pages.settle()
        assert bool(page.halves[0].problem()) is (second == one.text)
    (found,) = out.glob("*.answer")
    assert found.name in page.message.words()
    assert all(half.is_empty() for half in page.halves)
    return found


def test_a_laptop_opens_by_two_officers_with_all_that_was_never_sent(
    both: Both, tmp_path: Path, usable: Usable, shoot: Shoot
) -> None:
    pages, two = both
    family = start_family(two.bronwen.desk, "Moss").record.id
    two.bronwen.close()
    door = VaultDoor(tmp_path / "place", two.office.folder / "bronwen", two.office.clock, None, CHEAP)
    front = Forgotten(door, pages.deeds)
    pages.qtbot.addWidget(front)
    front.resize(1366, 768)
    front.show()
    opened: list[OpenDesk] = []
    front.opened.connect(opened.append)
    front.ask.no_paper.emit()
    officers = front.page
    assert isinstance(officers, Officers)
    ask = officers.page
    assert isinstance(ask, AskPage)
    ask.out.set_path(tmp_path / "nothing")
    type_new(both, ask)
    ask._give()
    pages.qtbot.waitUntil(lambda: bool(ask.out.problem()), timeout=10_000)
    stick = tmp_path / "stick"
    stick.mkdir()
    ask.out.set_path(stick)
    usable(ask)
    shoot(front, "ask-officers")
    type_new(both, ask)
    ask._give()
    pages.qtbot.waitUntil(lambda: isinstance(officers.page, AskedPage), timeout=10_000)
    asked = officers.page
    assert isinstance(asked, AskedPage)
    (request,) = stick.glob("*.request")
    assert tuple(asked.words.words().split()) == request_words(request.read_bytes())
    shoot(front, "asked-officers")
    found = answered(both, request, stick, usable, shoot)
    asked.answered.emit()
    page = officers.page
    assert isinstance(page, AnswerPage)
    for secret, right in (("not these words at all", False), (NEW, True)):
        page.file.set_path(found)
        page.passphrase.setFocus()
        pages.qtbot.keyClicks(page.passphrase.editor(), secret)
        page._give()
        if not right:
            pages.qtbot.waitUntil(lambda: bool(page.passphrase.problem()), timeout=10_000)
    pages.qtbot.waitUntil(lambda: isinstance(officers.page, CodeProof), timeout=10_000)
    proof = officers.page
    assert isinstance(proof, CodeProof)
    proof.proved.emit()
    pages.qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert opened[0].desk.get(Family, family).record.name == "Moss"
    door.close()
    assert len(two.ada.desk.records(RecoveryUse)) == 1


def test_a_laptop_that_belongs_to_nobody_says_what_else_there_is(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    door = VaultDoor(tmp_path / "place", tmp_path / "records", HandClock(), None, CHEAP)
    front = Officers(door, None)  # type: ignore[arg-type]  # nothing is done in a thread
    qtbot.addWidget(front)
    assert "backup" in words(front)  # type: ignore[arg-type]  # a page before the vault is open
