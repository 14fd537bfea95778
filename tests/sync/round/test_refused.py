"""A server that says no: what can be tried again is, what cannot is kept and told, and nobody asks for ever."""

import pytest

from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round import Alarm
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.sitting import Sitting
from tests.sync.round.meddling import refusing, three_from_ada
from tests.sync.round.towns import Two


def test_a_session_that_ended_in_the_middle_is_opened_again_once(two: Two) -> None:
    two.write(two.bronwen, "Marlmoor")
    ended = Refusal(Code.NO_SESSION)
    assert two.bronwen.round(refusing(two, "POST /v1/log", ended, times=1)).sent == 1
    two.write(two.bronwen, "Saltmere")
    with pytest.raises(ServerSaidNo):
        two.bronwen.round(refusing(two, "POST /v1/log", ended))
    assert two.bronwen.round(refusing(two, "POST /v1/session", Refusal(Code.TOO_MANY, wait=9))).sent == 1
    two.bronwen.sitting = Sitting()
    with pytest.raises(ServerSaidNo):
        two.bronwen.round(refusing(two, "POST /v1/session", Refusal(Code.TOO_MANY, wait=9)))


@pytest.mark.parametrize("code", [Code.STALE_EPOCH, Code.GAP, Code.FORK, Code.RESYNC])
def test_a_server_at_another_place_is_asked_again_and_not_for_ever(two: Two, code: Code) -> None:
    two.write(two.bronwen, "Marlmoor")
    told = two.bronwen.round(refusing(two, "POST /v1/log", Refusal(code, n=1)))
    assert told.sent == 0
    assert two.bronwen.round().sent == 1


def test_what_the_server_will_never_take_is_kept_and_told(two: Two) -> None:
    two.write(two.bronwen, "Marlmoor")
    no = Refusal(Code.REJECTED, index=0, reason="header")
    told = two.bronwen.round(refusing(two, "POST /v1/log", no))
    assert Alarm.REJECTED in told.alarms
    assert two.area(two.bronwen) == "Marlmoor"
    with pytest.raises(ServerSaidNo) as said:
        two.bronwen.round(refusing(two, "POST /v1/log", Refusal(Code.BUSY, wait=3)))
    assert said.value.wait == 3


def test_too_much_at_once_is_halved(two: Two) -> None:
    for number in range(3):
        two.write(two.bronwen, f"area {number}")
        with pytest.raises(ServerSaidNo):
            two.bronwen.round(refusing(two, "POST /v1/log", Refusal(Code.BUSY)))
    pushes: list[int] = []

    def ask(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith("/v1/log"):
            pushes.append(len(request.body))
            if len(pushes) == 1:
                refusal = Refusal(Code.TOO_LARGE)
                return Answer(refusal.status, refusal.to_bytes())
        return two.town.ask(request)

    assert two.bronwen.round(ask).sent == 3
    assert max(pushes[1:]) < pushes[0]
    two.quiet()
    assert two.same()


def test_a_server_that_is_busy_in_the_middle_is_left_alone(two: Two) -> None:
    three_from_ada(two)
    with pytest.raises(ServerSaidNo):
        two.bronwen.round(refusing(two, f"GET /v1/log/{two.family}", Refusal(Code.BUSY, wait=2)))
    two.quiet()
    assert two.same()
