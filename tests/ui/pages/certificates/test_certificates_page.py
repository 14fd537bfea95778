"""An administrator sees on the laptops' page that somebody waits, gives a certificate, and withdraws one."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.crypto.administrator_file import seal_administrator
from coachdesk.operations.devices.revoking import set_disabled
from coachdesk.operations.devices.signing_papers import signing_papers
from coachdesk.operations.vaults import signer_of, trust_of
from coachdesk.ui.pages.certificates.page import CertificatesPage
from coachdesk.ui.pages.devices.page import DevicesPage
from coachdesk.ui.theme import Theme
from tests.desks import CHEAP, PASSPHRASE, passphrase
from tests.operations.syncing.connected import Connected
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, connected_pages, words

Both = tuple[ConnectedPages, Connected]


@pytest.fixture
def both(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Both]:
    with connected_pages(qtbot, tmp_path) as (pages, two):
        two.quiet()
        yield pages, two


def certificates(both: Both) -> CertificatesPage:
    pages, two = both
    return pages.page(partial(CertificatesPage, lines=pages.network, costs=CHEAP), two.ada)


def settle(both: Both, page: CertificatesPage, secret: bytes = PASSPHRASE) -> None:
    page.passphrase.setFocus()
    both[0].qtbot.keyClicks(page.passphrase.editor(), secret.decode())
    page.settle.click()
    both[0].settle()


def test_who_asks_is_given_one_and_who_has_left_loses_it(
    both: Both, tmp_path: Path, usable: Usable, shoot: Shoot
) -> None:
    pages, two = both
    file = tmp_path / "brue.administrator"
    file.write_bytes(seal_administrator(two.office.administrator, passphrase(), CHEAP.cost, floor=CHEAP.floor))
    devices = pages.page(partial(DevicesPage, lines=pages.network), two.ada)
    assert "1 certificate to give" in words(devices)
    page = certificates(both)
    page.file.set_path(file)
    settle(both, page)
    assert "Tick whom you know" in page.message.words()
    (box,) = page.boxes.values()
    box.set_ticked(True)
    settle(both, page, b"not these words")
    assert "organisation file" in page.passphrase.problem()
    usable(page)
    shoot(page, "certificates")
    settle(both, page)
    assert "1 certificate given" in page.message.words()
    assert "Nobody waits" in words(page)
    two.quiet()
    serial = signer_of(two.bronwen).worker().serial
    set_disabled(two.ada, two.bronwen.desk.owner.worker_id, True, two.ask)
    page = certificates(both)
    page.file.set_path(file)
    assert "Bronwen Tarr · has left" in words(page)
    shoot(page, "certificates-withdraw")
    settle(both, page)
    assert "1 certificate withdrawn" in page.message.words()
    assert serial in trust_of(two.ada).withdrawals().withdrawn
    assert signing_papers(two.ada).waiting == 0


def test_for_anybody_else_there_is_nothing_to_press(both: Both) -> None:
    pages, two = both
    page = pages.page(partial(CertificatesPage, lines=pages.network), two.bronwen)
    assert "An administrator" in page.message.words()
    assert not page.settle.isVisibleTo(page)
