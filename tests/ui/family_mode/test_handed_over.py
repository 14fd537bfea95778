"""The laptop goes to the family and comes back, with real processes: locked meanwhile, one passphrase, nothing lost."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.crypto import key_file
from coachdesk.crypto.store_keys import Use, derived_key
from coachdesk.desk import opening
from coachdesk.models.family_mode import FamilyPage, HandOvers
from coachdesk.models.note import Note
from coachdesk.models.plan import StepDone, StepState, SubTarget
from coachdesk.operations.hand_overs import HAND_OVERS
from coachdesk.operations.question_sets import shipped_sets
from coachdesk.ui.handing_over.process import FamilyProcess
from coachdesk.ui.pages.family_mode.given_page import GivenPage
from coachdesk.ui.unlock import UnlockPage
from coachdesk.ui.widgets.buttons import Button
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.handed_over import AtTheTable, a_family, other_families
from tests.ui.family_mode.process_driver import Handing, files_of, handing, memory_of
from tests.ui.sittings import heard

WELLBEING = shipped_sets()[0]
MONEY = WELLBEING.questions[0]
FIRST_MARK = (WELLBEING.title, "I will", MONEY.faces[0], "Yes")
"""From Isla's first page to her first mark, read back and kept."""


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Handing]:
    with handing(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def table(at: Handing) -> AtTheTable:
    return a_family(at.unlock().desk)


def seen_words(page: QWidget) -> str:
    """What stands on the screen."""
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_to_the_family_and_back_with_one_passphrase(at: Handing, table: AtTheTable) -> None:
    at.hand_over(table.family_id, table.people["Ruth"], table.people["Isla"])
    window = at.sitting.window
    assert not window.isVisible()
    assert window.frame is None
    again = opening.unlock(at.sitting.places.first_vault, passphrase(), clock=HandClock(), costs=CHEAP)
    again.close()  # the vault is shut: another could open it
    for words in ("Go on", "Isla", "Our steps", "It is done: Set the alarm together", "We did it with help"):
        at.do("press", words)
    at.until(name="steps")
    for words in ("Back", "Something to tell"):
        at.do("press", words)
    at.do("type", "I like it here")
    at.do("press", "Keep this")
    at.until(message="It is kept.")
    at.do("press", "Stop")
    at.do("press", "I am the coach")
    at.sitting.until(window.isVisible)
    assert isinstance(at.sitting.front.page, UnlockPage)
    assert "Isla" not in heard(window)
    opened = at.unlock()
    at.sitting.until(lambda: isinstance(at.sitting.page(), GivenPage) and at.sitting.page().box)
    page = at.sitting.page()
    assert isinstance(page, GivenPage)
    assert "I like it here" not in seen_words(page)
    assert [row.item.who for row in page.rows] == ["Isla", "Isla"]
    place = at.sitting.frame.pages.place
    assert place is not None
    assert place.family_id == table.family_id, "whose it is stands above the page"
    assert opened.desk.get(SubTarget, table.steps["Set the alarm together"]).record.state is StepState.OPEN
    page.keep.click()
    assert "alone" in page.message.words()
    page.alone.click()
    assert "I like it here" in seen_words(page)
    page.keep.click()
    at.sitting.until(lambda: page.box is None)
    step = opened.desk.get(SubTarget, table.steps["Set the alarm together"]).record
    assert (step.state, step.done_how) == (StepState.DONE, StepDone.TOGETHER)
    assert [one.own_words[0].words for one in opened.desk.records(Note) if one.own_words][-1:] == ["I like it here"]
    assert opened.named_value(HAND_OVERS) == b""
    assert at.handing_over.process is None


@pytest.mark.faults
def test_when_the_familys_process_is_killed_the_desk_stays_locked_and_what_was_kept_is_there(
    at: Handing, table: AtTheTable
) -> None:
    at.hand_over(table.family_id, table.people["Ruth"])
    for words in ("Go on", "Our steps", "It is done: Set the alarm together", "We did it"):
        at.do("press", words)
    at.until(name="steps", waiting=False)
    os.kill(at.process.pid, signal.SIGKILL)
    at.sitting.until(at.sitting.window.isVisible)
    assert at.sitting.window.frame is None
    assert at.handing_over.process is None
    at.unlock()
    at.sitting.until(lambda: isinstance(at.sitting.page(), GivenPage) and at.sitting.page().rows)
    assert [row.item.step for row in at.sitting.page().rows] == ["Set the alarm together"]


def keys_of(vault: Path) -> list[bytes]:
    """The vault's key and every key made of it, as they are and as they are spelt."""
    words = passphrase()
    opened = key_file.unlock(vault / key_file.KEY_FILE, words, floor=CHEAP.floor)
    store_key = bytes(opened.store_key)
    uses = [derived_key(bytearray(store_key), use) for use in get_args(Use)]
    opened.wipe()
    plain = [store_key, *map(bytes, uses)]
    return [*plain, *(one.hex().encode() for one in plain)]


@pytest.mark.faults
def test_nothing_of_others_nothing_private_and_no_key_is_in_the_memory_of_the_familys_process(
    at: Handing, table: AtTheTable
) -> None:
    others = other_families(table.desk)
    at.hand_over(table.family_id, table.people["Ruth"], table.people["Isla"], pages=tuple(FamilyPage))
    for words in ("Go on", "Isla", *FIRST_MARK):
        at.do("press", words)
    at.until(name="why", waiting=False)
    for words in ("Stop for now", "Go back to our pages", "Give it to the next one", "Ruth", "Our lines"):
        at.do("press", words)
    store = at.sitting.places.first_vault
    opened = opening.unlock(store, passphrase(), clock=HandClock(), costs=CHEAP)
    secret = HandOvers.model_validate_json(opened.named_value(HAND_OVERS)).waiting[0].secret
    opened.close()
    canaries = [b"egret[0-9a-f]{8}", b"heron[0-9a-f]{8}", b"e\0g\0r\0e\0t\0[0-9a-f]", b"h\0e\0r\0o\0n\0[0-9a-f]"]
    keys = keys_of(store)
    secrets = [secret.encode(), bytes.fromhex(secret), bytes(passphrase()), str(store).encode(), *keys]
    places = [one.encode() for one in table.hidden if not one.startswith("heron")]
    shown = [one.encode() for one in table.shown]
    found = memory_of(at.process.pid, *canaries, words=[*places, *shown], secrets=secrets)
    assert found == set(shown)  # the control: it finds what is there
    assert len(others) == 500
    assert len(set(keys)) == 12
    files = files_of(at.process.pid)
    assert [one for one in files if one.startswith(str(store))] == []
    assert [
        one for one in files if one.startswith(str(at.orders.parent)) and not one.endswith(("orders", "answers"))
    ] == []


def test_the_search_finds_a_key_where_there_is_one(tmp_path: Path) -> None:
    made = new_desk(tmp_path / "records")
    made.close()
    key = keys_of(tmp_path / "records")[0]
    assert memory_of(os.getpid(), secrets=[key]) == {key}


@pytest.mark.faults
def test_an_answer_half_way_through_is_there_after_the_familys_process_was_killed(
    at: Handing, table: AtTheTable
) -> None:
    at.hand_over(table.family_id, table.people["Ruth"], table.people["Isla"], pages=(FamilyPage.QUESTIONS,))
    for words in ("Go on", "Isla", *FIRST_MARK):
        at.do("press", words)
    at.until(name="why", waiting=False)
    os.kill(at.process.pid, signal.SIGKILL)
    at.unlock()
    at.sitting.until(lambda: isinstance(at.sitting.page(), GivenPage) and at.sitting.page().rows)
    page = at.sitting.page()
    assert isinstance(page, GivenPage)
    assert "1 answer" in seen_words(page)
    assert MONEY.faces[0] not in seen_words(page)
    page.alone.click()
    assert f"{MONEY.name}: {MONEY.faces[0]}." in seen_words(page)
    assert "It was not finished." in seen_words(page)
    assert "Private" in seen_words(page)


def test_the_real_process_has_its_memory_closed_and_no_word_on_its_command_line(qtbot: QtBot, tmp_path: Path) -> None:
    with handing(qtbot, tmp_path, scripted=False) as at:
        table = a_family(at.unlock().desk)
        at.hand_over(table.family_id, table.people["Ruth"])
        pid = at.process.pid
        line = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        assert line[-4:] == [b"-m", b"coachdesk", b"show-to-family", b""]
        assert str(tmp_path).encode() not in b" ".join(line)
        assert Path(f"/proc/{pid}/mem").stat().st_uid == 0  # the system's own mark of a closed memory
        os.kill(pid, signal.SIGKILL)
        at.sitting.until(at.sitting.window.isVisible)


def test_the_family_can_go_back_to_its_pages_and_nobody_else_gets_further(at: Handing, table: AtTheTable) -> None:
    at.hand_over(table.family_id, table.people["Ruth"])
    at.do("press", "Stop")
    at.do("press", "I am the coach")
    window = at.sitting.window
    at.sitting.until(window.isVisible)
    back = next(one for one in window.findChildren(Button) if one.words() == "Back to the family's pages")
    with at.sitting.qtbot.waitSignal(at.handing_over.handed, timeout=10_000):
        back.click()
    assert not window.isVisible()
    assert at.do("look")["visible"]


@pytest.mark.faults
def test_when_the_desk_is_gone_the_familys_process_ends(tmp_path: Path) -> None:
    process = FamilyProcess()
    pid = process.pid
    process.end()
    assert process.wait()
    assert not Path(f"/proc/{pid}").exists()


def test_leaving_the_page_ends_the_process_that_waits(at: Handing, table: AtTheTable) -> None:
    frame = at.sitting.frame
    frame.pages.go_to("family_mode", family_id=table.family_id)
    waiting = at.process
    frame.pages.go_to("families")
    assert at.handing_over.process is None
    assert waiting.wait()
