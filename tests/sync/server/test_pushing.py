"""What becomes a row of a log and what does not, on both engines (sync.md 3.4, 3.8, 3.11)."""

import secrets
from dataclasses import replace

import pytest
from sqlalchemy import select

from coachdesk.sync.membership import OrganisationRole, Role
from coachdesk.sync.protocol.envelope import Envelope
from coachdesk.sync.protocol.exchanging import Push
from coachdesk.sync.protocol.limits import ACTORS_OF_A_DEVICE
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, next_log_hash, short
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.server.pushing import read_push
from coachdesk.sync.server.tables import BUNDLE
from tests.sync.refusing import refused
from tests.sync.relay import Laptop, Relay, Stream, new_id


def rows(relay: Relay, log: bytes) -> list[tuple[int, bytes]]:
    wanted = select(BUNDLE.c.s, BUNDLE.c.bundle_hash).where(BUNDLE.c.log == log).order_by(BUNDLE.c.s)
    return [(row.s, row.bundle_hash) for row in relay.read(lambda db: db.execute(wanted).all())]


def test_bundles_are_numbered_one_after_the_other_and_chained(relay: Relay) -> None:
    coach, advocate = relay.laptop(), relay.laptop()
    log = relay.family(coach, advocate)
    first = relay.push(coach, coach.data(log, count=40), coach.data(log, count=500))
    second = relay.push(advocate, advocate.data(log))
    log_hash = FIRST_LOG_HASH
    for _, bundle in rows(relay, log):
        log_hash = next_log_hash(log_hash, bundle)
    assert [s for s, _ in rows(relay, log)] == [1, 2, 3, 4]
    assert (first.before[0], first.after, second.after) == (1, second.before, (4, short(log_hash)))


def test_what_was_stored_is_skipped_and_what_is_new_beside_it_is_not(relay: Relay) -> None:
    coach = relay.laptop()
    log = relay.family(coach)
    one, two, three = (coach.data(log) for _ in range(3))
    relay.push(coach, one, two)
    again = relay.push(coach, one, two)
    assert again.before == again.after
    assert relay.push(coach, two, three).after[0] == 4
    assert [bundle for _, bundle in rows(relay, log)][1:] == [one.header.bundle_hash, two.header.bundle_hash,
                                                              three.header.bundle_hash]  # fmt: skip


def test_a_bundle_that_is_in_a_push_twice_is_stored_once(relay: Relay) -> None:
    coach = relay.laptop()
    log = relay.family(coach)
    first, second = coach.data(log), coach.data(log)
    pushed = relay.push(coach, first, first, second, first)
    assert pushed.after[0] - pushed.before[0] == 2
    assert [row[1] for row in relay.pull(coach, log).rows[1:]] == [first.to_bytes(), second.to_bytes()]


def test_a_gap_names_the_last_position_that_is_here(relay: Relay) -> None:
    coach = relay.laptop()
    log = relay.family(coach)
    coach.data(log, count=7)
    later = coach.data(log)
    said = refused(lambda: relay.push(coach, later))
    assert (said.error, said.n) == (Code.GAP, 1)
    assert len(rows(relay, log)) == 1


def test_another_bundle_at_a_known_place_or_after_another_hash_is_a_fork(relay: Relay) -> None:
    coach = relay.laptop()
    log = relay.family(coach)
    before = replace(coach.stream(log))
    relay.push(coach, coach.data(log, count=3))
    after = replace(coach.stream(log))
    coach.streams[log] = replace(before)
    other = coach.data(log)
    assert (refused(lambda: relay.push(coach, other)).error, refused(lambda: relay.push(coach, other)).n) == (
        Code.FORK,
        2,
    )
    coach.streams[log] = replace(before, last=3)  # inside a stored bundle
    assert refused(lambda: relay.push(coach, coach.data(log))).error is Code.FORK
    coach.streams[log] = replace(after, hash=secrets.token_bytes(32))
    assert refused(lambda: relay.push(coach, coach.data(log))).error is Code.FORK
    coach.streams[log] = Stream()  # a new actor begins again at 1
    assert relay.push(coach, coach.data(log)).after[0] == 3


def test_one_refused_bundle_refuses_the_whole_push(relay: Relay) -> None:
    coach = relay.laptop()
    log = relay.family(coach)
    good, bad = coach.data(log), coach.data(log, epoch=2)
    assert refused(lambda: relay.push(coach, good, bad)).error is Code.STALE_EPOCH
    assert len(rows(relay, log)) == 1


