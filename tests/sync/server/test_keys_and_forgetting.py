"""Keys are handed to whom they are sealed for; what is redacted or erased is gone from every table (4.3: 30, 31)."""

import secrets
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from coachdesk.sync.membership import Erase, Redact, Role
from coachdesk.sync.protocol.envelope import Envelope, read_envelope
from coachdesk.sync.protocol.exchanging import SealedKey, SealedKeys
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.server.key_store import MOST_OF_AN_EPOCH, add_keys, get_key, put_keys
from coachdesk.sync.server.tables import METADATA
from tests.sync.refusing import code, refused
from tests.sync.relay import Laptop, Relay, new_id


def put(relay: Relay, by: Laptop, log: bytes, epoch: int, *keys: tuple[bytes, bytes]) -> int:
    return relay.write(lambda db: put_keys(db, by.caller, log, SealedKeys(epoch, keys), relay.now))


def get(relay: Relay, by: Laptop, log: bytes, epoch: int = 1, device: bytes | None = None) -> SealedKey:
    return relay.read(lambda db: get_key(db, by.caller, log, epoch, device or by.device))


def test_a_key_is_handed_to_the_laptop_it_is_sealed_for(relay: Relay) -> None:
    coach, other, stranger = relay.laptop(), relay.laptop(), relay.laptop()
    log = relay.family(coach, other)
    assert put(relay, coach, log, 1, (coach.device, b"mine"), (other.device, b"theirs")) == 2
    assert get(relay, coach, log).sealed == b"mine"
    assert get(relay, other, log).sealed == b"theirs"
    assert get(relay, other, log, epoch=2).sealed is None
    assert code(lambda: get(relay, other, log, device=coach.device)) is Code.NOT_ALLOWED
    assert code(lambda: get(relay, stranger, log)) is Code.NOT_MEMBER
    assert code(lambda: put(relay, stranger, log, 1)) is Code.NOT_MEMBER
    assert code(lambda: put(relay, coach, new_id(), 1)) is Code.NOT_MEMBER
    assert refused(lambda: put(relay, coach, log, 2)).n == 1


def test_a_new_laptop_reads_what_was_sealed_for_the_invitation_it_came_by(relay: Relay) -> None:
    lead = relay.laptop()
    invitation, seed = relay.invite()
    members = {lead.user: Role.LEAD, invitation.user: Role.WRITER}
    log = relay.family(lead)
    relay.push(lead, lead.control(log, relay.state(log, members)))
    put(relay, lead, log, 1, (invitation.invitation, b"for the invitation"))
    new = Laptop(invitation.user)
    relay.enrol(relay.certificate(new, invitation, seed))
    assert get(relay, new, log, device=invitation.invitation).sealed == b"for the invitation"
    assert put(relay, new, log, 1, (new.device, b"for myself")) == 1
    assert get(relay, new, log).sealed == b"for myself"


def test_a_planted_key_is_put_right_by_a_lead_or_by_its_own_laptop_and_stays_before_others(relay: Relay) -> None:
    lead, coach, other = relay.laptop(), relay.laptop(), relay.laptop()
    log = relay.family(lead, coach, other)
    put(relay, other, log, 1, (coach.device, b"planted"))
    assert put(relay, other, log, 1, (coach.device, b"again")) == 0
    assert get(relay, coach, log).sealed == b"planted"
    put(relay, coach, log, 1, (coach.device, b"mine"))
    assert get(relay, coach, log).sealed == b"mine"
    put(relay, lead, log, 1, (coach.device, b"by the lead"))
    assert get(relay, coach, log).sealed == b"by the lead"
    put(relay, relay.admin, log, 1, (coach.device, b"by the admin"))
    assert get(relay, coach, log).sealed == b"by the admin"


def test_an_epoch_has_only_so_many_keys(relay: Relay) -> None:
    many = [(new_id(), b"key") for _ in range(MOST_OF_AN_EPOCH + 1)]
    log = relay.family(relay.laptop())
    assert code(lambda: relay.write(lambda db: add_keys(db, log, 1, many))) is Code.TOO_LARGE


