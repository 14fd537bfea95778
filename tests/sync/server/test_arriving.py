"""Enrolment by an invitation, sessions by a signature, and who is refused either (3.5, 3.12; 4.3: 18, 22, 28)."""

import secrets
from collections.abc import Callable

import pytest

from coachdesk.crypto.digest import sha256
from coachdesk.sync.membership import DeviceRecord, OrganisationRole, RevokedBecause, Role, UserRecord
from coachdesk.sync.protocol.arriving import Session, prove
from coachdesk.sync.protocol.limits import CHALLENGE_SECONDS, SESSION_SECONDS
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.caller import Caller, caller_of
from coachdesk.sync.server.enrolling import enrol
from coachdesk.sync.server.sessions import give_challenge, open_session, spend_challenge
from tests.sync.refusing import code, refused
from tests.sync.relay import ORIGIN, Laptop, Relay, new_id

chance = secrets.token_bytes


def session(relay: Relay, laptop: Laptop, *, seed: bytes | None = None, origin: str = ORIGIN) -> Session:
    nonce = relay.write(lambda db: give_challenge(db, chance, laptop.device, relay.now)).nonce
    proof = prove(seed or laptop.seed, origin, laptop.device, nonce)
    assert relay.write(lambda db: spend_challenge(db, laptop.device, nonce, relay.now))
    return relay.write(lambda db: open_session(db, chance, ORIGIN, laptop.device, nonce, proof, relay.now))


def who(relay: Relay, found: Session) -> Caller:
    return relay.read(lambda db: caller_of(db, sha256(found.token), relay.now))


def test_a_laptop_that_holds_its_key_gets_a_session_for_twelve_hours(relay: Relay) -> None:
    coach = relay.laptop()
    opened = session(relay, coach)
    assert who(relay, opened) == coach.caller
    relay.now += SESSION_SECONDS - 1
    assert who(relay, opened) == coach.caller
    relay.now += 1
    assert code(lambda: who(relay, opened)) is Code.NO_SESSION


def test_a_new_session_ends_the_one_before(relay: Relay) -> None:
    coach = relay.laptop()
    first, second = session(relay, coach), session(relay, coach)
    assert code(lambda: who(relay, first)) is Code.NO_SESSION
    assert who(relay, second) == coach.caller


def test_another_key_or_another_servers_proof_opens_nothing(relay: Relay) -> None:
    coach, other = relay.laptop(), relay.laptop()
    assert code(lambda: session(relay, coach, seed=other.seed)) is Code.NO_SESSION
    assert code(lambda: session(relay, coach, origin="https://evil.example.org")) is Code.NO_SESSION


def test_a_challenge_counts_once_for_one_laptop_for_a_minute(relay: Relay) -> None:
    coach, other = relay.laptop(), relay.laptop()

    def challenged(device: bytes) -> bytes:
        return relay.write(lambda db: give_challenge(db, chance, device, relay.now)).nonce

    def spent(device: bytes, nonce: bytes) -> bool:
        return relay.write(lambda db: spend_challenge(db, device, nonce, relay.now))

    nonce = challenged(coach.device)
    assert not spent(other.device, nonce)
    assert spent(coach.device, nonce)
    assert not spent(coach.device, nonce)
    late = challenged(coach.device)
    relay.now += CHALLENGE_SECONDS
    assert not spent(coach.device, late)
    unknown = new_id()
    assert not spent(unknown, challenged(unknown))
    invitation, _ = relay.invite()
    assert not spent(invitation.invitation, challenged(invitation.invitation))


def revoke(relay: Relay, laptop: Laptop) -> None:
    gone = DeviceRecord(laptop.device, RevokedBecause.LOST)
    relay.push(relay.admin, relay.admin.control(relay.organisation, gone))


def test_a_revoked_laptops_session_dies_at_once_and_it_gets_no_other(relay: Relay) -> None:
    coach = relay.laptop()
    opened = session(relay, coach)
    revoke(relay, coach)
    assert code(lambda: who(relay, opened)) is Code.NO_SESSION
    assert code(lambda: session(relay, coach)) is Code.REVOKED