def test_only_writers_write_and_nobody_learns_whether_a_log_exists(relay: Relay) -> None:
    coach, reader, stranger = relay.laptop(), relay.laptop(), relay.laptop()
    log = relay.family(coach, readers=(reader,))
    assert refused(lambda: relay.push(reader, reader.data(log))).error is Code.NOT_ALLOWED
    assert refused(lambda: relay.push(stranger, stranger.data(log))).error is Code.NOT_MEMBER
    nowhere = refused(lambda: relay.push(stranger, stranger.data(new_id())))
    assert (nowhere.error, nowhere.record) == (Code.NOT_MEMBER, None)
    assert refused(lambda: relay.push(relay.admin, relay.admin.data(log))).error is Code.NOT_MEMBER


def test_an_admin_outside_a_log_says_who_is_in_it_but_adds_nothing_to_it(relay: Relay) -> None:
    coach, cover = relay.laptop(), relay.laptop()
    log = relay.family(coach)
    both = relay.state(log, {coach.user: Role.LEAD, cover.user: Role.WRITER})
    admitted = relay.admin.control(log, both)
    assert refused(lambda: relay.push(relay.admin, admitted, relay.admin.data(log))).error is Code.NOT_MEMBER
    assert relay.push(relay.admin, admitted).void == ()
    assert relay.push(cover, cover.data(log)).after[0] == 3


def test_an_admin_who_is_only_a_reader_adds_nothing_beside_a_record(relay: Relay) -> None:
    coach = relay.laptop()
    log = relay.family(coach, readers=(relay.admin,))
    members = {coach.user: Role.LEAD, relay.admin.user: Role.READER}
    record = relay.admin.control(log, relay.state(log, members))
    said = refused(lambda: relay.push(relay.admin, record, relay.admin.data(log)))
    assert said.error is Code.NOT_ALLOWED


