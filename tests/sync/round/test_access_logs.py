"""An access log between laptops: begun when it has a line, read by administrators; nobody else's word counts in it."""

from dataclasses import replace

import pytest

from coachdesk.desk.access import record_access
from coachdesk.models.access import AccessDeed, AccessEntry
from coachdesk.models.values import new_id
from coachdesk.store.change_log import Verdict
from coachdesk.sync.conversation import Answer, Conversation, Request, hold
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.exchanging import Heads
from coachdesk.sync.round import Alarm
from coachdesk.sync.round.access_logs import let_admins_read, read_access_logs, readers_of
from coachdesk.sync.round.asking import Asking
from coachdesk.sync.round.laptop import ACCESS
from coachdesk.sync.round.leading import change_members
from coachdesk.sync.round.pushing import Pushing
from coachdesk.sync.round.receipt import LogReceipt
from coachdesk.sync.round.sitting import Sitting
from coachdesk.sync.server import pushing as on_the_server
from coachdesk.sync.server.caller import standing_of
from tests.sync.round.towns import Resident, Two


def lets(who: Resident) -> bool:
    return let_admins_read(who.laptop, who.log, who.members())


def reads(who: Resident, log: bytes) -> list[AccessEntry]:
    """What she has of it once she asked."""
    hold(read_access_logs(who.laptop, who.log, [log], Sitting()), who.town.ask)
    return [one for one in who.desk.records(AccessEntry) if one.log == log.hex()]


def write(who: Resident) -> None:
    record_access(who.desk, AccessDeed.BACKED_UP)


def test_it_is_begun_once_and_only_where_there_is_something_to_say(two: Two) -> None:
    bronwen = two.bronwen
    assert not lets(bronwen)
    write(bronwen)
    assert lets(bronwen)
    assert not lets(bronwen)
    receipt = bronwen.round()
    assert receipt.access is not None
    assert (receipt.access.sent, receipt.sent) == (2, 0), "nobody wrote that, and nobody is told that it went"
    assert bronwen.laptop.access_log not in {one.log for one in receipt.logs}
    assert not lets(bronwen)
    assert two.ada.user != bronwen.user
    assert bronwen.members().of(bronwen.laptop.access_log).members == {
        two.ada.user: Role.READER,
        bronwen.user: Role.LEAD,
    }


def test_an_administrators_own_is_hers_to_lead(two: Two) -> None:
    people = two.ada.members().organisation
    assert readers_of(people, two.ada.user) == {two.ada.user: Role.LEAD}


@pytest.mark.parametrize("how", [{"log": b"another" + bytes(9)}, {"erased": True}])
def test_what_was_not_asked_for_or_is_erased_is_not_read(two: Two, how: dict[str, object]) -> None:
    bronwen = two.bronwen
    write(bronwen)
    lets(bronwen)
    bronwen.round()
    log = bronwen.laptop.access_log

    def other(request: Request) -> Answer:
        answer = two.town.ask(request)
        if not request.path.startswith("/v1/access"):
            return answer
        (head,) = Heads.from_bytes(answer.body).heads
        return replace(answer, body=Heads((replace(head, **how),)).to_bytes())

    assert hold(read_access_logs(two.ada.laptop, two.ada.log, [log], Sitting()), other) == []
    assert two.ada.log.place(log) is None
    assert len(reads(two.ada, log)) == 1


def test_a_server_that_lost_it_is_given_it_again(two: Two) -> None:
    bronwen = two.bronwen
    write(bronwen)
    lets(bronwen)
    before = two.town.snapshot()
    bronwen.round()
    assert len(reads(two.ada, bronwen.laptop.access_log)) == 1
    two.town.put_back(before)
    write(bronwen)
    two.quiet()
    assert len(reads(two.ada, bronwen.laptop.access_log)) == 2


def test_no_line_counts_that_another_laptop_wrote_whatever_server_and_administrator_agree_on(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, bronwen = two.ada, two.bronwen
    write(bronwen)
    lets(bronwen)
    bronwen.round()
    log = bronwen.laptop.access_log
    (true,) = reads(ada, log)
    monkeypatch.setattr(on_the_server.Pushing, "_look_at_standing", _anybody)
    change_members(ada.laptop, ada.log, ada.members().of(log), ACCESS, {bronwen.user: Role.LEAD, ada.user: Role.LEAD})
    _push(ada, log)
    said = ada.log.place(log)
    assert said is not None
    forged = true.model_copy(update={"id": new_id(), "deed": AccessDeed.EXPORTED})
    ada.desk.add(forged)
    _push(ada, log, (said.actor or b"", said.position, said.head))
    receipt = bronwen.round()
    assert Alarm.DAMAGED in receipt.alarms
    assert [one.deed for one in bronwen.desk.records(AccessEntry)] == [AccessDeed.BACKED_UP]
    assert bronwen.log.quarantined(log) == {Verdict.UNTRUSTED.value: 1}


def _anybody(pushing: on_the_server.Pushing, _counter: object) -> None:
    """A server that lets whoever is a member write."""
    pushing._standing = standing_of(pushing._connection, pushing._push.log, pushing._caller.worker)


def _push(who: Resident, log: bytes, *heard: tuple[bytes, int, bytes]) -> None:
    """Hands in what she wrote there, after what the server has `heard` of her chain."""

    def conversation() -> Conversation[bool]:
        asking = Asking(who.laptop, Sitting())
        heads = yield from asking.message(Heads, Request("GET", f"/v1/access?of={log.hex()}"))
        head = replace(heads.heads[0], actors=heard)
        return (yield from Pushing(who.laptop, who.log, who.members(), asking, head, LogReceipt(log)).all())

    assert hold(conversation(), who.town.ask)
