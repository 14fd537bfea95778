"""A CoachDesk that is too old reads nothing new, and what is written with it is still taken (sync.md 3.19)."""

from pathlib import Path

import pytest

from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round import Alarm
from coachdesk.sync.server import heading, pushing
from coachdesk.sync.server.denied import Denied
from coachdesk.sync.server.oldest_client import look_at_client
from tests.sync.refusing import refused
from tests.sync.relay import Relay
from tests.sync.round.towns import Ask, Two, two_in_town


@pytest.mark.parametrize("said", ["1.2.3", "1.10.0", "2.0.0", "", "1.2.4"])
def test_it_may_read(said: str) -> None:
    look_at_client(said, "1.2.3")


@pytest.mark.parametrize("said", ["1.2.2", "0.9.9", "1.1.9999"])
def test_it_is_too_old(said: str) -> None:
    with pytest.raises(Denied) as denied:
        look_at_client(said, "1.2.3")
    assert (denied.value.refusal.error, denied.value.refusal.status) == (Code.TOO_OLD, 426)


@pytest.mark.parametrize("said", ["1.2", "1.2.x", "1.2.3.4", "-1.2.3", "1.2.99999", "١.2.3", "1..3"])
def test_no_version_is_malformed(said: str) -> None:
    with pytest.raises(Denied) as denied:
        look_at_client(said, "1.2.3")
    assert denied.value.refusal.error is Code.MALFORMED


def test_a_laptop_that_is_too_old_still_sends_and_is_told_so(tmp_path: Path) -> None:
    with two_in_town(tmp_path) as two:
        two.write(two.ada, "new")
        two.ada.round()
        two.write(two.bronwen, "written with the old one")
        told = two.bronwen.round(too_old(two))
        assert (told.sent, told.received, told.alarms) == (1, 0, {Alarm.TOO_OLD})
        assert two.area(two.bronwen) == "written with the old one"
        two.quiet()
        assert two.same()


def too_old(two: Two) -> Ask:
    def ask(request: Request) -> Answer:
        if request.method == "GET" and request.path.startswith("/v1/log/"):
            request = Request(
                request.method,
                request.path.replace("&client=0.1.0", "&client=0.0.9"),
                token=request.token,
                answer_limit=request.answer_limit,
            )
        return two.town.ask(request)

    return ask


def test_a_log_more_than_a_laptop_reads_is_not_begun(relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    coach = relay.laptop()
    relay.family(coach)
    monkeypatch.setattr(pushing, "LOGS_OF_A_DEVICE", 1)
    assert refused(lambda: relay.family(coach)).error is Code.NOT_ALLOWED


def test_a_laptop_is_told_of_no_more_logs_than_it_reads(relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    coach = relay.laptop()
    for _ in range(3):
        relay.family(coach)
    monkeypatch.setattr(heading, "LOGS_OF_A_DEVICE", 2)
    found = relay.read(lambda db: heading.read_heads(db, coach.caller, relay.organisation, relay.now, relay.gaps))
    assert (len(found.heads), found.heads[0].log) == (3, relay.organisation)