def test_states_are_folded_again_when_too_many_are_remembered(relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachdesk.sync.server.folding.MOST_REMEMBERED", 1)
    coach = relay.laptop()
    for _ in range(3):
        log = relay.family(coach)
        assert relay.push(coach, coach.control(log, relay.state(log, {coach.user: Role.LEAD}))).void == ()


def test_an_actor_belongs_to_one_device(relay: Relay) -> None:
    coach, advocate = relay.laptop(), relay.laptop()
    log = relay.family(coach, advocate)
    advocate.streams[log] = replace(coach.stream(log))
    assert refused(lambda: relay.push(advocate, advocate.data(log))).error is Code.NOT_ALLOWED


def test_a_device_may_begin_only_so_many_streams_in_one_log(relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachdesk.sync.server.chain.ACTORS_OF_A_DEVICE", 3)
    assert ACTORS_OF_A_DEVICE == 256
    coach = relay.laptop()
    log = relay.family(coach)
    for _ in range(2):
        coach.streams[log] = Stream()
        relay.push(coach, coach.data(log))
    coach.streams[log] = Stream()
    assert refused(lambda: relay.push(coach, coach.data(log))).error is Code.NOT_ALLOWED


def test_two_leads_at_once_one_counts_the_other_is_void_and_its_chain_goes_on(relay: Relay) -> None:
    first, second, third = relay.laptop(), relay.laptop(), relay.laptop()
    log = relay.family(first)
    leads = {first.user: Role.LEAD, second.user: Role.LEAD}
    relay.push(first, first.control(log, relay.state(log, leads)))
    mine = first.control(log, relay.state(log, {**leads, third.user: Role.WRITER}))
    theirs = second.control(log, relay.state(log, {**leads, third.user: Role.READER}))
    assert relay.push(first, mine).void == ()
    assert relay.push(second, theirs).void == (1,)
    assert relay.push(second, second.data(log)).after[0] == 5
    assert relay.push(third, third.data(log)).after[0] == 6  # as the first lead said
    assert relay.push(second, theirs).void == ()  # here already: nothing new to say of it


def test_a_control_record_is_believed_of_the_device_that_signed_it_only(relay: Relay) -> None:
    coach, other = relay.laptop(), relay.laptop()
    log = relay.family(coach, other)
    members = {coach.user: Role.LEAD, other.user: Role.WRITER}

    def forged(seed: bytes | None, device: bytes) -> Refusal:
        liar = Laptop(coach.user, device=device, seed=coach.seed, streams={log: replace(coach.stream(log))})
        return refused(lambda: relay.push(coach, liar.control(log, relay.state(log, members), seed=seed)))

    assert (forged(other.seed, coach.device).error, forged(other.seed, coach.device).reason) == (
        Code.REJECTED,
        "signature",
    )
    assert forged(other.seed, other.device).reason == "device"
    assert relay.push(coach, coach.control(log, relay.state(log, members))).void == ()


def test_whoever_was_an_admin_once_signs_for_others_no_more(relay: Relay) -> None:
    from coachdesk.sync.membership import UserRecord

    former = relay.laptop(OrganisationRole.ADMIN)
    coach = relay.laptop()
    log = relay.family(coach)
    demotion = UserRecord(relay.organisation_hash(), former.user, OrganisationRole.WORKER, disabled=False)
    relay.push(relay.admin, relay.admin.control(relay.organisation, demotion))
    former.is_admin = False
    assert (
        refused(lambda: relay.push(former, former.control(log, relay.state(log, {former.user: Role.LEAD})))).error
        is Code.NOT_MEMBER
    )
    member = relay.state(log, {coach.user: Role.LEAD, former.user: Role.WRITER})
    relay.push(coach, coach.control(log, member))
    former.streams.clear()
    takes = former.control(log, relay.state(log, {coach.user: Role.LEAD, former.user: Role.LEAD}))
    assert refused(lambda: relay.push(former, takes)).error is Code.NOT_ALLOWED


def test_an_organisations_record_in_a_family_is_void_and_needs_an_admin_at_home(relay: Relay) -> None:
    from coachdesk.sync.membership import DeviceRecord, RevokedBecause

    coach, other = relay.laptop(), relay.laptop()
    log = relay.family(coach)
    gone = DeviceRecord(other.device, RevokedBecause.LOST)
    assert relay.push(coach, coach.control(log, gone)).void == (2,)
    said = refused(lambda: relay.push(coach, coach.control(relay.organisation, gone)))
    assert said.error in {Code.NOT_MEMBER, Code.NOT_ALLOWED}


def test_a_log_begins_with_a_valid_record_of_its_members(relay: Relay) -> None:
    coach = relay.laptop()
    log = new_id()
    nobody_leads = coach.control(log, relay.state(log, {coach.user: Role.WRITER}))
    assert refused(lambda: relay.push(coach, nobody_leads)).error is Code.NOT_MEMBER
    coach.streams.clear()
    begun = coach.control(log, relay.state(log, {coach.user: Role.LEAD}))
    assert relay.push(coach, begun, coach.data(log)).after[0] == 2


def bad_first(envelope: Envelope) -> list[bytes]:
    header = envelope.header
    alone = Envelope(envelope.header_bytes, header, b"", b"")
    other_log = replace(header, log=new_id())
    return [b"", b"\x00", envelope.to_bytes()[:-1], envelope.to_bytes() + b"\x00", alone.to_bytes(),
            Envelope(other_log.to_bytes(), other_log, envelope.nonce, envelope.sealed).to_bytes()]  # fmt: skip


def test_what_is_no_envelope_of_this_log_is_rejected_by_its_place(relay: Relay) -> None:
    coach = Laptop(new_id())
    log = new_id()
    good = coach.data(log).to_bytes()
    for bad in bad_first(coach.data(log)):
        said = refused(lambda bad=bad: read_push(log, Push((good, bad))))  # type: ignore[misc]
        assert (said.error, said.index) == (Code.REJECTED, 1)
    other = Laptop(new_id()).data(log).to_bytes()
    assert refused(lambda: read_push(log, Push((good, other)))).reason == "two_actors"
    assert refused(lambda: read_push(log, Push((), (), (b"\x00",)))).reason == "resealed"


def test_a_control_record_whose_header_says_otherwise_is_rejected(relay: Relay) -> None:
    coach = Laptop(new_id())
    log = new_id()
    envelope = coach.control(log, relay.state(log, {coach.user: Role.LEAD}))
    lies = [{"first": 2}, {"prev": b"\x01" * 32}, {"last_hash": b"\x01" * 32}, {"bundle_hash": b"\x01" * 32},
            {"actor": new_id()}]  # fmt: skip
    for lie in lies:
        header = replace(envelope.header, **lie)  # type: ignore[arg-type]
        told = Envelope(header.to_bytes(), header, b"", envelope.sealed).to_bytes()
        assert refused(lambda told=told: read_push(log, Push((told,)))).reason == "malformed"  # type: ignore[misc]
    assert read_push(log, Push((envelope.to_bytes(),))).controls[0] is not None
