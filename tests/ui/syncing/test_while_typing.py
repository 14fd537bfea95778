"""Two thousand changes come in while somebody types: every key is taken, and the screen keeps breathing."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from coachdesk.desk import Touched, new_record
from coachdesk.models.note import Note
from coachdesk.ui.page_table import PAGES, loads
from coachdesk.ui.syncing import bell, rounds
from tests.ui.syncing.in_the_window import ConnectedWindow, connected_window

CHANGES, ROUNDS = 2_000, 25
SLICE = 0.05
"""Seconds of the screen's thread's own work, as everywhere here: what other threads take is no turn of its."""

AND_A_FEW = 5
"""Beyond once a second the pages are told at the end of each round."""

TYPED = "She said that they were all right"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ConnectedWindow]:
    monkeypatch.setattr(bell, "SETTLE", 0.05)
    monkeypatch.setattr(rounds, "BETWEEN", 0.05)
    with connected_window(qtbot, tmp_path) as made:
        made.here.open()
        yield made


def test_the_screen_keeps_breathing(window: ConnectedWindow) -> None:
    for load in loads(PAGES):
        load()  # as the program does in its quiet moments
    window.settle()
    both, here = window.both, window.here
    ada, at = both.ada.desk, both.office.clock.now()
    window.syncing.pause()
    window.says("Paused")
    for first in range(0, CHANGES, CHANGES // ROUNDS):
        with ada.together() as batch:
            for number in range(first, first + CHANGES // ROUNDS):
                happened = at - timedelta(hours=CHANGES - number)
                said = {"fact": f"Note {number}", "written_by": ada.owner.worker_id}
                batch.add(new_record(Note, both.family, happened_at=happened, written_at=happened, **said))
        window.adas_round()
    here.frame.pages.go_to("family", family_id=both.family)
    here.until(lambda: not here.frame.under_way.isVisible())
    here.frame.jump.ask()
    told: list[Touched] = []
    window.desk.told.subscribe(told.append)
    slices: list[float] = []
    last = time.thread_time()

    def beat() -> None:
        nonlocal last
        now = time.thread_time()
        slices.append(now - last)
        last = now

    timer = QTimer()
    timer.timeout.connect(beat)
    began = time.monotonic()
    window.syncing.go_now()
    typed = 0
    timer.start(2)
    last = time.thread_time()
    while not any(one.receipt and one.receipt.received >= CHANGES for one in window.syncing.turns):
        if typed < len(TYPED):
            here.type_in(TYPED[typed])
            typed += 1
        here.qtbot.wait(15)
    here.qtbot.wait(300)
    timer.stop()
    assert typed == len(TYPED)
    assert here.frame.jump._typed.text() == TYPED
    assert len(window.desk.records(Note, both.family)) == CHANGES
    assert len(told) <= (time.monotonic() - began) / rounds.TELL_EVERY + AND_A_FEW
    slices.sort()
    assert slices[int(len(slices) * 0.99)] < SLICE
