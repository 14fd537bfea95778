"""An administrator connects her organisation on the screen, and both halves of the recovery key come on paper."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.desk.opening import OpenDesk
from coachdesk.operations.devices.connecting import unproved_halves
from coachdesk.operations.devices.reading import colleagues
from coachdesk.operations.syncing.enrolled import place_of
from coachdesk.operations.vaults import ADMINISTRATOR_SUFFIX
from coachdesk.ui.pages.connect.page import ConnectPage
from coachdesk.ui.pages.devices.page import DevicesPage
from coachdesk.ui.router import Place
from coachdesk.ui.theme import Theme
from tests.desks import CHEAP, PASSPHRASE
from tests.operations.devices.networks import Network
from tests.operations.syncing.connected import Office, new_office
from tests.sync.round.towns import ORIGIN
from tests.sync.transport.servers import new_authority
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, words
from tests.ui.sittings import heard


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[tuple[ConnectedPages, Office, OpenDesk]]:
    with new_office(tmp_path / "office") as (made, ada):
        pages = ConnectedPages(qtbot, Network(made))
        yield pages, made, ada
        pages.close()


At = tuple[ConnectedPages, Office, OpenDesk]


def connect_page(office: At) -> ConnectPage:
    pages, _made, ada = office
    return pages.page(partial(ConnectPage, lines=pages.network, costs=CHEAP), ada)


def fill(page: ConnectPage, folder: Path) -> None:
    (folder / "authority.pem").write_text(new_authority().pem)
    page.address.set_text("sync.example.org")
    page.certificate.set_path(folder / "authority.pem")


def type_in(office: At, page: ConnectPage, secret: str = PASSPHRASE.decode()) -> None:
    page.passphrase.setFocus()
    office[0].qtbot.keyClicks(page.passphrase.editor(), secret)


def test_each_thing_that_is_missing_or_wrong_is_said_at_its_field(office: At, tmp_path: Path) -> None:
    pages, made, ada = office
    page = connect_page(office)
    assert page.file.path() == made.folder / f"ada{ADMINISTRATOR_SUFFIX}"
    page.go_button.click()
    assert page.address.problem()
    page.address.set_text("sync.example.org")
    page.go_button.click()
    assert "certificate" in page.certificate.problem()
    (tmp_path / "letter").write_text("Dear Ada")
    page.certificate.set_path(tmp_path / "letter")
    page.go_button.click()
    assert "not a certificate" in page.certificate.problem()
    fill(page, tmp_path)
    page.file.set_path(tmp_path / "nothing")
    page.go_button.click()
    assert page.file.problem()
    page.file.set_path(made.folder / f"ada{ADMINISTRATOR_SUFFIX}")
    page.go_button.click()
    assert page.passphrase.problem()
    type_in(office, page, "not these words")
    page.go_button.click()
    pages.settle()
    assert "organisation file" in page.passphrase.problem()
    assert page.passphrase.is_empty()
    pages.network.breaks_before = "/v1"
    type_in(office, page)
    page.go_button.click()
    pages.settle()
    assert "no way to the server" in page.message.words()
    assert place_of(ada) is None


def test_both_halves_come_on_paper_before_it_is_done(office: At, tmp_path: Path, usable: Usable, shoot: Shoot) -> None:
    pages, _made, ada = office
    page = connect_page(office)
    usable(page)
    shoot(page, "connect")
    fill(page, tmp_path)
    type_in(office, page)
    page.go_button.click()
    pages.settle()
    place = place_of(ada)
    assert place is not None
    assert place.origin == ORIGIN
    kept = unproved_halves(ada)
    assert kept is not None
    one, other = (half.groups() for half in kept)
    assert all(" ".join(group) in heard(page) for group in one)
    assert not any(" ".join(group) in heard(page) for group in other)
    assert "Half 1" in words(page)
    usable(page)
    shoot(page, "connect-half")
    shoot(page, "connect-half", (640, 360), 200)
    page.halves.next_button.click()
    pages.settle()
    assert all(" ".join(group) in heard(page) for group in other)
    assert not any(" ".join(group) in heard(page) for group in one)
    devices = pages.page(partial(DevicesPage, lines=pages.network), ada)
    assert "not on paper yet" in words(devices)
    assert "two officers together" in words(devices)
    page.halves.next_button.click()
    pages.settle()
    assert not any(" ".join(group) in heard(page) for group in (*one, *other))
    usable(page)
    shoot(page, "connect-check")
    asked = page.halves.groups
    assert len(asked) == 2
    for part in asked:
        part.fields[0].set_text("AAAAA")
    page.halves.next_button.click()
    assert all("Look at the paper again" in part.fields[0].problem() for part in asked)
    asked[0].fields[0].set_text(one[asked[0].asked[0] - 1])
    page.halves.next_button.click()
    pages.settle()
    assert unproved_halves(ada) is not None
    for part, groups in zip(asked, (one, other), strict=True):
        part.fields[0].set_text(groups[part.asked[0] - 1].lower())
    page.halves.next_button.click()
    pages.settle()
    assert unproved_halves(ada) is None
    assert "Both halves are on paper" in page.message.words()
    page.devices.click()
    assert pages.went == [Place("devices", {})]
    assert "Connected to https://sync.example.org" in words(page)
    devices.refresh()
    pages.settle()
    assert "not on paper yet" not in words(devices)
    known = colleagues(ada)
    assert known is not None
    assert known.has_recovery


def test_who_leaves_before_the_papers_goes_on_later_with_the_same_halves(office: At, tmp_path: Path) -> None:
    pages, _made, ada = office
    page = connect_page(office)
    fill(page, tmp_path)
    type_in(office, page)
    page.go_button.click()
    pages.settle()
    kept = unproved_halves(ada)
    assert kept is not None
    shown = page.halves._halves
    page.leave()
    assert shown is not None
    assert not any(any(half._secret) for half in shown)
    assert not any(" ".join(group) in heard(page) for group in kept[0].groups())
    again = connect_page(office)
    assert all(" ".join(group) in heard(again) for group in kept[0].groups())
    again.halves.next_button.click()
    again.halves.back.click()
    pages.settle()
    assert all(" ".join(group) in heard(again) for group in kept[0].groups())
