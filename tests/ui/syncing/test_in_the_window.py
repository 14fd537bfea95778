"""The program itself: what is written on one screen comes to the other laptop, and locking waits for no network."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coachdesk.errors import Unreachable
from coachdesk.models.family import Family
from coachdesk.models.organisation import Organisation
from coachdesk.ui.syncing import bell, rounds
from tests.ui.sittings import heard
from tests.ui.syncing.in_the_window import ConnectedWindow, connected_window


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bell, "SETTLE", 0.05)
    monkeypatch.setattr(rounds, "BETWEEN", 0.05)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[ConnectedWindow]:
    with connected_window(qtbot, tmp_path) as made:
        made.here.open()
        yield made


def test_what_is_written_here_comes_to_the_other_laptop(window: ConnectedWindow) -> None:
    window.settle()
    family = window.desk.get(Family, window.both.family)
    window.here.page().do(lambda: window.desk.amend(family, area="by the river"))
    window.here.until(lambda: any(one.receipt and one.receipt.sent for one in window.syncing.turns))
    window.settle()
    window.adas_round()
    assert window.both.area(window.both.ada) == "by the river"


def test_what_another_wrote_is_on_the_page_without_a_touch(window: ConnectedWindow) -> None:
    window.settle()
    window.here.frame.pages.go_to("families")
    both = window.both
    both.ada.desk.amend(both.ada.desk.get(Family, both.family), name="Wrenfield")
    window.adas_round()
    page = window.here.page()
    window.here.until(lambda: "Wrenfield" in heard(page))


def test_locking_during_a_long_question_is_done_at_once(window: ConnectedWindow) -> None:
    window.settle()
    began = time.monotonic()
    with window.here.qtbot.waitSignal(window.here.window.locked, timeout=5_000):
        slice_began = time.thread_time()
        window.here.press((Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))
        assert time.thread_time() - slice_began < 0.5
    assert time.monotonic() - began < 1.0
    assert window.syncing.standing is None
    assert not window.office.polling.is_set()
    window.here.open()
    window.settle()


def test_the_server_gone_and_back(window: ConnectedWindow) -> None:
    window.settle()
    window.office.trouble = Unreachable()
    desk = window.desk
    desk.amend(desk.get(Family, window.both.family), area="by the river")
    window.says("Waiting for internet: 1")
    assert not window.pill.face.wants_eyes
    window.office.trouble = None
    window.syncing.go_now()
    window.settle()
    window.adas_round()
    assert window.both.area(window.both.ada) == "by the river"


def test_a_clock_that_is_out_is_one_sentence_and_goes_away(window: ConnectedWindow) -> None:
    window.settle()
    assert "server_clock" not in window.here.frame.banners.said()
    service, clock = window.both.office.town.service, window.both.office.clock
    service.clock = lambda: clock.now() + timedelta(minutes=12)
    window.syncing.go_now()
    window.here.until(lambda: "server_clock" in window.here.frame.banners.said())
    assert "12 minutes behind" in window.here.frame.banners.said()["server_clock"]
    for server, words in ((timedelta(hours=-26), "26 hours ahead"), (timedelta(days=400), "400 days behind")):
        service.clock = lambda server=server: clock.now() + server
        window.syncing.go_now()
        window.here.until(lambda words=words: words in window.here.frame.banners.said().get("server_clock", ""))
    service.clock = clock.now
    window.syncing.go_now()
    window.here.until(lambda: "server_clock" not in window.here.frame.banners.said())


def test_the_sample_lives_on_a_day_of_its_own(window: ConnectedWindow) -> None:
    window.settle()
    desk = window.desk
    desk.amend(desk.get(Organisation, desk.owner.organisation_id), sample_today="2011-09-01")
    window.settle()
    service, clock = window.both.office.town.service, window.both.office.clock
    asked = len(window.syncing.turns)
    service.clock = lambda: clock.now() + timedelta(days=5_000)
    desk.amend(desk.get(Family, window.both.family), area="by the river")
    window.here.until(lambda: len(window.syncing.turns) > asked)
    assert "server_clock" not in window.here.frame.banners.said()


def test_the_key_and_the_pill_lead_to_the_page(window: ConnectedWindow) -> None:
    window.settle()
    window.here.press(Qt.Key.Key_F5)
    page = window.here.page()
    assert page.title.words() == "Sending and fetching"
    window.here.frame.pages.back()
    window.pill.click()
    assert window.here.page() is page
    window.here.until(lambda: "Everything you wrote is sent" in heard(page))


def test_the_family_on_the_screen_comes_first_and_nobody_after_it_was_left(window: ConnectedWindow) -> None:
    window.settle()
    window.here.frame.pages.go_to("family", family_id=window.both.family)
    going = window.syncing._rounds
    assert going is not None
    assert going.open_family == window.both.family
    window.here.frame.pages.go_to("today")
    assert going.open_family == ""
