"""Who belongs to the organisation, as a coach and an administrator see it, and what only one of them may change."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.operations.devices.family_members import shared_families
from coachdesk.operations.devices.reading import Colleague, colleagues
from coachdesk.operations.devices.revoking import revoke_laptop
from coachdesk.sync.membership import RevokedBecause
from coachdesk.ui.pages.devices.colleague_page import ColleaguePage
from coachdesk.ui.pages.devices.members_page import MembersPage
from coachdesk.ui.pages.devices.page import DevicesPage
from coachdesk.ui.router import Place
from coachdesk.ui.syncing.standing import Phase, Standing
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.buttons import Button
from tests.desks import new_vault
from tests.operations.syncing.connected import Connected
from tests.ui.conftest import Shoot, Usable
from tests.ui.pages.devices.connected_pages import ConnectedPages, connected_pages, words

Both = tuple[ConnectedPages, Connected]


@pytest.fixture
def both(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Both]:
    with connected_pages(qtbot, tmp_path) as made:
        yield made


def person(two: Connected, name: str) -> Colleague:
    known = colleagues(two.ada)
    assert known is not None
    return next(one for one in known.people if one.worker is not None and one.worker.name.startswith(name))


def bronwens(both: Both) -> ColleaguePage:
    pages, two = both
    make = partial(ColleaguePage, lines=pages.network)
    return pages.page(make, two.ada, worker_id=two.bronwen.desk.owner.worker_id)


def button(page: DevicesPage | ColleaguePage, said: str) -> Button:
    return next(one for one in page.findChildren(Button) if one.words() == said and one.isVisibleTo(page))


def test_everybody_stands_there_with_how_they_stand(both: Both, usable: Usable, shoot: Shoot) -> None:
    pages, two = both
    page = pages.page(partial(DevicesPage, lines=pages.network), two.ada)
    shown = words(page)
    assert "Besides this one it has 1 laptop." in shown
    assert "Family Advocate · administrator · you" in shown
    assert "Works · Last heard from today" in shown
    assert "The server answers" in page.reach.says()
    assert page.invite.isEnabled()
    button(page, "Bronwen Tarr").click()
    assert pages.went == [Place("colleague", {"worker_id": two.bronwen.desk.owner.worker_id})]
    usable(page)
    shoot(page, "devices")
    shoot(page, "devices", (640, 360), 200)


def test_without_a_way_to_the_server_inviting_is_shut_and_says_why(both: Both) -> None:
    pages, two = both
    pages.network.breaks_before = "/v1"
    page = pages.page(partial(DevicesPage, lines=pages.network), two.ada)
    assert not page.invite.isEnabled()
    assert "no way to the server just now" in page.reach.says()
    pages.network.breaks_before = ""
    page.reach.again.click()
    pages.settle()
    assert page.invite.isEnabled()
    assert "no way" not in page.reach.says()


def test_a_coach_sees_everybody_and_changes_nobody(both: Both) -> None:
    pages, two = both
    page = pages.page(partial(DevicesPage, lines=pages.network), two.bronwen)
    assert "Ada Frost" in [one.words() for one in page.findChildren(Button)]
    assert not page.invite.isVisibleTo(page)
    assert pages.network.asked == []
    make = partial(ColleaguePage, lines=pages.network)
    ada = pages.page(make, two.bronwen, worker_id=two.ada.desk.owner.worker_id)
    assert not any(one.ask.isVisibleTo(ada) for one in ada.cards)
    assert not ada.leave_card.isVisibleTo(ada)
    assert pages.network.asked == []


def test_who_is_long_silent_is_marked(both: Both) -> None:
    pages, two = both
    two.office.clock.move(days=15)
    page = pages.page(partial(DevicesPage, lines=pages.network), two.ada)
    assert "Last heard from Sunday 22 November 2026" in words(page)
    tones = {one.words(): one.property("tone") for one in page._rows.findChildren(type(page.reach._says))}
    assert next(tone for said, tone in tones.items() if "Last heard" in said) == "warn"


def test_a_lost_laptop_is_shut_out_after_it_was_said_what_happens(both: Both, usable: Usable, shoot: Shoot) -> None:
    pages, two = both
    page = bronwens(both)
    (card,) = page.cards
    assert all(word in words(page) for word in person(two, "Bronwen").laptops[0].words)
    card.ask.click()
    assert not page.is_clean()
    assert "Work on it that was never sent is lost" in words(page)
    usable(page)
    shoot(page, "colleague-lost")
    shoot(page, "colleague-lost", (640, 360), 200)
    card.sure.click()
    assert card.reason.problem()
    card.reason.choose("stolen")
    card.sure.click()
    pages.settle()
    assert "shut out for good" in words(page)
    assert "shut out" in page.message.words()
    assert person(two, "Bronwen").laptops[0].is_withdrawn
    assert not page.cards[0].ask.isVisibleTo(page)


def test_nothing_is_shut_out_while_the_server_does_not_answer(both: Both) -> None:
    pages, two = both
    page = bronwens(both)
    page.cards[0].ask.click()
    page.cards[0].reason.choose("lost")
    pages.network.breaks_before = "/v1"
    page.cards[0].sure.click()
    pages.settle()
    assert "no way to the server" in page.message.words()
    assert not person(two, "Bronwen").laptops[0].is_withdrawn
    offline = bronwens(both)
    assert not offline.cards[0].ask.isEnabled()
    assert not offline.shut_out.isEnabled()
    assert "no way to the server" in offline.reach.says()


def test_somebody_who_left_is_shut_out_and_let_in_again(both: Both) -> None:
    pages, two = both
    page = bronwens(both)
    page.shut_out.click()
    pages.settle()
    assert "Has left" in words(page)
    assert person(two, "Bronwen").is_disabled
    assert not page.invite.isVisibleTo(page)
    page.let_in.click()
    pages.settle()
    assert person(two, "Bronwen").works


def test_an_open_invitation_is_withdrawn_from_its_card(both: Both) -> None:
    pages, two = both
    two.office.invited(two.ada, "Cai Rees")
    cai = person(two, "Cai")
    page = pages.page(partial(ColleaguePage, lines=pages.network), two.ada, worker_id=cai.worker_id)
    assert "Invited until Wednesday 25 November 2026" in words(page)
    (card,) = page.invitations
    next(one for one in card.findChildren(Button)).click()
    pages.settle()
    assert person(two, "Cai").invitations == ()
    assert page.invitations == []


def test_stopping_hangs_up_and_changes_nothing(both: Both) -> None:
    pages, two = both
    page = bronwens(both)
    asked = pages.network.ask

    def waits(request: object) -> object:
        while not pages.network.hung_up:
            page.thread().msleep(5)
        pages.network.breaks_before = "/v1"
        return asked(request)  # type: ignore[arg-type]

    pages.network.ask = waits  # type: ignore[assignment]
    page.shut_out.click()
    assert page.is_busy
    assert not page.shut_out.isEnabled()
    page.progress.cancelled.emit()
    pages.settle()
    assert page.shut_out.isEnabled()
    assert not person(two, "Bronwen").is_disabled


@dataclass
class Background:
    """What goes on in the background, as far as a page tells it to rest."""

    standing: Standing
    told: list[str] = field(default_factory=list)

    def pause(self) -> None:
        self.told.append("pause")

    def go_now(self) -> None:
        self.told.append("go now")


@pytest.mark.parametrize(("phase", "told"), [(Phase.RESTING, ["pause", "go now"]), (Phase.PAUSED, [])])
def test_the_background_rests_meanwhile_and_stays_paused_for_who_paused_it(
    both: Both, phase: Phase, told: list[str]
) -> None:
    pages, two = both
    background = Background(Standing(phase, two.ada.desk.now()))
    make = partial(ColleaguePage, lines=pages.network, syncing=background)
    page = pages.page(make, two.ada, worker_id=two.bronwen.desk.owner.worker_id)
    assert background.told == []
    page.shut_out.click()
    pages.settle()
    assert background.told == told


def test_who_has_which_family_since_when_and_the_words_to_compare(both: Both, usable: Usable, shoot: Shoot) -> None:
    pages, two = both
    page = pages.page(MembersPage, two.bronwen)
    shown = words(page)
    assert "Ada Frost · leads, and says who the members are · since today" in shown
    assert "Bronwen Tarr · reads and writes · since today" in shown
    (family,) = shared_families(two.ada)
    assert all(word in shown for word in family.words)
    assert f"as far as entry {family.entries}." in shown
    usable(page)
    shoot(page, "members")
    shoot(page, "members", (640, 360), 200)
    page.filter.set_text("nobody")
    page.filter.edited.emit()
    pages.settle()
    assert "Nothing fits" in words(page)


def test_a_laptop_of_its_own_says_that_nobody_else_could_open_this(
    both: Both, tmp_path: Path, usable: Usable, shoot: Shoot
) -> None:
    pages, _two = both
    made = new_vault(tmp_path / "alone")
    made.recovery_code.wipe()
    page = pages.page(partial(DevicesPage, lines=pages.network), made.open_desk)
    assert "Nobody else could open these records" in words(page)
    assert not page.invite.isVisibleTo(page)
    page.connect_button.click()
    assert pages.went == [Place("connect", {})]
    usable(page)
    shoot(page, "devices-alone")
    members = pages.page(MembersPage, made.open_desk)
    assert "No family here is shared" in words(members)
    pages.settle()
    made.open_desk.close()


def test_the_last_laptop_is_told_that_only_the_two_papers_open_the_records(both: Both) -> None:
    pages, two = both
    revoke_laptop(two.ada, person(two, "Bronwen").laptops[0].device, RevokedBecause.LOST, two.ask)
    page = pages.page(partial(DevicesPage, lines=pages.network), two.ada)
    assert "two officers together" in words(page)
