"""A key goes to whom the signed records name, and to nobody the server would like to add (sync.md 4.3, 22)."""

import dataclasses

import pytest

from coachdesk.sync.membership import (
    DeviceRecord,
    Invitation,
    OrganisationRole,
    RevokedBecause,
    Role,
    State,
    UserRecord,
    first_organisation_state,
    holders,
    judge_family,
    make_certificate,
    make_root,
    must_rotate,
    recovery_device,
)
from coachdesk.sync.membership.family import FamilyState, first_family_state
from tests.sync.organisations import (
    ORGANISATION,
    ROOT_SEED,
    Ledger,
    certificate,
    founded,
    invitation,
    named,
    receiving_of,
    root_record,
    seed_of,
)

ADA, LEA, WIN = "ada's laptop", "lea's laptop", "win's laptop"
RECOVERY = recovery_device(receiving_of("recovery"))


def log_of(ledger: Ledger, *others: str, **changed: object) -> FamilyState:
    members = {named("lea"): Role.LEAD, **{named(name): Role.WRITER for name in others}}
    record = State(bytes(32), members, 1, b"k" * 32)
    judged = judge_family(
        first_family_state(named("family")),
        ledger.state,
        record,
        digest=b"d" * 32,
        device=named(LEA),
        actor=named("a"),
        position=1,
    )
    assert isinstance(judged, FamilyState)
    return dataclasses.replace(judged, **changed)  # type: ignore[arg-type]


def test_members_laptops_and_the_recovery_key_hold_it_and_nobody_else() -> None:
    ledger = founded()
    assert holders(ledger.state, log_of(ledger, "win")) == {
        named(LEA): receiving_of(LEA),
        named(WIN): receiving_of(WIN),
        RECOVERY: receiving_of("recovery"),
    }
    assert not must_rotate(ledger.state, log_of(ledger, "win"))


def test_an_open_invitation_of_a_member_holds_it_until_it_is_used_or_withdrawn() -> None:
    ledger = founded()
    ledger.put(invitation("win", "i", ledger.state.control_hash), ADA)
    state = log_of(ledger, "win")
    assert holders(ledger.state, state)[named("i")] == receiving_of("i")
    assert named("i") not in holders(ledger.state, log_of(ledger))
    withdrawn = Ledger(ledger.state)
    assert withdrawn.put(DeviceRecord(named("i"), RevokedBecause.CANCELLED), ADA) is None
    assert named("i") not in holders(withdrawn.state, state)
    assert must_rotate(withdrawn.state, state)
    assert not must_rotate(withdrawn.state, log_of(ledger))
    assert ledger.put(certificate("win", "win's tablet", "i"), "win's tablet") is None
    assert named("i") not in holders(ledger.state, state)
    assert named("win's tablet") in holders(ledger.state, state)
    ledger.put(DeviceRecord(named("i"), RevokedBecause.CANCELLED), ADA)
    assert not must_rotate(ledger.state, state)


@pytest.mark.parametrize("how", ["revoked", "disabled"])
def test_who_is_withdrawn_gets_no_key_and_the_key_is_changed(how: str) -> None:
    ledger = founded()
    state = log_of(ledger, "win")
    if how == "revoked":
        ledger.put(DeviceRecord(named(WIN), RevokedBecause.STOLEN), ADA)
    else:
        ledger.put(UserRecord(ledger.state.control_hash, named("win"), OrganisationRole.WORKER, disabled=True), ADA)
    assert named(WIN) not in holders(ledger.state, state)
    assert must_rotate(ledger.state, state)
    assert not must_rotate(ledger.state, log_of(ledger))
    cut = dataclasses.replace(state, cut={named(WIN): {}})
    assert not must_rotate(ledger.state, cut)
    assert named(WIN) not in holders(founded().state, cut)


def test_an_erased_log_has_no_key_to_give() -> None:
    ledger = founded()
    state = log_of(ledger, "win", erased=True)
    ledger.put(DeviceRecord(named(WIN), RevokedBecause.STOLEN), ADA)
    assert holders(ledger.state, state) == {}
    assert not must_rotate(ledger.state, state)


def test_a_member_nobody_knows_holds_nothing() -> None:
    ledger = founded()
    assert holders(ledger.state, log_of(ledger, "a ghost")).keys() == {named(LEA), RECOVERY}
    empty = first_organisation_state(ORGANISATION, ledger.state.root)
    assert holders(empty, log_of(ledger)) == {}


def test_what_the_server_swaps_or_invents_reaches_no_holder() -> None:
    ledger = founded()
    state = log_of(ledger, "win")
    before = holders(ledger.state, state)
    attempts = [
        (dataclasses.replace(certificate("win", WIN, "invitation 1"), receiving=receiving_of("server")), WIN),
        (certificate("win", "ghost device", "invitation 1"), "ghost device"),
        (certificate("win", "ghost device", "no invitation"), "ghost device"),
        (certificate("win", "ghost device", ADA, seed=seed_of("server")), "ghost device"),
        (root_record("eve", "eve's laptop", ledger.state.control_hash, seed=seed_of("server")), "eve's laptop"),
        (invitation("win", "a plant", ledger.state.control_hash), "ghost device"),
    ]
    for record, device in attempts:
        assert ledger.put(record, device) is not None
    assert holders(ledger.state, state) == before
    assert all(isinstance(one, Invitation) for one in ledger.state.invites.values())


def test_records_made_here_are_the_ones_that_are_judged_right() -> None:
    made = make_root(
        ROOT_SEED,
        ORGANISATION,
        expect=bytes(32),
        user=named("ada"),
        device=named(ADA),
        signing=root_record("ada", ADA).signing,
        receiving=receiving_of(ADA),
        recovery=receiving_of("recovery"),
    )
    assert made == root_record("ada", ADA)
    wanted = certificate("new", "new laptop", "i")
    made_certificate = make_certificate(
        seed_of("i"),
        ORGANISATION,
        issuer=named("i"),
        user=named("new"),
        device=named("new laptop"),
        signing=wanted.signing,
        receiving=wanted.receiving,
    )
    assert made_certificate == wanted
