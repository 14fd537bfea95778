"""Nobody gets into the organisation but by the root, an admin or an invitation, whatever the server sends (item 22)."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.sync.membership import (
    DeviceRecord,
    OrganisationRecord,
    OrganisationRole,
    RevokedBecause,
    UserRecord,
    VoidReason,
    is_active,
    is_active_admin,
    may_enrol,
    signing_key,
)
from coachdesk.sync.membership.organisation import Device
from tests.sync.organisations import (
    LATER,
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


def invited(user: str = "new", expires: int = LATER) -> Ledger:
    ledger = founded()
    assert ledger.put(invitation(user, "an invitation", ledger.state.control_hash, expires=expires), ADA) is None
    return ledger


def user(ledger: Ledger, name: str, role: OrganisationRole, *, disabled: bool = False) -> UserRecord:
    return UserRecord(ledger.state.control_hash, named(name), role, disabled)


def test_the_root_founds_and_admins_invite() -> None:
    state = founded().state
    assert is_active_admin(state, named(ADA))
    assert not is_active_admin(state, named(WIN))
    assert is_active(state, named(WIN))
    assert not is_active(state, named("a ghost's laptop"))
    assert state.devices[named(WIN)].user == named("win")
    assert state.recovery == receiving_of("recovery")
    assert all(one.used_by for one in state.invites.values())


def test_another_root_founds_nothing() -> None:
    ledger = Ledger()
    assert ledger.put(root_record("eve", "eve's laptop", seed=b"x" * 32), "eve's laptop") is VoidReason.BAD_SIGNATURE
    assert ledger.put(root_record("ada", ADA), "eve's laptop") is VoidReason.BAD_SIGNATURE
    for name in ("user", "device", "signing", "receiving", "recovery"):
        good = root_record("ada", ADA)
        longer = dataclasses.replace(good, **{name: b"\0" * len(getattr(good, name))})
        device = "ghost" if name == "device" else ADA
        assert ledger.put(longer, device) is VoidReason.BAD_SIGNATURE
    assert not ledger.state.devices


def test_the_root_certifies_another_admin_when_every_admin_is_lost() -> None:
    ledger = founded()
    ledger.put(DeviceRecord(named(ADA), RevokedBecause.STOLEN), ADA)
    assert ledger.put(root_record("ann", "ann's laptop", ledger.state.control_hash), "ann's laptop") is None
    assert is_active_admin(ledger.state, named("ann's laptop"))
    assert not is_active_admin(ledger.state, named(ADA))


def test_a_root_record_comes_once_and_changes_no_device() -> None:
    ledger = founded()
    assert ledger.put(root_record("ada", ADA), ADA) is VoidReason.TOO_LATE
    again = root_record("eve", ADA, ledger.state.control_hash)
    assert ledger.put(again, ADA) is VoidReason.DEVICE_KNOWN
    assert ledger.put(root_record("ada", ADA, ledger.state.control_hash), ADA) is None  # another recovery key
    ledger.put(DeviceRecord(named(ADA), RevokedBecause.LOST), ADA)
    revoked = root_record("ada", ADA, ledger.state.control_hash)
    assert ledger.put(revoked, ADA) is VoidReason.DEVICE_REVOKED
    name = "invitation 1"
    assert named(name) in ledger.state.invites
    assert ledger.put(root_record("ada", name, ledger.state.control_hash), name) is VoidReason.DEVICE_KNOWN


def test_only_an_active_admin_signs_for_the_organisation() -> None:
    ledger = founded()
    for record in (
        user(ledger, "win", OrganisationRole.ADMIN),
        invitation("new", "i", ledger.state.control_hash),
        DeviceRecord(named(ADA), RevokedBecause.LOST),
    ):
        before = ledger.state
        assert ledger.put(record, WIN) is VoidReason.NOT_ALLOWED
        assert ledger.put(record, "ghost") is VoidReason.UNKNOWN_DEVICE
        assert ledger.state == before
    assert ledger.put(user(ledger, "ada", OrganisationRole.ADMIN, disabled=True), ADA) is None
    assert ledger.put(user(ledger, "ada", OrganisationRole.ADMIN), ADA) is VoidReason.NOT_ALLOWED
    assert not is_active(ledger.state, named(ADA))


def test_an_invitation_enrols_one_laptop_of_its_user_and_a_copy_of_it_none() -> None:
    ledger = invited()
    assert ledger.put(certificate("new", "new laptop", "an invitation"), "new laptop") is None
    assert ledger.state.invites[named("an invitation")].used_by == named("new laptop")
    second = certificate("new", "thief's laptop", "an invitation")
    assert ledger.put(second, "thief's laptop") is VoidReason.INVITATION_USED
    assert may_enrol(ledger.state, second, 0) is VoidReason.INVITATION_USED
    assert ledger.put(certificate("new", "new laptop", "an invitation"), "new laptop") is VoidReason.DEVICE_KNOWN


def test_a_certificate_that_was_tampered_with_certifies_nobody() -> None:
    ledger = invited()
    good = certificate("new", "new laptop", "an invitation")
    cases: dict[VoidReason, OrganisationRecord] = {
        VoidReason.INVITATION_UNKNOWN: certificate("new", "new laptop", "no invitation"),
        VoidReason.WRONG_USER: certificate("lea", "new laptop", "an invitation"),
    }
    for reason, record in cases.items():
        assert ledger.put(record, "new laptop") is reason
    for forged in (
        dataclasses.replace(good, signing=b"s" * 32),
        dataclasses.replace(good, receiving=receiving_of("the server")),
        dataclasses.replace(good, proof=b"p" * 64),
        certificate("new", "new laptop", "an invitation", seed=seed_of("a guess")),
    ):
        assert ledger.put(forged, "new laptop") is VoidReason.BAD_SIGNATURE
    assert ledger.put(good, "another laptop") is VoidReason.BAD_SIGNATURE
    assert named("new laptop") not in ledger.state.devices


def test_an_invitation_ends_at_the_door_only() -> None:
    ledger = invited(expires=1_000)
    record = certificate("new", "new laptop", "an invitation")
    assert may_enrol(ledger.state, record, 1_000) is None
    assert may_enrol(ledger.state, record, 1_001) is VoidReason.INVITATION_EXPIRED
    assert ledger.put(record, "new laptop") is None


def test_a_withdrawn_invitation_and_a_disabled_user_enrol_nobody() -> None:
    ledger = invited()
    record = certificate("new", "new laptop", "an invitation")
    assert ledger.put(user(ledger, "new", OrganisationRole.WORKER, disabled=True), ADA) is None
    assert ledger.put(record, "new laptop") is VoidReason.USER_DISABLED
    assert ledger.put(user(ledger, "new", OrganisationRole.WORKER), ADA) is None
    assert ledger.put(DeviceRecord(named("an invitation"), RevokedBecause.CANCELLED), ADA) is None
    assert ledger.put(record, "new laptop") is VoidReason.DEVICE_REVOKED


def test_an_invitation_is_new_and_for_somebody_who_may() -> None:
    ledger = invited()
    expect = ledger.state.control_hash
    assert ledger.put(invitation("x", "an invitation", expect), ADA) is VoidReason.INVITATION_KNOWN
    assert ledger.put(invitation("x", WIN, expect), ADA) is VoidReason.INVITATION_KNOWN
    assert ledger.put(invitation("win", "i", expect, OrganisationRole.ADMIN), ADA) is VoidReason.WRONG_USER
    assert ledger.put(user(ledger, "win", OrganisationRole.WORKER, disabled=True), ADA) is None
    assert ledger.put(invitation("win", "i", ledger.state.control_hash), ADA) is VoidReason.USER_DISABLED
    assert ledger.put(invitation("x", "i", expect), ADA) is VoidReason.TOO_LATE


def test_an_admin_certifies_a_device_without_an_invitation_and_nobody_else_does() -> None:
    ledger = founded()
    assert ledger.put(certificate("win", "win's tablet", LEA), LEA) is VoidReason.NOT_ALLOWED
    assert ledger.put(certificate("nobody", "a tablet", ADA), ADA) is VoidReason.USER_UNKNOWN
    assert ledger.put(certificate("win", "win's tablet", ADA, seed=seed_of(LEA)), ADA) is VoidReason.BAD_SIGNATURE
    assert ledger.put(certificate("win", "win's tablet", ADA), "win's tablet") is None
    assert ledger.put(certificate("win", "invitation 1", ADA), ADA) is VoidReason.DEVICE_KNOWN


def test_a_revocation_holds_whether_it_comes_before_or_after_the_certificate() -> None:
    ended = []
    for order in itertools.permutations(range(2)):
        ledger = invited()
        steps = [
            (certificate("new", "new laptop", "an invitation"), "new laptop"),
            (DeviceRecord(named("new laptop"), RevokedBecause.STOLEN), ADA),
        ]
        for step in order:
            assert ledger.put(*steps[step]) is None
        assert not is_active(ledger.state, named("new laptop"))
        assert ledger.put(steps[1][0], ADA) is VoidReason.ALREADY_SO
        ended.append(ledger.state)
    assert ended[0] == ended[1]


def test_a_user_record_that_changes_nothing_is_void_and_an_admin_of_any_time_is_remembered() -> None:
    ledger = founded()
    assert ledger.put(user(ledger, "win", OrganisationRole.WORKER), ADA) is VoidReason.ALREADY_SO
    assert ledger.put(user(ledger, "win", OrganisationRole.ADMIN), ADA) is None
    assert ledger.put(user(ledger, "win", OrganisationRole.WORKER), ADA) is None
    assert ledger.state.ever_admins == {named("ada"), named("win")}
    assert not is_active_admin(ledger.state, named(WIN))


def test_a_bundle_is_checked_with_the_certified_key_or_the_one_that_is_being_certified() -> None:
    state = founded().state
    cert = certificate("new", "new laptop", "an invitation")
    known = state.devices[named(WIN)]
    assert signing_key(state, cert, named(WIN)) == known.signing_public
    assert signing_key(state, cert, named("new laptop")) == cert.signing
    assert signing_key(state, cert, named("ghost")) is None
    assert signing_key(state, DeviceRecord(named("ghost"), RevokedBecause.LOST), named("ghost")) is None
    swapped = dataclasses.replace(cert, device=named(WIN))
    assert signing_key(state, swapped, named(WIN)) == known.signing_public


def every_step() -> list[tuple[OrganisationRecord, str]]:
    ledger = founded()
    steps: list[tuple[OrganisationRecord, str]] = []
    for number in range(4):
        for who in ("lea", "lou"):
            steps.append((invitation(f"u{number}", f"i{number}", ledger.state.control_hash), ADA))
            steps.append((certificate(f"u{number}", f"{who} {number}", f"i{number}"), f"{who} {number}"))
            steps.append((DeviceRecord(named(f"{who} {number}"), RevokedBecause.LOST), ADA))
            steps.append((user(ledger, f"u{number}", OrganisationRole.ADMIN), ADA))
    return steps


@given(st.lists(st.sampled_from(every_step()), max_size=30))
def test_in_any_order_with_repeats_a_device_keeps_its_keys_and_a_revoked_one_stays_revoked(
    steps: list[tuple[OrganisationRecord, str]],
) -> None:
    one, other = founded(), founded()
    for record, device in steps:
        before = one.state
        assert one.put(record, device) == other.put(record, device)
        for known, held in before.devices.items():
            after = one.state.devices[known]
            assert dataclasses.replace(after, revoked=held.revoked) == held
            assert after.revoked or not held.revoked
        assert before.withdrawn <= one.state.withdrawn
        used = {name: invite.used_by for name, invite in before.invites.items() if invite.used_by}
        assert used.items() <= {name: invite.used_by for name, invite in one.state.invites.items()}.items()
    assert one.state == other.state


@pytest.mark.parametrize("disabled", [True, False])
def test_a_device_is_as_active_as_its_user(disabled: bool) -> None:
    ledger = founded()
    ledger.put(user(ledger, "win", OrganisationRole.ADMIN, disabled=disabled), ADA)
    assert is_active(ledger.state, named(WIN)) is not disabled
    assert isinstance(ledger.state.devices[named(WIN)], Device)
