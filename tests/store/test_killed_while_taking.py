"""kill -9 at every statement of taking bundles in: opened and taken again, nothing is lost or doubled."""

import multiprocessing
import shutil
from pathlib import Path

import pytest

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk import new_record, opening
from coachdesk.desk.exchange import Exchange
from coachdesk.errors import CoachDeskError
from coachdesk.models.person import Person
from coachdesk.store.change_log import Bundle, Stood
from coachdesk.store.queries import ChangesOf, StateHash
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.relay import Relay, bundles_of, run_of
from tests.store.taking_child import take_and_die

LOG = b"the family's log"
RECORD = b"r" * 16


@pytest.fixture(autouse=True)
def _unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that are killed are not measured: half a data file spoils the figures of all the others."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.mark.faults
def test_killed_at_every_statement_of_taking_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    kills, wrong = kill_at_every_statement(tmp_path, cursor_first=False)
    assert kills > 20
    assert wrong == []


@pytest.mark.faults
def test_a_cursor_that_is_durable_before_its_rows_is_caught(tmp_path: Path) -> None:
    _, wrong = kill_at_every_statement(tmp_path, cursor_first=True)
    assert wrong


def some_bundles() -> list[tuple[Bundle, Stood]]:
    """Two bundles on one record, the second with a delete, a rival and an id that was there before."""
    first = ChangeBody(
        "person", RECORD, 1, 0, 0, writes={"known_as": ("Tia", ()), "role": ("child", ()), "number": (1, ())}
    )
    phone = ChangeBody("person", RECORD, 2, 0, 0, writes={"phone": ("1", ())})
    rival = ChangeBody("person", RECORD, 3, 0, 0, writes={"phone": ("2", ())})
    twin = ChangeBody("person", RECORD, 4, 0, 0, writes={"phone": ("3", (rival.id,))}, id=phone.id)
    gone = ChangeBody("person", RECORD, 5, 0, 0, covers={"known_as": (first.id,)})
    relay = Relay({LOG: bundles_of(run_of(LOG, [first, phone, rival, twin, gone]), [2, 3])})
    return [(bundle, relay.stood(LOG, s)) for s, bundle in enumerate(relay.logs[LOG], 1)]


def kill_at_every_statement(folder: Path, *, cursor_first: bool) -> tuple[int, list[str]]:
    """How many kills there were, and what went wrong after them."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.store.taking_child"])
    fresh = folder / "fresh"
    made = new_desk(fresh)
    mine = new_record(Person, LOG.hex(), known_as="Marcus", role="parent", number=1)
    made.desk.add(mine)
    made.close()
    bundles = some_bundles()
    whole = look(copied(fresh, folder / "whole"), bundles, take_first=True)
    wrong: list[str] = []
    for kills in range(1, 1000):
        vault = copied(fresh, folder / str(kills))
        hears, says = server.Pipe(duplex=False)
        child = server.Process(
            target=take_and_die, args=(vault, bundles, kills, says), kwargs={"cursor_first": cursor_first}, daemon=True
        )
        child.start()
        says.close()
        child.join()
        if hears.poll() and _heard(hears):
            return kills - 1, wrong
        found = look(vault, bundles, take_first=False)
        if found != whole:
            wrong.append(f"killed before statement {kills}: {found}")
        shutil.rmtree(vault)
    raise AssertionError("the child was killed for ever")


def _heard(hears: "multiprocessing.connection.Connection") -> int:
    try:
        return int(hears.recv())
    except EOFError:
        return 0


def copied(vault: Path, target: Path) -> Path:
    shutil.copytree(vault, target)
    return target


def look(vault: Path, bundles: list[tuple[Bundle, Stood]], *, take_first: bool) -> tuple[str, int, int, str]:
    """Open as the next morning would, take what the cursor says is missing, and tell what is there then."""
    opened = opening.unlock(vault, passphrase(), clock=HandClock(), costs=CHEAP)
    try:
        log = Exchange(opened.desk)
        reached = 0 if take_first else next(place.s for place in log.places() if place.log == LOG)
        for bundle, stood in bundles[reached:]:
            log.take(bundle, stood)
        for bundle, stood in bundles:
            log.take(bundle, stood)
        before, after = opened.desk.rebuild()
        opened.desk.prove()
        told = "whole" if before == after else "refold differs"
        changes = opened.desk.vault.ask(ChangesOf((RECORD,), LOG))
        return (
            told,
            len(changes),
            next(one.s for one in log.places() if one.log == LOG),
            opened.desk.vault.ask(StateHash(LOG)),
        )
    except CoachDeskError as broken:
        return type(broken).__name__, 0, 0, ""
    finally:
        opened.close()
