"""The wizard by keyboard alone, on a real vault: what is wrong is said at its field, and nothing is made before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.organisation import Organisation, Worker, WorkerRole
from coachdesk.operations.vaults import create_organisation
from coachdesk.ui.first_run.done import DonePage
from coachdesk.ui.first_run.wizard import Wizard
from coachdesk.ui.recovery_code_steps import CodeChecked, CodeProof, CodeShown
from tests.desks import CHEAP, HandClock
from tests.ui.conftest import Shoot, Usable
from tests.ui.sittings import Sitting, heard, sitting

ENTER, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down


@pytest.fixture
def first_day(qtbot: QtBot, tmp_path: Path) -> Iterator[Sitting]:
    with sitting(qtbot, tmp_path, with_vault=False) as now:
        yield now


def wizard_of(now: Sitting) -> Wizard:
    page = now.front.page
    assert isinstance(page, Wizard)
    return page


def to_passphrase(now: Sitting, name: str = "Sam Okafor") -> None:
    """Through welcome, place, name, organisation and whom to ring, by keyboard."""
    now.press(ENTER, ENTER)
    now.type_in(name)
    now.press(ENTER)
    wizard_of(now).organisation.next_button.setFocus()
    now.press(ENTER)
    ring(now)


def ring(now: Sitting) -> None:
    """Types one number, where the keyboard is, and goes on once it is kept."""
    wizard = wizard_of(now)
    assert wizard.page is wizard.ring
    now.type_in("01632 960 017")
    now.press(ENTER)
    now.until(lambda: wizard.page is wizard.passphrase)


def code_of(now: Sitting) -> CodeProof:
    now.until(lambda: isinstance(wizard_of(now).page, CodeProof))
    proof = wizard_of(now).page
    assert isinstance(proof, CodeProof)
    return proof


def prove(now: Sitting, proof: CodeProof) -> None:
    """Types the two groups that are asked for, as read from paper."""
    groups = proof._code.groups()
    now.press(ENTER)
    assert isinstance(proof.page, CodeChecked)
    for number in proof.page.groups.asked:
        now.type_in(groups[number - 1].lower())
        now.press(ENTER)


def test_the_whole_wizard_by_keyboard_alone(first_day: Sitting) -> None:
    to_passphrase(first_day)
    wizard = wizard_of(first_day)
    first_day.type_in(wizard.passphrase.choice.suggestion())
    first_day.press(ENTER)
    prove(first_day, code_of(first_day))
    first_day.until(lambda: isinstance(wizard.page, DonePage))
    first_day.press(ENTER)
    first_day.until(lambda: first_day.window.frame is not None)
    desk = first_day.frame._desk
    (worker,) = [one.record for one in desk.all(Worker)]
    (organisation,) = [one.record for one in desk.all(Organisation)]
    assert (worker.name, worker.role) == ("Sam Okafor", WorkerRole.COACH)
    assert organisation.name == "Sam Okafor"
    assert first_day.places.first_vault.is_dir()
    first_day.qtbot.wait(100)
    assert "code" not in first_day.frame.banners.said()


def test_tab_comes_to_everything_on_the_passphrase_page(first_day: Sitting) -> None:
    to_passphrase(first_day)
    came = []
    for _ in range(12):
        came.append(QApplication.focusWidget())
        first_day.press(TAB)
    page = wizard_of(first_day).passphrase
    for part in (page.choice.field.editor(), page.next_button, page.back_button):
        assert part in came, [str(each) for each in came]


def test_nothing_is_made_before_the_passphrase_is_good(first_day: Sitting) -> None:
    to_passphrase(first_day)
    first_day.type_in("something else")
    first_day.press(ENTER)
    page = wizard_of(first_day).passphrase
    assert "not the five words" in heard(page)
    assert QApplication.focusWidget() is page.choice.field.editor()
    assert not first_day.places.first_vault.exists()


def test_an_own_passphrase_is_judged_while_typing_and_again_before_it_counts(first_day: Sitting) -> None:
    to_passphrase(first_day, "Sam Okafor")
    choice = wizard_of(first_day).passphrase.choice
    choice.way.choose("own")
    choice.way.edited.emit()
    choice.field.setFocus()
    first_day.type_in("Okafor Okafor Okafor")
    first_day.until(lambda: "guessed too soon" in choice.field.notice())
    first_day.press(ENTER)
    first_day.type_in("Okafor Okafor Okafor")
    first_day.press(ENTER)
    first_day.until(lambda: "guessed too soon" in choice.field.problem())
    assert not first_day.places.first_vault.exists()
    choice.field.wipe()
    choice.again.wipe()
    choice.field.setFocus()
    first_day.type_in("gravel otter lantern umbrella quilt")
    first_day.until(lambda: "hard to guess" in choice.field.notice())
    first_day.press(ENTER)
    first_day.type_in("gravel otter lantern umbrella quilts")
    first_day.press(ENTER)
    assert "do not match" in choice.again.problem()
    choice.again.wipe()
    first_day.type_in("gravel otter lantern umbrella quilt")
    first_day.press(ENTER)
    code_of(first_day)


def test_a_name_is_needed(first_day: Sitting) -> None:
    first_day.press(ENTER, ENTER, ENTER)
    who = wizard_of(first_day).who
    assert wizard_of(first_day).page is who
    assert who.name.problem() == "Type your name."
    assert QApplication.focusWidget() is who.name.editor()


@pytest.mark.parametrize("where", ["taken", "relative", "nowhere", "under a file"])
def test_a_place_that_cannot_hold_records_is_refused_at_its_field(
    first_day: Sitting, tmp_path: Path, where: str
) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "file").write_text("x", "utf-8")
    place = {
        "taken": str(tmp_path / "taken"),
        "relative": "records",
        "nowhere": "",
        "under a file": str(tmp_path / "file" / "records"),
    }[where]
    first_day.press(ENTER)
    step = wizard_of(first_day).where
    step.folder.editor().setFocus()
    first_day.press((Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier), Qt.Key.Key_Delete)
    first_day.type_in(place)
    first_day.press(ENTER)
    assert wizard_of(first_day).page is step
    assert step.folder.problem()
    assert QApplication.focusWidget() is step.folder.editor()


def test_a_place_taken_meanwhile_leads_back_to_its_page(first_day: Sitting) -> None:
    to_passphrase(first_day)
    first_day.places.first_vault.mkdir()
    wizard = wizard_of(first_day)
    first_day.type_in(wizard.passphrase.choice.suggestion())
    first_day.press(ENTER)
    first_day.until(lambda: wizard.page is wizard.where)
    assert "already something at that place" in heard(wizard.where)
    assert list(first_day.places.first_vault.iterdir()) == []


def test_a_member_of_an_organisation_joins_with_its_file(first_day: Sitting, tmp_path: Path) -> None:
    file, secret = tmp_path / "brue.administrator", b"thimble orchard velvet canoe marble"
    create_organisation(file, bytearray(secret), tmp_path / "brue.trust", "Brue Vale", HandClock(), CHEAP)
    first_day.press(ENTER, ENTER)
    first_day.type_in("Priya Nair")
    first_day.press(ENTER)
    wizard = wizard_of(first_day)
    wizard.organisation.way.choose("member")
    wizard.organisation.way.edited.emit()
    wizard.organisation.file.setFocus()
    first_day.type_in(str(file))
    first_day.press(ENTER)
    first_day.type_in("the wrong one")
    first_day.press(ENTER)
    ring(first_day)
    first_day.type_in(wizard.passphrase.choice.suggestion())
    first_day.press(ENTER)
    first_day.until(lambda: wizard.page is wizard.organisation)
    assert "organisation" in heard(wizard.organisation.message)
    wizard.organisation.passphrase.setFocus()
    first_day.type_in(secret.decode())
    first_day.press(ENTER, ENTER)
    first_day.until(lambda: wizard.page is wizard.passphrase)
    first_day.type_in(wizard.passphrase.choice.suggestion())
    first_day.press(ENTER)
    prove(first_day, code_of(first_day))
    first_day.until(lambda: isinstance(wizard.page, DonePage))
    first_day.press(ENTER)
    first_day.until(lambda: first_day.window.frame is not None)
    assert [one.record.name for one in first_day.frame._desk.all(Organisation)] == ["Brue Vale"]


def test_a_wrong_group_is_said_at_its_field_and_the_code_can_be_seen_again(first_day: Sitting) -> None:
    to_passphrase(first_day)
    first_day.type_in(wizard_of(first_day).passphrase.choice.suggestion())
    first_day.press(ENTER)
    proof = code_of(first_day)
    first_day.press(ENTER)
    checked = proof.page
    assert isinstance(checked, CodeChecked)
    shown_while_checking = heard(proof)
    assert not any(group in shown_while_checking for group in proof._code.groups())
    first_day.type_in("ABCDE")
    first_day.press(ENTER)
    first_day.type_in("ABCDE")
    first_day.press(ENTER)
    assert "Look at the paper again" in checked.groups.fields[0].problem()
    checked.again.emit()
    assert isinstance(proof.page, CodeShown)
    assert all(" ".join(group) in heard(proof) for group in proof._code.groups())


def test_a_code_never_checked_is_spoken_of_next_time(first_day: Sitting, tmp_path: Path, qtbot: QtBot) -> None:
    to_passphrase(first_day)
    words = wizard_of(first_day).passphrase.choice.suggestion()
    first_day.type_in(words)
    first_day.press(ENTER)
    code_of(first_day)
    first_day.window.close()
    assert first_day.window.around.deeds.stop()
    with sitting(qtbot, tmp_path, with_vault=False) as next_day:
        next_day.open(words.encode())
        next_day.until(lambda: "code" in next_day.frame.banners.said())


def test_the_recovery_code_opens_sets_a_new_passphrase_and_is_replaced(first_day: Sitting) -> None:
    to_passphrase(first_day)
    first_day.type_in(wizard_of(first_day).passphrase.choice.suggestion())
    first_day.press(ENTER)
    proof = code_of(first_day)
    code = proof._code.text
    prove(first_day, proof)
    first_day.until(lambda: isinstance(wizard_of(first_day).page, DonePage))
    first_day.press(ENTER)
    first_day.until(lambda: first_day.window.frame is not None)
    with first_day.qtbot.waitSignal(first_day.window.locked):
        first_day.window.lock()
    first_day.unlock.forgot.emit()
    forgotten = first_day.front.page
    ask = forgotten.ask  # type: ignore[union-attr]
    first_day.type_in("0000 0000")
    first_day.press(ENTER)
    first_day.type_in(ask.choice.suggestion())
    first_day.press(ENTER)
    first_day.until(ask.code.problem)
    ask.code.set_text(code)
    ask.choice.field.setFocus()
    words = ask.choice.suggestion()
    first_day.type_in(words)
    first_day.press(ENTER)
    first_day.until(lambda: isinstance(forgotten.page, CodeProof))  # type: ignore[union-attr]
    fresh = forgotten.page._code.text  # type: ignore[union-attr]
    assert fresh != code
    prove(first_day, forgotten.page)  # type: ignore[union-attr]
    first_day.until(lambda: first_day.window.frame is not None)
    with first_day.qtbot.waitSignal(first_day.window.locked):
        first_day.window.lock()
    first_day.open(words.encode())


def test_every_page_of_the_wizard_is_usable_at_every_size(first_day: Sitting, usable: Usable, shoot: Shoot) -> None:
    wizard = wizard_of(first_day)
    for step in wizard._steps:
        wizard.turn_to(step)
        usable(first_day.window)
        shoot(first_day.window, f"wizard-{type(step).__name__}")
    wizard.organisation.way.choose("member")
    wizard.organisation.way.edited.emit()
    wizard.turn_to(wizard.organisation)
    usable(first_day.window)


def test_the_pages_of_the_recovery_code_are_usable_at_every_size(first_day: Sitting, usable: Usable) -> None:
    to_passphrase(first_day)
    first_day.type_in(wizard_of(first_day).passphrase.choice.suggestion())
    first_day.press(ENTER)
    proof = code_of(first_day)
    usable(first_day.window)
    proof.page.written.emit()  # type: ignore[union-attr]
    usable(first_day.window)
