"""An administrator invites: the code for a camera, the file and the groups carry the same invitation, shown once."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.models.organisation import Worker
from coachdesk.operations.devices.arriving import Arrival, invited_by_code, invited_by_file
from coachdesk.operations.devices.reading import colleagues
from coachdesk.operations.syncing.enrolled import SERVER_PLACE
from coachdesk.operations.syncing.our_workers import our_workers
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.ui.pages.devices.invite_page import InvitePage
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.qr_code import EDGE, QrCode
from tests.desks import CHEAP, passphrase
from tests.operations.devices.networks import written_out
from tests.operations.syncing.connected import Connected
from tests.sync.round.towns import ORIGIN
from tests.sync.transport.servers import new_authority
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, connected_pages, words
from tests.ui.sittings import heard

Both = tuple[ConnectedPages, Connected]


@pytest.fixture
def both(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Both]:
    with connected_pages(qtbot, tmp_path) as made:
        yield made


def invite_page(both: Both, **where: str) -> InvitePage:
    pages, two = both
    return pages.page(partial(InvitePage, lines=pages.network), two.ada, **where)


def test_somebody_new_is_written_down_invited_and_joins_by_what_is_shown(
    both: Both, tmp_path: Path, usable: Usable, shoot: Shoot
) -> None:
    pages, two = both
    pem = new_authority().pem
    two.ada.set_keyring({SERVER_PLACE: ServerPlace(ORIGIN, pem).to_bytes()})
    page = invite_page(both)
    usable(page)
    shoot(page, "invite")
    page.make.click()
    assert page.name.problem() == "Type their name."
    page.name.set_text("Cai Rees")
    page.role.choose("advocate")
    page.make.click()
    pages.settle()
    made = page.card.invitation
    assert made is not None
    assert "The invitation for Cai Rees" in words(page)
    assert all(" ".join(group) in heard(page) for group in made.written.secret.groups())
    assert ORIGIN in words(page)
    assert page.card.code.squares()
    usable(page)
    shoot(page, "invite-made")
    shoot(page, "invite-made", (640, 360), 200)
    page.card.save()
    assert page.card.folder.problem()
    page.card.folder.set_path(tmp_path)
    page.card.save()
    pages.settle()
    (file,) = tmp_path.glob("coachdesk-invitation-*.txt")
    assert "Cai" not in file.name
    assert str(file) in words(page)
    page.card.save()
    pages.settle()
    assert "already a file" in page.card.folder.problem()
    by_file = invited_by_file(file)
    assert by_file.place == ServerPlace(ORIGIN, pem)
    assert by_file.written == made.written
    page.make.click()
    assert page.card.invitation is None
    assert not page.card.code.squares()
    assert not any(" ".join(group) in heard(page) for group in made.written.secret.groups())
    (tmp_path / "authority.pem").write_text(pem)
    by_code = invited_by_code(" ".join(made.written.secret.groups()), ORIGIN, tmp_path / "authority.pem")
    vault = Arrival(by_code, two.office.folder / "cai", passphrase(), two.office.clock, pages.network, CHEAP).run()
    joined = vault.open_desk.desk.get(Worker, vault.open_desk.desk.owner.worker_id).record
    vault.open_desk.close()
    assert (joined.name, joined.role.value) == ("Cai Rees", "advocate")


def test_without_a_way_to_the_server_nobody_is_written_down(both: Both) -> None:
    pages, two = both
    pages.network.breaks_before = "/v1"
    page = invite_page(both)
    page.name.set_text("Cai Rees")
    page.make.click()
    pages.settle()
    assert "no way to the server" in page.message.words()
    assert page.card.invitation is None
    assert [one.name for one in our_workers(two.ada.desk)] == ["Ada Frost", "Bronwen Tarr"]


def test_nobody_is_written_down_twice(both: Both) -> None:
    pages, two = both
    page = invite_page(both)
    page.name.set_text("bronwen tarr")
    page.make.click()
    pages.settle()
    assert "written down already" in page.name.problem()
    assert len(our_workers(two.ada.desk)) == 2


def test_a_second_laptop_of_a_colleague_has_her_role(both: Both) -> None:
    pages, two = both
    for vault, is_admin in ((two.bronwen, False), (two.ada, True)):
        page = invite_page(both, worker_id=vault.desk.owner.worker_id)
        assert page.who.chosen() == vault.desk.owner.worker_id
        assert not page.name.isVisibleTo(page)
        assert not page.as_admin.isVisibleTo(page)
        page.make.click()
        pages.settle()
        known = colleagues(two.ada)
        assert known is not None
        person = next(one for one in known.people if one.worker_id == vault.desk.owner.worker_id)
        assert person.is_admin is is_admin
        assert len(person.invitations) == 1


def test_a_new_administrator_is_one_when_that_was_ticked(both: Both) -> None:
    pages, two = both
    page = invite_page(both)
    page.name.set_text("Dee Okoro")
    page.as_admin.set_ticked(True)
    page.make.click()
    pages.settle()
    known = colleagues(two.ada)
    assert known is not None
    assert [one.worker.name for one in known.people if one.is_admin and one.worker] == ["Ada Frost", "Dee Okoro"]


def test_a_code_for_a_camera_is_what_was_given_with_its_white_edge(qtbot: QtBot, theme: Theme) -> None:
    code = QrCode("The code")
    qtbot.addWidget(code)
    assert code.show_text("coachdesk:invite:abc")
    image = code.grab().toImage()
    rows = code.squares()
    side = image.width() // (len(rows) + 2 * EDGE)
    for row, squares in enumerate(rows):
        for column, dark in enumerate(squares):
            at = image.pixelColor((column + EDGE) * side + 1, (row + EDGE) * side + 1)
            assert (at.lightness() < 50) is dark
    assert all(image.pixelColor(x, y).lightness() > 250 for x in range(EDGE * side) for y in range(image.height()))
    assert rows[0][:7] == (True,) * 7
    assert not code.show_text("x" * 2_000)
    assert code.squares() == ()
    assert not code.show_text("x" * 9_000)


def test_an_invitation_with_its_authority_fits_a_screen(both: Both, qtbot: QtBot) -> None:
    _pages, two = both
    written = two.office.invited(two.ada, "Cai Rees")
    code = QrCode("The code")
    qtbot.addWidget(code)
    assert code.show_text(written_out(written, new_authority().pem))
    assert code.sizeHint().width() <= 360