def test_somebody_disabled_gets_no_session_on_any_laptop(relay: Relay) -> None:
    coach = relay.laptop()
    second = relay.laptop(user=coach.user)
    opened = session(relay, second)
    gone = UserRecord(relay.organisation_hash(), coach.user, OrganisationRole.WORKER, disabled=True)
    relay.push(relay.admin, relay.admin.control(relay.organisation, gone))
    assert code(lambda: who(relay, opened)) is Code.NO_SESSION
    assert code(lambda: session(relay, coach)) is Code.REVOKED


# -- enrolment -----------------------------------------------------------------------------------------


def reason(work: Callable[[], object]) -> str | None:
    said = refused(work)
    assert said.error is Code.REJECTED
    return said.reason


def test_an_invitation_enrols_one_laptop_and_the_same_answer_is_given_again(relay: Relay) -> None:
    invitation, seed = relay.invite()
    new, second = Laptop(invitation.user), Laptop(invitation.user)
    certificate = relay.certificate(new, invitation, seed)
    first = relay.enrol(certificate)
    assert session(relay, new).seconds == SESSION_SECONDS
    assert relay.enrol(certificate).after == first.after
    assert reason(lambda: relay.enrol(relay.certificate(second, invitation, seed))) == "invitation_used"


def test_an_invitation_ends_after_its_time_and_by_its_withdrawal(relay: Relay) -> None:
    late, seed = relay.invite()
    relay.now = late.expires + 1
    assert reason(lambda: relay.enrol(relay.certificate(Laptop(late.user), late, seed))) == "invitation_expired"
    withdrawn, seed = relay.invite()
    gone = DeviceRecord(withdrawn.invitation, RevokedBecause.CANCELLED)
    relay.push(relay.admin, relay.admin.control(relay.organisation, gone))
    made = relay.certificate(Laptop(withdrawn.user), withdrawn, seed)
    assert reason(lambda: relay.enrol(made)) is not None


def test_nothing_is_stored_of_what_is_refused_at_the_door(relay: Relay) -> None:
    before = relay.pull(relay.admin, relay.organisation).s
    invitation, seed = relay.invite()
    coach = relay.laptop()
    log = relay.family(coach)
    before += 3  # two invitations and a certificate
    new = Laptop(invitation.user)
    state = relay.state(log, {coach.user: Role.LEAD})
    hostile = [
        relay.certificate(new, invitation, b"\x07" * 32),  # not by the invitation's secret
        Laptop(new_id()).control(relay.organisation, state),
        Laptop(new_id()).data(relay.organisation),
        relay.root_record(Laptop(new_id())),  # expects nothing, but there is something
    ]
    for envelope in hostile:
        assert reason(lambda envelope=envelope: relay.enrol(envelope)) is not None  # type: ignore[misc]
    other = Laptop(invitation.user)
    lent = relay.certificate(new, invitation, seed)
    inside = Laptop(other.user, device=other.device, seed=new.seed)
    from coachdesk.sync.membership import read_signed_control

    record = read_signed_control(lent.sealed).record
    assert reason(lambda: relay.enrol(inside.control(relay.organisation, record))) == "device"
    assert relay.pull(relay.admin, relay.organisation).s == before


def test_a_second_root_record_needs_the_root_and_knows_the_first(relay: Relay) -> None:
    second = Laptop(new_id(), is_admin=True)
    relay.enrol(relay.root_record(second, relay.organisation_hash()))
    assert who(relay, session(relay, second)).is_admin
    third = Laptop(new_id())
    relay.root_seed = b"\x05" * 32
    assert reason(lambda: relay.enrol(relay.root_record(third, relay.organisation_hash()))) == "void"


@pytest.mark.parametrize("junk", [b"", b"\x80", secrets.token_bytes(200)])
def test_bytes_that_are_no_envelope_are_rejected(relay: Relay, junk: bytes) -> None:
    assert reason(lambda: relay.write(lambda db: enrol(db, relay.fold, junk, relay.now))) == "malformed"
