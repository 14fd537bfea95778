"""kill -9 at any moment loses nothing that was acknowledged and leaves nothing half saved (B-02, security.md F1)."""

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from coachdesk.desk import opening
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.store.saving_child import save_for_ever

KILLS = 200
CONTROL_KILLS = 60


@pytest.fixture(autouse=True)
def _unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that are killed are not measured: half a data file spoils the figures of all the others."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.mark.long
@pytest.mark.faults
def test_two_hundred_kills_lose_no_acknowledged_save(tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path, KILLS, too_early=False) == []


@pytest.mark.faults
def test_a_laptop_that_says_saved_too_early_is_caught(tmp_path: Path) -> None:
    assert kill_again_and_again(tmp_path, CONTROL_KILLS, too_early=True) != []


def kill_again_and_again(folder: Path, times: int, *, too_early: bool) -> list[str]:
    """What went wrong over many kills of the same vault; empty when nothing did."""
    chance = random.Random(7)
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.store.saving_child"])
    family, vault = new_id(), folder / "vault"
    new_desk(vault).close()
    wrong: list[str] = []
    acknowledged: list[int] = []
    for attempt in range(times):
        hears, says = server.Pipe(duplex=False)
        child = server.Process(
            target=save_for_ever,
            args=(vault, family, attempt * 10_000, says),
            kwargs={"too_early": too_early},
            daemon=True,
        )
        child.start()
        says.close()
        acknowledged.append(hears.recv())
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        acknowledged.extend(whatever_else(hears))
        if attempt % 10 == 9 or too_early:
            wrong += look(vault, acknowledged)
            acknowledged.clear()
    return wrong


def whatever_else(hears: "multiprocessing.connection.Connection") -> list[int]:
    heard = []
    try:
        while True:
            heard.append(hears.recv())
    except EOFError:
        return heard


def look(vault: Path, acknowledged: list[int]) -> list[str]:
    """Open the vault as the next morning would, and compare with what was acknowledged."""
    open_desk = opening.unlock(vault, passphrase(), clock=HandClock(), costs=CHEAP)
    try:
        open_desk.desk.prove()
        names = {person.record.known_as for person in open_desk.desk.all(Person)}
        before, after = open_desk.desk.rebuild()
    finally:
        open_desk.close()
    lost = [f"lost {number}" for number in acknowledged if f"saved {number}" not in names]
    halves = [name for name in names if name.startswith("saved ") and f"twin of {name[6:]}" not in names]
    return lost + [f"half of {name}" for name in halves] + (["refold differs"] if before != after else [])
