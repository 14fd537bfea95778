"""The page says in sentences what left, what arrived, what waits and what needs somebody, and its buttons do it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coachdesk.desk.reach import Waits
from coachdesk.models.family import Family
from coachdesk.operations.exchange_now import ExchangeNow
from coachdesk.operations.visits import plan_visit
from coachdesk.store.change_log import Verdict as Reason
from coachdesk.sync.round import Alarm, LogReceipt, Receipt
from coachdesk.tools.ready_for_tomorrow import Lack, OnLaptop, Ready, Verdict
from coachdesk.ui.pages.sync.evening_card import EveningCard, answer_words
from coachdesk.ui.pages.sync.page import SyncPage
from coachdesk.ui.pages.sync.words import alarm_words, receipt_words, set_aside_words, state_words, waiting_words
from coachdesk.ui.syncing import bell, rounds
from coachdesk.ui.syncing.standing import Phase, Standing
from coachdesk.ui.syncing.syncing import Turn
from coachdesk.ui.theme import Theme
from coachdesk.ui.widgets.buttons import Button
from tests.ui.conftest import Usable
from tests.ui.sittings import heard
from tests.ui.syncing.in_the_window import ConnectedWindow, connected_window

NOW = datetime(2026, 11, 22, 16, 40, tzinfo=UTC)
F1, F2, OURS = "1" * 32, "2" * 32, "3" * 32
NAMES = {F1: "F1", F2: "F2", OURS: "your organisation"}


def log(name: str, **what: object) -> LogReceipt:
    return LogReceipt(bytes.fromhex(name), **what)  # type: ignore[arg-type]


# -- sentences ------------------------------------------------------------------------------------


def test_what_left_and_arrived_is_said_by_family() -> None:
    receipt = Receipt((log(OURS, received=2), log(F1, sent=3, received=12), log(F2, sent=1)), 0)
    assert receipt_words(receipt, NAMES) == [
        "Sent 4 changes: F1 (3), F2 (1).",
        "14 changes arrived: your organisation (2), F1 (12).",
    ]
    assert receipt_words(Receipt((log(F1, received=1),), 0), NAMES) == ["1 change arrived: F1."]
    assert receipt_words(Receipt((log("4" * 32, received=1),), 0), NAMES)[0].endswith(
        "a family that is no longer here."
    )


def test_who_belongs_is_no_change_of_hers() -> None:
    (said,) = receipt_words(Receipt((log(F1, sent=2, controls=2),), 0), NAMES)
    assert "Who works with whom" in said


def test_what_went_and_what_was_kept_is_said() -> None:
    said = receipt_words(Receipt((log(F1, purged=True), log(F2, unsent_kept=True)), 0), NAMES)
    assert said[0].startswith("1 family went to other hands")
    assert "kept" in said[1]


@pytest.mark.parametrize("alarm", Alarm)
def test_every_alarm_says_what_happened_and_what_to_do(alarm: Alarm) -> None:
    said = receipt_words(Receipt((log(F1, alarms={alarm}),), 0), NAMES)
    assert said == [alarm_words(alarm)]
    told = alarm_words(alarm)
    assert "dministrator" in told or "nothing to do" in told
    assert alarm_words(alarm) not in {alarm_words(other) for other in Alarm if other is not alarm}


@pytest.mark.parametrize("reason", [one.value for one in Reason if one not in {Reason.COUNTS, Reason.HISTORY}])
@pytest.mark.parametrize("count", [1, 3])
def test_every_reason_has_its_sentence_for_one_and_for_many(reason: str, count: int) -> None:
    said = set_aside_words(reason, count)
    assert said.startswith("1 change " if count == 1 else "3 changes ")


def test_what_waits_is_said_by_family() -> None:
    some = frozenset[str]()
    assert waiting_words(ExchangeNow(), NAMES) == ""
    assert waiting_words(ExchangeNow((Waits(F1, 1, some),)), NAMES) == "Still to be sent: 1 change, F1."
    both = ExchangeNow((Waits(F1, 3, some), Waits(F2, 2, some)))
    assert waiting_words(both, NAMES) == "Still to be sent: 5 changes, F1 (3), F2 (2)."


@pytest.mark.parametrize("phase", Phase)
def test_every_state_has_its_sentence(phase: Phase) -> None:
    said = state_words(Standing(phase, NOW, ExchangeNow(), "There is no way."))
    assert said.endswith(".")
    assert (said == "There is no way.") == (phase in {Phase.OFFLINE, Phase.REFUSED})
    assert "moment" in state_words(Standing(Phase.RESTING, NOW, ExchangeNow((Waits(F1, 1, frozenset()),))))


# -- tomorrow ---------------------------------------------------------------------------------------


def test_the_evening_card_says_yes_or_what_is_missing(qtbot: QtBot, theme: Theme) -> None:
    card = EveningCard()
    qtbot.addWidget(card)
    card.show_ready(Ready(Verdict.READY, NOW), NOW)
    assert card.answer.words().startswith("Yes.")
    assert "16:40" in heard(card)
    lacks = {Lack.NOT_ARRIVED: 1, Lack.FILES: 2, Lack.NO_KEY: 1}
    card.show_ready(Ready(Verdict.LACKING, NOW, ((OnLaptop(F1, "F1"), lacks),)), NOW, today=True)
    assert card.answer.words().startswith("Not all of it.")
    assert "F1: a part of it has not arrived yet, 2 files not here yet, 1 change still sealed." in heard(card)
    assert "today" in card.accessibleName()


@pytest.mark.parametrize("verdict", Verdict)
def test_every_answer_is_a_sentence(verdict: Verdict) -> None:
    assert answer_words(Ready(verdict, NOW - timedelta(days=2)), NOW).endswith(".")
    assert ("Friday" in answer_words(Ready(verdict, NOW - timedelta(days=2)), NOW)) == (verdict is Verdict.OLD)
    assert answer_words(Ready(verdict, None), NOW).endswith(".")


# -- the page -----------------------------------------------------------------------------------------


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[ConnectedWindow]:
    monkeypatch.setattr(bell, "SETTLE", 0.05)
    monkeypatch.setattr(rounds, "BETWEEN", 0.05)
    with connected_window(qtbot, tmp_path) as made:
        made.here.open()
        made.settle()
        yield made


def page(window: ConnectedWindow) -> SyncPage:
    window.here.frame.pages.go_to("sync")
    found = window.here.page()
    assert isinstance(found, SyncPage)
    return found


def test_it_follows_what_happens_and_its_buttons_work(window: ConnectedWindow) -> None:
    shown = page(window)
    both = window.both
    shown.hold.click()
    window.here.until(lambda: "Paused by you" in shown.said.words())
    assert not shown.hold.isEnabled()
    plan_visit(window.desk, both.family, both.office.clock.now() + timedelta(days=1))
    window.here.until(lambda: "Still to be sent: 1 change, F1." in heard(shown))
    both.write(both.ada, "by the river")
    window.adas_round()
    shown.now.click()
    window.here.until(lambda: "Sent 1 change: F1." in heard(shown) and "1 change arrived: F1." in heard(shown))
    window.here.until(lambda: shown.evening.answer.words().startswith("Yes."))
    window.here.until(lambda: shown.said.words().startswith("Everything you wrote is sent"))


def test_two_who_wrote_apart_need_her_and_there_is_a_way(window: ConnectedWindow) -> None:
    both = window.both
    window.syncing.pause()
    window.says("Paused")
    both.write(both.ada, "by the river")
    window.adas_round()
    window.desk.amend(window.desk.get(Family, both.family), area="by the bridge")
    window.syncing.go_now()
    window.says("Needs you: 1")
    shown = page(window)
    window.here.until(lambda: "1 record changed by two people." in heard(shown))
    way = next(one for one in shown.findChildren(Button) if one.words() == "Look and choose")
    way.click()
    place = window.here.frame.pages.place
    assert place is not None
    assert place.page == "conflicts"


def test_an_alarm_calls_until_it_was_read_and_not_at_every_round(window: ConnectedWindow) -> None:
    standing = window.syncing.standing
    assert standing is not None

    def came(alarm: Alarm) -> Receipt:
        receipt = Receipt((log(window.both.family, alarms={alarm}),), 0)
        told = Standing(Phase.RESTING, standing.at, standing.now, receipt=receipt)
        window.syncing._take((window.syncing._rounds, told))  # type: ignore[arg-type]
        return receipt

    came(Alarm.RESTORED)
    assert not window.pill.face.wants_eyes
    receipt = came(Alarm.REJECTED)
    assert window.pill.face.words == "Needs you: 1"
    shown = page(window)
    assert alarm_words(Alarm.REJECTED) in heard(shown)
    window.here.until(lambda: not window.pill.face.wants_eyes)
    came(Alarm.REJECTED)
    assert not window.pill.face.wants_eyes
    assert list(window.syncing.turns).count(Turn(standing.at, receipt)) == 1


def test_an_alarm_of_the_access_log_calls_too_and_its_lines_are_no_news(window: ConnectedWindow) -> None:
    standing = window.syncing.standing
    assert standing is not None
    turns = len(window.syncing.turns)
    for alarms, words in ((set[Alarm](), ""), ({Alarm.REJECTED}, "Needs you: 1")):
        receipt = Receipt((), 0, access=log(F1, sent=3, received=1, alarms=alarms))
        told = Standing(Phase.RESTING, standing.at, standing.now, receipt=receipt)
        window.syncing._take((window.syncing._rounds, told))  # type: ignore[arg-type]
        assert window.pill.face.wants_eyes == bool(words)
        assert not words or window.pill.face.words == words
        assert len(window.syncing.turns) == turns + bool(words)
        assert receipt_words(receipt, NAMES)[0] == (
            alarm_words(Alarm.REJECTED) if words else "Who works with whom was brought up to date."
        )


def test_without_a_server_it_says_so_and_offers_nothing_to_send(window: ConnectedWindow) -> None:
    shown = page(window)
    standing = window.syncing.standing
    assert standing is not None
    window.syncing._take((window.syncing._rounds, Standing(Phase.ALONE, standing.at)))  # type: ignore[arg-type]
    assert "not connected to a server" in shown.said.words()
    assert not any(one.isVisible() for one in (shown.now, shown.hold, shown.heard, shown.about))
    assert window.pill.face.words == "Saved on this laptop"


def test_it_has_names_room_and_tab(window: ConnectedWindow, usable: Usable) -> None:
    shown = page(window)
    standing = window.syncing.standing
    assert standing is not None
    aside = {"held": 2, "waiting_key": 4}
    now = ExchangeNow((Waits(window.both.family, 3, frozenset()),), 2, 0, aside, standing.at)
    window.syncing._locking()
    window.syncing.standing = Standing(Phase.OFFLINE, standing.at, now, "There is no way.")
    shown._show()
    usable(shown)
