"""The thread: at once after unlocking, woken by a save, patient without a way, gone when the vault is locked."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Touched
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import BrokenAnswer, Unreachable
from coachdesk.operations.notes import write_note
from coachdesk.operations.syncing.enrolled import SERVER_PLACE
from coachdesk.sync.conversation import Answer
from coachdesk.sync.protocol.limits import LONGEST_WAIT
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.ui.syncing import bell, rounds
from coachdesk.ui.syncing.rounds import Rounds, clock_is_off
from coachdesk.ui.syncing.standing import Phase, Standing
from tests.operations.syncing.connected import Connected, two_connected
from tests.ui.syncing.office_lines import Office

SECONDS = 15.0


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path) as made:
        made.quiet()  # that they were unlocked has gone along
        yield made


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds for a person takes moments here."""
    monkeypatch.setattr(bell, "SETTLE", 0.05)
    monkeypatch.setattr(rounds, "SETTLE", 0.05)
    monkeypatch.setattr(rounds, "BETWEEN", 0.05)


def until(true: Callable[[], object], seconds: float = SECONDS) -> None:
    ends = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends, "it never comes about"
        time.sleep(0.01)


class Watched:
    """A laptop going rounds, and all that it told."""

    def __init__(self, opened: OpenDesk, office: Office) -> None:
        self.told: list[Standing] = []
        self.opened, self.office = opened, office
        self.rounds = Rounds(opened, office.line, self.told.append)

    @property
    def last(self) -> Standing:
        return self.told[-1]

    def phases(self) -> list[Phase]:
        return [one.phase for one in self.told]

    def rests(self) -> bool:
        return self.office.polling.is_set() and self.last.phase is Phase.RESTING


@pytest.fixture
def start(both: Connected) -> Iterator[Callable[[OpenDesk], Watched]]:
    begun: list[Watched] = []

    def begin(opened: OpenDesk) -> Watched:
        made = Watched(opened, Office(both.office.town))
        begun.append(made)
        made.rounds.start()
        return made

    yield begin
    for one in begun:
        one.rounds.stop()
        assert one.rounds.wait(5)


Start = Callable[[OpenDesk], Watched]


def test_what_one_writes_comes_to_the_other_by_itself(both: Connected, start: Start) -> None:
    hers, his = start(both.ada), start(both.bronwen)
    until(lambda: hers.rests() and his.rests())
    both.write(both.ada, "by the river")
    until(lambda: both.area(both.bronwen) == "by the river")
    until(lambda: hers.rests() and hers.last.now is not None and hers.last.now.changes == 0)
    assert any(one.receipt is not None and one.receipt.sent == 1 for one in hers.told)
    until(lambda: any(one.receipt is not None and one.receipt.received == 1 for one in his.told))


def test_it_asks_once_and_then_leaves_the_question_open(both: Connected, start: Start) -> None:
    his = start(both.bronwen)
    until(his.rests)
    asked = len(his.office.asked)
    time.sleep(0.3)
    assert len(his.office.asked) == asked
    assert his.office.asked[-1].wait == LONGEST_WAIT
    assert his.office.opened == 1


def test_a_save_is_counted_at_once_and_a_look_at_a_family_wakes_nobody(both: Connected, start: Start) -> None:
    his = start(both.bronwen)
    until(his.rests)
    told = len(his.told)
    both.bronwen.desk.told.announce(Touched(frozenset(("access_entry",)), frozenset()))
    time.sleep(0.2)
    assert len(his.told) == told
    both.write(both.bronwen, "by the river")
    until(lambda: any(one.now is not None and one.now.changes == 1 for one in his.told[told:]))
    until(lambda: any(one.receipt is not None and one.receipt.sent == 1 for one in his.told[told:]))


def test_what_nobody_told_of_goes_all_the_same(both: Connected, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "LONGEST_WAIT", 1)
    his = start(both.bronwen)
    until(his.rests)
    his.rounds._unsubscribe()
    both.write(both.bronwen, "by the river")
    until(lambda: any(one.receipt is not None and one.receipt.sent == 1 for one in his.told))


def test_without_a_way_it_waits_and_counts_and_goes_on_when_there_is_one(both: Connected, start: Start) -> None:
    his = start(both.bronwen)
    until(his.rests)
    his.office.trouble = Unreachable()
    both.write(both.bronwen, "by the river")
    until(lambda: his.last.phase is Phase.OFFLINE)
    assert his.last.said == Unreachable.sentence
    tried = len(his.office.asked)
    both.write(both.bronwen, "by the bridge")
    until(lambda: his.last.now is not None and his.last.now.changes == 2)
    assert his.last.phase is Phase.OFFLINE
    assert len(his.office.asked) - tried < 3
    his.office.trouble = None
    his.rounds.network_is_back()
    until(his.rests)
    assert his.last.now is not None
    assert his.last.now.changes == 0


