"""Who left may hand in what was written before, for a while; who comes back is a member as before (3.11)."""

from dataclasses import replace

from sqlalchemy import select

from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.envelope import read_envelope
from coachdesk.sync.protocol.exchanging import Pushed
from coachdesk.sync.protocol.limits import DRAIN_SECONDS
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.tables import BUNDLE
from tests.sync.refusing import refused
from tests.sync.relay import Laptop, Relay


def removed(relay: Relay) -> tuple[Laptop, Laptop, bytes]:
    """A lead, a coach who was taken out with a change of key, and the log."""
    lead, coach = relay.laptop(), relay.laptop()
    log = relay.family(lead, coach)
    relay.push(coach, coach.data(log))
    alone = relay.state(log, {lead.user: Role.LEAD}, epoch=2)
    relay.push(lead, lead.control(log, alone), keys=((lead.device, b"sealed"), (lead.device, b"twice")))
    return lead, coach, log


def lateness(relay: Relay, log: bytes) -> list[int]:
    return list(relay.read(lambda db: db.execute(
        select(BUNDLE.c.late).where(BUNDLE.c.log == log).order_by(BUNDLE.c.s)).scalars()))  # fmt: skip


def test_what_was_written_before_somebody_left_is_taken_for_30_days_and_marked(relay: Relay) -> None:
    lead, coach, log = removed(relay)
    relay.now += DRAIN_SECONDS
    relay.push(coach, coach.data(log, epoch=1), coach.data(log, epoch=1))
    assert lateness(relay, log) == [0, 0, 0, 1, 1]
    new_key = replace(coach.stream(log))
    assert refused(lambda: relay.push(coach, coach.data(log, epoch=2))).error is Code.NOT_MEMBER
    coach.streams[log] = new_key
    relay.now += 1
    said = refused(lambda: relay.push(coach, coach.data(log, epoch=1)))
    assert said.error is Code.NOT_MEMBER
    assert said.record is not None
    assert read_envelope(said.record).header.last_hash == relay.control[log]
    assert len(lateness(relay, log)) == 5
    assert relay.push(lead, lead.data(log, epoch=2)).after[0] == 6


def test_members_seal_under_the_present_key_and_are_told_which(relay: Relay) -> None:
    lead, _, log = removed(relay)
    said = refused(lambda: relay.push(lead, lead.data(log, epoch=1)))
    assert (said.error, said.n) == (Code.STALE_EPOCH, 2)


def test_who_left_and_comes_back_is_a_member_as_before(relay: Relay) -> None:
    lead, coach, log = removed(relay)
    relay.push(lead, lead.control(log, relay.state(log, {lead.user: Role.LEAD, coach.user: Role.WRITER}, epoch=3)))
    assert relay.push(coach, coach.data(log, epoch=3)).after[0] == 5
    assert lateness(relay, log)[-1] == 0


def test_a_lead_who_takes_herself_out_adds_nothing_after_it(relay: Relay) -> None:
    lead, coach = relay.laptop(), relay.laptop()
    log = relay.family(lead, coach)
    leaves = lead.control(log, relay.state(log, {coach.user: Role.LEAD}, epoch=2))
    assert refused(lambda: relay.push(lead, leaves, lead.data(log, epoch=2))).error is Code.NOT_MEMBER


def test_a_push_of_nothing_changes_nothing(relay: Relay) -> None:
    lead, _, log = removed(relay)
    pushed: Pushed = relay.push(lead, log=log)
    assert pushed.before == pushed.after
