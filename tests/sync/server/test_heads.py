"""What a laptop is told of its logs: where they stand, who lacks a key, what must be done (3.5, 3.11; 4.3: 28)."""

from coachdesk.sync.membership import DeviceRecord, Erase, RevokedBecause, Role, UserRecord
from coachdesk.sync.membership.roles import OrganisationRole
from coachdesk.sync.protocol.exchanging import Head, Heads, SealedKeys
from coachdesk.sync.protocol.limits import DRAIN_SECONDS
from coachdesk.sync.server.heading import read_heads
from coachdesk.sync.server.key_gaps import KeyGaps
from coachdesk.sync.server.key_store import put_keys
from tests.sync.relay import Laptop, Relay


def heads(relay: Relay, laptop: Laptop) -> dict[bytes, Head]:
    found = relay.read(lambda db: read_heads(db, laptop.caller, relay.organisation, relay.now, relay.gaps))
    fresh = relay.read(lambda db: read_heads(db, laptop.caller, relay.organisation, relay.now, KeyGaps()))
    assert found == fresh, "what is remembered is what is so"
    assert Heads.from_bytes(found.to_bytes()) == found
    assert found.heads[0].log == relay.organisation
    return {head.log: head for head in found.heads}


def seal(relay: Relay, by: Laptop, log: bytes, *to: Laptop, epoch: int = 1) -> int:
    keys = SealedKeys(epoch, tuple((one.device, b"sealed") for one in to))
    return relay.write(lambda db: put_keys(db, by.caller, log, keys, relay.now))


def test_a_laptop_is_told_of_its_own_logs_and_streams_and_the_organisations(relay: Relay) -> None:
    coach, other = relay.laptop(), relay.laptop()
    log = relay.family(coach)
    relay.family(other)
    relay.push(coach, coach.data(log, count=3))
    found = heads(relay, coach)
    assert set(found) == {relay.organisation, log}
    page = relay.pull(coach, log)
    stream = coach.stream(log)
    assert (found[log].s, found[log].hash, found[log].epoch) == (page.s, page.hash, 1)
    assert found[log].actors == ((stream.actor, 4, stream.hash),)
    assert (found[log].removed, found[log].erased, found[log].must_rotate) == (False, False, False)


def test_laptops_without_the_present_key_are_named_until_somebody_seals_it_for_them(relay: Relay) -> None:
    coach, other = relay.laptop(), relay.laptop()
    second = relay.laptop(user=other.user)
    log = relay.family(coach, other)
    assert set(heads(relay, coach)[log].need_keys) == {coach.device, other.device, second.device}
    assert seal(relay, coach, log, coach, other) == 2
    assert heads(relay, other)[log].need_keys == (second.device,)
    assert seal(relay, other, log, second) == 1
    assert heads(relay, other)[log].need_keys == ()


def revoke(relay: Relay, laptop: Laptop) -> None:
    gone = DeviceRecord(laptop.device, RevokedBecause.STOLEN)
    relay.push(relay.admin, relay.admin.control(relay.organisation, gone))


def test_whoever_comes_in_and_whoever_gets_another_laptop_is_known_at_once_to_lack_the_key(relay: Relay) -> None:
    lead, coach = relay.laptop(), relay.laptop()
    log = relay.family(lead)
    seal(relay, lead, log, lead)
    assert heads(relay, lead)[log].need_keys == ()
    relay.push(lead, lead.control(log, relay.state(log, {lead.user: Role.LEAD, coach.user: Role.WRITER})))
    assert heads(relay, lead)[log].need_keys == (coach.device,)
    another = relay.laptop(user=coach.user)
    assert set(heads(relay, lead)[log].need_keys) == {coach.device, another.device}
    seal(relay, coach, log, another)
    assert heads(relay, lead)[log].need_keys == (coach.device,)


def test_a_revoked_laptop_makes_its_logs_rotate_exactly_until_the_key_is_another(relay: Relay) -> None:
    lead, lost = relay.laptop(), relay.laptop()
    log, elsewhere = relay.family(lead, lost), relay.family(lead)
    seal(relay, lead, log, lead, lost)
    seal(relay, lead, elsewhere, lead)
    assert not heads(relay, lead)[log].must_rotate
    revoke(relay, lost)
    assert heads(relay, lead)[log].must_rotate
    assert not heads(relay, lead)[elsewhere].must_rotate
    assert heads(relay, lead)[log].need_keys == ()
    both = {lead.user: Role.LEAD, lost.user: Role.WRITER}
    relay.push(lead, lead.control(log, relay.state(log, both, epoch=2)), keys=((lead.device, b"new"),))
    assert not heads(relay, lead)[log].must_rotate
    assert heads(relay, lead)[log].need_keys == ()


def test_whoever_is_disabled_makes_logs_rotate_too(relay: Relay) -> None:
    lead, left = relay.laptop(), relay.laptop()
    log = relay.family(lead, left)
    seal(relay, lead, log, left)
    gone = UserRecord(relay.organisation_hash(), left.user, OrganisationRole.WORKER, disabled=True)
    relay.push(relay.admin, relay.admin.control(relay.organisation, gone))
    assert heads(relay, lead)[log].must_rotate
    assert heads(relay, lead)[log].need_keys == (lead.device,)


def test_whoever_was_removed_is_told_for_30_days_and_then_knows_nothing_of_the_log(relay: Relay) -> None:
    lead, coach = relay.laptop(), relay.laptop()
    log = relay.family(lead, coach)
    relay.push(lead, lead.control(log, relay.state(log, {lead.user: Role.LEAD}, epoch=2)))
    told = heads(relay, coach)[log]
    assert (told.removed, told.need_keys, told.must_rotate) == (True, (), False)
    relay.now += DRAIN_SECONDS
    assert log in heads(relay, coach)
    relay.now += 1
    assert log not in heads(relay, coach)


def test_an_erased_log_is_named_as_such(relay: Relay) -> None:
    lead = relay.laptop()
    log = relay.family(lead)
    relay.push(lead, lead.control(log, Erase(relay.control[log])))
    assert heads(relay, lead)[log].erased
