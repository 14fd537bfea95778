"""What the page and the thread make of pictures on their way: counted, told, and gone on with at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.desk.attachments import attach, attachment_bytes
from coachdesk.errors import DiskFull
from coachdesk.operations.exchange_now import ExchangeNow, look_at_exchange
from coachdesk.operations.files_between import FilesWaiting
from coachdesk.sync.round import LogReceipt, Receipt, files
from coachdesk.ui.pages.sync.words import files_words, receipt_words
from coachdesk.ui.syncing import bell, rounds
from coachdesk.ui.syncing.rounds import Rounds
from coachdesk.ui.syncing.standing import Standing
from coachdesk.ui.theme import Theme
from tests.operations.syncing.connected import Connected, two_connected
from tests.ui.syncing.office_lines import Office


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path) as made:
        yield made


def test_what_is_on_its_way_is_said_and_nothing_where_nothing_is(qtbot: QtBot, theme: Theme) -> None:
    assert files_words(FilesWaiting()) == ""
    assert files_words(FilesWaiting(to_go=1)) == "1 picture still to be sent."
    assert files_words(FilesWaiting(to_go=2, to_come=3, elsewhere=1, wrong=1)) == (
        "2 pictures still to be sent. 3 pictures still to come. 1 picture so far only on a colleague’s laptop. "
        "1 picture came damaged; fetched again when you next unlock."
    )


def test_a_round_says_which_pictures_it_moved_and_what_stopped_the_others(qtbot: QtBot, theme: Theme) -> None:
    one = LogReceipt(bytes(16), files_sent=2, files_received=1)
    assert receipt_words(Receipt((one,), 0, files_trouble=DiskFull()), {}) == [
        "Sent 2 pictures.",
        "1 picture arrived.",
        f"Not every picture could go or come: {DiskFull.sentence}",
    ]


def test_pictures_are_counted_as_they_are_kept(both: Connected) -> None:
    assert ExchangeNow().files == FilesWaiting()
    record = attach(both.bronwen.desk, both.family, "drawing", "image/png", b"a drawing").record
    assert look_at_exchange(both.bronwen).files == FilesWaiting(to_go=1)
    both.office.round(both.bronwen)
    assert look_at_exchange(both.bronwen).files == FilesWaiting()
    both.office.round(both.ada)
    assert attachment_bytes(both.ada.desk, record) == b"a drawing"


def test_the_thread_goes_on_at_once_while_a_round_leaves_pictures_behind(
    both: Connected, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (bell, rounds):
        monkeypatch.setattr(module, "SETTLE", 0.05)
    monkeypatch.setattr(rounds, "BETWEEN", 0.05)
    monkeypatch.setattr(files, "CARRIED_IN_A_ROUND", files.A_QUESTION * 2)
    for number in range(3):
        attach(both.bronwen.desk, both.family, "drawing", "image/png", bytes([number]))
    told: list[Standing] = []
    going = Rounds(both.bronwen, Office(both.office.town).line, told.append)
    going.start()
    try:
        qtbot.waitUntil(
            lambda: bool(told) and bool(told[-1].now) and look_at_exchange(both.bronwen).files.to_go == 0,
            timeout=15_000,
        )
    finally:
        going.stop()
        assert going.wait(5)
    moved = [one.receipt.files_sent for one in told if one.receipt]
    assert moved[:3] == [1, 1, 1]
