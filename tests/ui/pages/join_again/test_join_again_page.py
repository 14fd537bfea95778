"""A backup that was put back joins again on the screen: its administrator's file, and all of it is sent."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.desk import opening
from coachdesk.desk.opening import OpenDesk
from coachdesk.operations.syncing.inviting import invite
from coachdesk.operations.vaults import open_vault
from coachdesk.ui.pages.join_again.page import TEXT, JoinAgainPage, wants_to_join
from coachdesk.ui.theme import Theme
from tests.desks import CHEAP, passphrase
from tests.operations.devices.networks import written_out
from tests.operations.syncing.connected import Connected
from tests.sync.transport.servers import new_authority
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, connected_pages, words

Both = tuple[ConnectedPages, Connected]


@pytest.fixture
def both(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Both]:
    with connected_pages(qtbot, tmp_path) as made:
        yield made


def copy_of(two: Connected) -> OpenDesk:
    two.write(two.bronwen, "Street")
    two.bronwen.back_up(two.office.folder / "backup")
    two.bronwen.close()
    place = two.office.folder / "again"
    opening.restore(two.office.folder / "backup", place, passphrase(), clock=two.office.clock, costs=CHEAP)
    return two.office.opens(open_vault(place, passphrase(), two.office.clock, CHEAP))


def test_a_copy_joins_by_the_file_and_everything_is_sent(
    both: Both, tmp_path: Path, usable: Usable, shoot: Shoot
) -> None:
    pages, two = both
    assert not wants_to_join(two.ada)
    copy, pem = copy_of(two), new_authority().pem
    page = pages.page(partial(JoinAgainPage, lines=pages.network), copy)
    usable(page)
    shoot(page, "join-again")
    page.join.click()
    assert page.file.problem()
    hers = tmp_path / "hers"
    hers.write_text(written_out(two.office.invited(two.ada, "Win"), pem))
    page.file.set_path(hers)
    page.join.click()
    pages.settle()
    assert "somebody else" in page.file.problem()
    page.way.choose(TEXT)
    page.way.edited.emit()
    page.text.set_text("Dear Bronwen")
    page.join.click()
    assert page.text.problem()
    page.text.set_text(written_out(invite(two.ada, copy.desk.owner.worker_id, two.ask), pem))
    page.join.click()
    pages.settle()
    assert "again" in page.message.words()
    assert "needs no invitation" in words(page)
    again = Connected(two.office, two.ada, copy, two.family)
    again.quiet()
    assert two.area(two.ada) == "Street"