def redacted(relay: Relay) -> tuple[Laptop, bytes, Envelope]:
    """A lead's log in which the bundle in the middle was emptied, and that bundle as it was."""
    lead = relay.laptop()
    log = relay.family(lead)
    before, named, after = lead.data(log), lead.data(log, count=5), lead.data(log)
    relay.push(lead, before, named, after)
    record = Redact(relay.control[log], frozenset({(lead.stream(log).actor, 5), (lead.stream(log).actor, 1)}))
    relay.push(lead, lead.control(log, record))
    return lead, log, named


def test_a_redacted_bundle_is_emptied_and_the_chain_stays(relay: Relay) -> None:
    lead, log, _ = redacted(relay)
    rows = [read_envelope(row[1]) for row in relay.pull(lead, log).rows]
    assert [row.is_header_alone for row in rows] == [False, False, True, False, False]


def test_a_bundle_sealed_again_takes_its_place_and_nothing_else_may(relay: Relay) -> None:
    lead, log, named = redacted(relay)
    fresh = replace(named, nonce=secrets.token_bytes(12), sealed=b"without the words")

    def resealed(**parts: object) -> Envelope:
        header = replace(named.header, **parts)  # type: ignore[arg-type]
        return Envelope(header.to_bytes(), header, fresh.nonce, fresh.sealed)

    for lie in ({"first": 4}, {"first": 99}, {"bundle_hash": bytes(32)}, {"count": 4}, {"blobs": (bytes(32),)}):
        assert code(lambda lie=lie: relay.push(lead, resealed=(resealed(**lie),))) is Code.REJECTED  # type: ignore[misc]
    alone = Envelope(named.header_bytes, named.header, b"", b"")
    assert code(lambda: relay.push(lead, resealed=(alone,))) is Code.REJECTED
    relay.push(lead, resealed=(fresh,))
    assert relay.pull(lead, log).rows[2][1] == fresh.to_bytes()
    assert code(lambda: relay.push(lead, resealed=(fresh,))) is Code.REJECTED


def held(relay: Relay, log: bytes) -> dict[str, int]:
    """How many rows each table has of a log."""
    tables = [table for table in METADATA.tables.values() if "log" in table.columns]
    counted = {table.name: select(func.count()).where(table.c.log == log) for table in tables}
    return relay.read(lambda db: {name: db.execute(count).scalar_one() for name, count in counted.items()})


def test_an_erased_log_keeps_its_number_its_hash_and_the_record_and_nothing_else(relay: Relay) -> None:
    lead, coach = relay.laptop(), relay.laptop()
    log = relay.family(lead, coach)
    relay.push(coach, coach.data(log))
    put(relay, lead, log, 1, (lead.device, b"key"))
    erase = lead.control(log, Erase(relay.control[log]))
    assert code(lambda: relay.push(lead, erase, lead.data(log))) is Code.ERASED
    pushed = relay.push(lead, erase)
    assert held(relay, log) == {"actor": 0, "blob": 0, "blob_piece": 0, "blob_reference": 0, "bundle": 1,
                                "member": 2, "sealed_key": 0}  # fmt: skip
    said = refused(lambda: relay.pull(coach, log))
    assert (said.error, said.record) == (Code.ERASED, erase.to_bytes())
    assert code(lambda: relay.push(coach, coach.data(log))) is Code.ERASED
    assert code(lambda: put(relay, lead, log, 1)) is Code.ERASED
    assert pushed.after[0] == 3


@pytest.mark.parametrize("times", [1, 3])
def test_erasing_again_is_answered_with_the_record(relay: Relay, times: int) -> None:
    lead = relay.laptop()
    log = relay.family(lead)
    erase = lead.control(log, Erase(relay.control[log]))
    relay.push(lead, erase)
    for _ in range(times):
        assert code(lambda: relay.push(lead, erase)) is Code.ERASED