def test_paused_it_asks_nothing_until_somebody_wants_it(both: Connected, start: Start) -> None:
    his = start(both.bronwen)
    until(his.rests)
    his.rounds.pause()
    until(lambda: his.last.phase is Phase.PAUSED)
    asked = len(his.office.asked)
    both.write(both.bronwen, "by the river")
    until(lambda: his.last.now is not None and his.last.now.changes == 1)
    his.rounds.network_is_back()
    time.sleep(0.2)
    assert len(his.office.asked) == asked
    assert his.last.phase is Phase.PAUSED
    his.rounds.go_now()
    until(lambda: his.rests() and his.last.now is not None and his.last.now.changes == 0)


def test_locking_never_waits_for_the_network(both: Connected, start: Start) -> None:
    his = start(both.bronwen)
    until(his.rests)
    began = time.monotonic()
    his.rounds.stop()
    assert his.rounds.wait(0.5)
    assert time.monotonic() - began < 0.5


def test_a_vault_that_is_closed_under_it_ends_it_quietly(both: Connected, start: Start) -> None:
    his = start(both.bronwen)
    until(his.rests)
    both.bronwen.close()
    his.rounds.go_now()
    assert his.rounds.wait(5)
    assert Phase.BROKEN not in his.phases()


def refusal(code: Code, wait: int | None = None) -> Answer:
    said = Refusal(code, wait=wait)
    return Answer(said.status, said.to_bytes(), wait)


@pytest.mark.parametrize(
    ("code", "phase"),
    [
        (Code.REVOKED, Phase.REFUSED),
        (Code.TOO_OLD, Phase.REFUSED),
        (Code.BUSY, Phase.OFFLINE),
        (Code.NOT_FOUND, Phase.REFUSED),
    ],
)
def test_a_refusal_is_a_sentence_and_the_servers_wait_is_kept(
    both: Connected, start: Start, monkeypatch: pytest.MonkeyPatch, code: Code, phase: Phase
) -> None:
    monkeypatch.setattr(rounds, "PATIENT", 0.05)
    his = start(both.bronwen)
    until(his.rests)
    his.office.answers = [refusal(code, 3600)]
    his.rounds.go_now()
    until(lambda: his.last.phase is phase)
    assert his.last.said.endswith(".")
    asked = len(his.office.asked)
    write_note(both.bronwen.desk, both.family, fact="by the river")  # taken also of a laptop that is signed out
    time.sleep(0.3)
    assert len(his.office.asked) == asked


def test_what_is_no_servers_answer_is_no_network_trouble(both: Connected, start: Start) -> None:
    his = start(both.bronwen)
    until(his.rests)
    his.office.trouble = BrokenAnswer()
    his.rounds.go_now()
    until(lambda: his.last.phase is Phase.REFUSED)
    assert his.last.said == BrokenAnswer.sentence


def test_a_vault_without_a_server_asks_nobody_until_it_is_connected(both: Connected, start: Start) -> None:
    place = both.bronwen.named_value(SERVER_PLACE)
    his = start(both.bronwen.set_keyring({SERVER_PLACE: b""}))
    until(lambda: his.phases() == [Phase.ALONE])
    both.bronwen.set_keyring({SERVER_PLACE: place})
    assert his.office.opened == 0
    his.rounds.go_now()
    until(his.rests)
    assert his.last.now is not None
    assert his.last.now.changes == 0


def test_a_vault_without_a_server_locks_at_once(both: Connected, start: Start) -> None:
    his = start(both.bronwen.set_keyring({SERVER_PLACE: b""}))
    until(lambda: his.phases() == [Phase.ALONE])
    his.rounds.stop()
    assert his.rounds.wait(0.5)
    assert his.phases() == [Phase.ALONE]


def test_a_bug_is_loud_and_is_said(both: Connected, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", heard.append)
    his = start(both.bronwen)
    until(his.rests)
    his.office.trouble = ZeroDivisionError()
    his.rounds.go_now()
    assert his.rounds.wait(5)
    assert his.last.phase is Phase.BROKEN
    assert len(heard) == 1


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, None), (5, None), (-5, None), (6, 6), (-6, -6), (60 * 24 * 365, 60 * 24 * 365)]
)
def test_a_clock_that_is_out_by_more_than_five_minutes_is_told(minutes: int, said: int | None) -> None:
    found = clock_is_off(NOON + timedelta(minutes=minutes), NOON, NOON)
    assert found == (None if said is None else timedelta(minutes=said))
    assert clock_is_off(NOON + timedelta(minutes=1), NOON, NOON + timedelta(minutes=50)) is None
