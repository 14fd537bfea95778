"""Somebody who was invited sets up her laptop by keyboard: by file, text or code, stopped, refused, cut short."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coachdesk.crypto.invitation import WrittenInvitation
from coachdesk.models.organisation import Organisation, Worker
from coachdesk.operations.devices.revoking import cancel_invitation
from coachdesk.sync.conversation import Answer, Request
from coachdesk.ui.first_run.done import DonePage
from coachdesk.ui.first_run.joining_page import JoiningPage
from coachdesk.ui.first_run.wizard import Wizard
from coachdesk.ui.unlock import UnlockPage
from tests.operations.devices.networks import Network, written_out
from tests.operations.syncing.connected import Connected, two_connected
from tests.sync.transport.servers import new_authority
from tests.ui.conftest import Shoot, Usable
from tests.ui.sittings import Sitting, heard, sitting
from tests.ui.test_first_run import code_of, prove, ring, wizard_of

ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="module")
def pem() -> str:
    return new_authority().pem


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path / "elsewhere") as made:
        yield made


@pytest.fixture
def invitation(two: Connected) -> WrittenInvitation:
    return two.office.invited(two.ada, "Cai Rees")


@pytest.fixture
def lines(two: Connected) -> Network:
    return Network(two)


@pytest.fixture
def first_day(qtbot: QtBot, tmp_path: Path, two: Connected, lines: Network) -> Iterator[Sitting]:
    with sitting(qtbot, tmp_path, with_vault=False) as now:
        now.clock.at = two.office.clock.at
        now.window.around.door.lines = lines  # type: ignore[attr-defined]
        yield now


def to_the_invitation(now: Sitting, way: str) -> Wizard:
    """Past the welcome and the place; `way` is chosen."""
    wizard = wizard_of(now)
    wizard.welcome.invited.emit()
    now.press(ENTER)
    assert wizard.page is wizard.invitation
    wizard.invitation.way.choose(way)
    wizard.invitation.way.edited.emit()
    return wizard


def given(now: Sitting, paper: str) -> Wizard:
    """As far as the passphrase, with a good invitation."""
    wizard = to_the_invitation(now, "text")
    wizard.invitation.text.set_text(paper)
    wizard.invitation.next_button.click()
    ring(now)
    return wizard


def pass_on(now: Sitting, wizard: Wizard) -> str:
    """Types the five words; answers them."""
    words = wizard.passphrase.choice.suggestion()
    now.type_in(words)
    now.press(ENTER)
    return words


def test_by_file_and_keyboard_to_the_families(
    first_day: Sitting, invitation: WrittenInvitation, pem: str, tmp_path: Path, lines: Network
) -> None:
    (tmp_path / "invitation.txt").write_text(written_out(invitation, pem))
    wizard = to_the_invitation(first_day, "file")
    assert "Step 2 of 6" in heard(wizard.invitation)
    wizard.invitation.file.setFocus()
    first_day.type_in(str(tmp_path / "invitation.txt"))
    first_day.press(ENTER)
    ring(first_day)
    pass_on(first_day, wizard)
    prove(first_day, code_of(first_day))
    first_day.until(lambda: isinstance(wizard.page, DonePage))
    assert "administrator" not in heard(wizard.page) if wizard.page else False
    first_day.press(ENTER)
    first_day.until(lambda: first_day.window.frame is not None)
    desk = first_day.frame._desk
    assert [one.record.name for one in desk.all(Organisation)] == ["Brue Vale"]
    assert desk.get(Worker, desk.owner.worker_id).record.name == "Cai Rees"
    assert lines.places[0].authorities == pem


def test_by_code_as_the_telephone_carries_it(
    first_day: Sitting, invitation: WrittenInvitation, pem: str, tmp_path: Path
) -> None:
    (tmp_path / "authority.pem").write_text(pem)
    wizard = to_the_invitation(first_day, "code")
    groups = list(invitation.secret.groups())
    slip = [*groups[:3], groups[3][:4] + ("A" if groups[3][4] != "A" else "B"), *groups[4:]]
    step = wizard.invitation
    step.code.setFocus()
    first_day.type_in(" ".join(slip))
    first_day.press(ENTER)
    first_day.type_in("https://sync.example.org")
    first_day.press(ENTER)
    assert "slip in group 4" in step.code.problem()
    assert wizard.page is step
    step.code.set_text(" ".join(groups))
    step.next_button.click()
    assert "certificate" in step.certificate.problem()
    first_day.type_in(str(tmp_path / "authority.pem"))
    first_day.press(ENTER)
    assert wizard.page is wizard.ring
    ring(first_day)
    pass_on(first_day, wizard)
    code_of(first_day)


def test_nothing_given_is_said_at_the_field_that_was_asked(first_day: Sitting, usable: Usable, shoot: Shoot) -> None:
    shoot(first_day.window, "wizard-welcome")
    wizard = to_the_invitation(first_day, "file")
    step = wizard.invitation
    for way, field in (("file", step.file), ("text", step.text), ("code", step.code)):
        step.way.choose(way)
        step.way.edited.emit()
        step.next_button.click()
        assert wizard.page is step
        assert field.problem()
        shoot(first_day.window, f"wizard-invited-{way}", (640, 360), 200)
        shoot(first_day.window, f"wizard-invited-{way}")
    usable(first_day.window)
    step.certificate.editor().setFocus()
    first_day.type_in("relative")
    step.next_button.click()
    assert "whole path" in step.certificate.problem()


def test_a_withdrawn_invitation_leads_back_to_its_page_and_leaves_nothing(
    first_day: Sitting, invitation: WrittenInvitation, pem: str, two: Connected
) -> None:
    cancel_invitation(two.ada, invitation.secret.keys().device.hex(), two.ask)
    wizard = given(first_day, written_out(invitation, pem))
    pass_on(first_day, wizard)
    first_day.until(lambda: wizard.page is wizard.invitation)
    assert "withdrawn" in heard(wizard.invitation.message)
    assert not first_day.places.first_vault.exists()


def test_cancel_stops_it_and_keeps_nothing(
    first_day: Sitting, invitation: WrittenInvitation, pem: str, lines: Network
) -> None:
    asked = lines.ask

    def waits(request: Request) -> Answer:
        first_day.window.thread().msleep(5)
        while not lines.hung_up:
            first_day.window.thread().msleep(5)
        return asked(request)

    lines.ask = waits  # type: ignore[method-assign]
    wizard = given(first_day, written_out(invitation, pem))
    pass_on(first_day, wizard)
    first_day.until(lambda: isinstance(wizard.page, JoiningPage))
    page = wizard.page
    assert isinstance(page, JoiningPage)
    first_day.until(page.progress.isVisible)
    page.progress._cancel.click()
    first_day.until(lambda: wizard.page is wizard.invitation)
    assert "You stopped it" in heard(wizard.invitation.message)
    assert not first_day.places.first_vault.exists()


def test_cut_short_it_goes_on_from_the_same_page(
    first_day: Sitting, invitation: WrittenInvitation, pem: str, lines: Network, shoot: Shoot
) -> None:
    lines.breaks_after = "/v1/enrol"
    wizard = given(first_day, written_out(invitation, pem))
    pass_on(first_day, wizard)
    first_day.until(lambda: isinstance(wizard.page, JoiningPage) and "cut short" in heard(wizard.page))
    shoot(first_day.window, "wizard-cut-short", (640, 360), 200)
    shoot(first_day.window, "wizard-cut-short")
    lines.breaks_after = ""
    wizard.page._again.click()  # type: ignore[union-attr]
    prove(first_day, code_of(first_day))
    first_day.until(lambda: isinstance(wizard.page, DonePage))


def test_cut_short_it_goes_on_at_the_next_start(
    first_day: Sitting, invitation: WrittenInvitation, pem: str, lines: Network, tmp_path: Path
) -> None:
    lines.breaks_after = "/v1/enrol"
    wizard_of(first_day).where.folder.set_path(tmp_path / "of my own")
    wizard = given(first_day, written_out(invitation, pem))
    words = pass_on(first_day, wizard)
    first_day.until(lambda: isinstance(wizard.page, JoiningPage) and "cut short" in heard(wizard.page))
    page = wizard.page
    assert isinstance(page, JoiningPage)
    page.later.emit()
    assert not any(page._passphrase)
    assert isinstance(first_day.front.page, UnlockPage)
    lines.breaks_before = "/v1"
    first_day.unlock.field.setFocus()
    first_day.type_in(words)
    first_day.press(ENTER)
    first_day.until(lambda: "when there is internet" in heard(first_day.unlock.message))
    lines.breaks_before = lines.breaks_after = ""
    first_day.open(words.encode())
    first_day.until(lambda: "code" in first_day.frame.banners.said())
    assert first_day.frame._desk.get(Worker, first_day.frame._desk.owner.worker_id).record.name == "Cai Rees"
