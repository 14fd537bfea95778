"""Rounds of one sitting know what the ones before found out, for as long as it is still so and not a moment longer."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from coachdesk.desk.exchange import Exchange
from coachdesk.errors import Unreachable
from coachdesk.store.change_log import Control
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round.sitting import ORDERS_KEPT, Sitting
from tests.sync.round.towns import Resident, Two


class Watched(Exchange):
    """Counts what of a log is read from its beginning: its order, and who signed what."""

    def __init__(self, who: Resident) -> None:
        super().__init__(who.desk)
        self.read: Counter[str] = Counter()

    def order(self, log: bytes) -> list[bytes]:
        self.read["order"] += 1
        return super().order(log)

    def controls(self, log: bytes) -> list[Control]:
        self.read["controls"] += 1
        return super().controls(log)

    def judged(self, log: bytes) -> bytes:
        self.read["judged"] += 1
        return super().judged(log)


@pytest.fixture
def settled(two: Two) -> Two:
    """Both have written, and come to rest."""
    two.write(two.bronwen, "Marlmoor")
    two.write(two.ada, "Saltmere")
    two.quiet()
    for who in (two.ada, two.bronwen, two.ada, two.bronwen):
        who.round()
    return two


def asked_by(who: Resident, ask: Callable[[Request], Answer]) -> list[str]:
    asked: list[str] = []

    def noted(request: Request) -> Answer:
        asked.append(f"{request.method} {request.path.split('?')[0].removesuffix(who.town.organisation_id)}")
        return ask(request)

    who.round(noted)
    return asked


def test_words_go_and_come_by_two_questions_each(settled: Two) -> None:
    """And nothing is read from a log's beginning for it, nor judged again, however often it happens."""
    path = f"/v1/log/{settled.family}"
    settled.write(settled.ada, "before")
    settled.ada.round()
    settled.bronwen.round()
    settled.ada.log = ada = Watched(settled.ada)
    settled.bronwen.log = bronwen = Watched(settled.bronwen)
    for area in ("Hillfoot", "Underhill", "Overhill"):
        settled.write(settled.ada, area)
        assert asked_by(settled.ada, settled.town.ask) == ["GET /v1/heads", f"POST {path}"]
        assert asked_by(settled.bronwen, settled.town.ask) == ["GET /v1/heads", f"GET {path}"]
        assert asked_by(settled.ada, settled.town.ask) == ["GET /v1/heads"]
        assert settled.area(settled.bronwen) == area
    assert not ada.read
    assert not bronwen.read


def test_both_at_once(settled: Two) -> None:
    """Each has written before hearing of the other's."""
    settled.write(settled.ada, "Hillfoot")
    settled.ada.round()
    settled.write(settled.bronwen, "Underhill")
    told = settled.bronwen.round()
    assert (told.sent, told.received) == (1, 1)
    settled.quiet()
    assert settled.same()


def test_who_is_quicker_between_reading_on_and_sending(settled: Two) -> None:
    settled.write(settled.bronwen, "Underhill")

    def late(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith("/v1/log"):
            settled.write(settled.ada, "Hillfoot")
            settled.ada.round()
        return settled.town.ask(request)

    settled.bronwen.round(late)
    settled.quiet()
    assert settled.same()


def test_what_is_written_while_words_are_on_their_way_goes_in_the_same_round(settled: Two) -> None:
    settled.write(settled.ada, "Hillfoot")
    again = iter(["Underhill"])

    def meanwhile(request: Request) -> Answer:
        answer = settled.town.ask(request)
        if request.method == "POST" and (area := next(again, "")):
            settled.write(settled.ada, area)
        return answer

    assert settled.ada.round(meanwhile).sent == 2
    settled.bronwen.round()
    assert settled.same()


def test_a_log_of_which_the_server_lost_the_end_is_read_from_its_start(settled: Two) -> None:
    snapshot = settled.town.snapshot()
    settled.write(settled.ada, "Hillfoot")
    settled.ada.round()
    settled.bronwen.round()
    settled.town.put_back(snapshot)
    settled.write(settled.bronwen, "Underhill")
    settled.quiet()
    assert settled.same()
    assert settled.area(settled.ada) == "Underhill"


def test_a_removed_member_is_no_member_in_the_next_round(settled: Two) -> None:
    """What was known of the members goes when the log moves on, and with it what may be written."""
    settled.ada.says(settled.family, {settled.ada.user: Role.LEAD})
    settled.ada.round()
    settled.bronwen.round()
    assert settled.log not in {place.log for place in settled.bronwen.log.places()}


def test_what_a_round_had_worked_out_when_it_was_cut_short_is_forgotten(settled: Two) -> None:
    settled.write(settled.ada, "Hillfoot")
    settled.ada.round()
    settled.bronwen.log = watched = Watched(settled.bronwen)

    def cut(request: Request) -> Answer:
        if request.path.startswith("/v1/log"):
            raise Unreachable
        return settled.town.ask(request)

    with pytest.raises(Unreachable):
        settled.bronwen.round(cut)
    assert settled.bronwen.round().received == 1
    assert watched.read["controls"] > 0
    assert settled.same()


def test_a_session_lasts_until_the_server_says_that_it_has_ended(settled: Two) -> None:
    token = settled.ada.sitting.token
    assert token
    ended = Answer(401, Refusal(Code.NO_SESSION).to_bytes())
    refused = iter([ended])

    def once(request: Request) -> Answer:
        return next(refused, None) or settled.town.ask(request)

    settled.ada.round(once)
    assert settled.ada.sitting.token not in (b"", token)


def test_another_place_begins_anew(settled: Two) -> None:
    sitting, laptop = settled.ada.sitting, settled.ada.laptop
    sitting.begin(replace(laptop, origin=laptop.origin))
    assert sitting.token
    sitting.begin(replace(laptop, origin="https://elsewhere.example.org"))
    assert not sitting.token
    assert set(asked_by(settled.ada, settled.town.ask)) == {"POST /v1/session", "GET /v1/heads"}


def test_the_servers_clock_is_heard_in_every_round(settled: Two) -> None:
    first = settled.ada.round().server_time
    settled.town.clock.move(seconds=3600)
    assert 0 <= settled.ada.round().server_time - first - 3_600_000 < 60_000


def test_where_something_between_takes_the_time_away_the_session_says_it(settled: Two) -> None:
    settled.town.clock.move(seconds=3600)

    def without(request: Request) -> Answer:
        return replace(settled.town.ask(request), time=None)

    told = settled.ada.round(without)
    assert 0 <= settled.town.clock.now().timestamp() * 1000 - told.server_time < 60_000


def test_the_order_of_a_few_logs_is_remembered(two: Two) -> None:
    sitting, stand = Sitting(), (0, bytes(32))
    logs = [bytes([number]) * 16 for number in range(ORDERS_KEPT + 1)]
    orders = [sitting.order(two.ada.log, log, stand) for log in logs]
    assert sitting.order(two.ada.log, logs[-1], stand) is orders[-1]
    assert sitting.order(two.ada.log, logs[0], stand) is not orders[0]
    assert sitting.order(two.ada.log, logs[-1], (1, bytes(32))) is not orders[-1]


def test_nothing_of_a_session_is_shown(settled: Two) -> None:
    assert settled.ada.sitting.token.hex() not in repr(settled.ada.sitting)
    assert repr(settled.ada.sitting.token) not in repr(settled.ada.sitting)
