"""Who belongs to the organisation is the same on every laptop, and what was revoked counts no more."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk.exchange import change_log_of
from coachdesk.errors import NotFound, Refused, Unreachable, VaultDamaged
from coachdesk.operations.devices.family_members import shared_families
from coachdesk.operations.devices.reading import Colleague, Colleagues, colleagues, is_counted
from coachdesk.operations.devices.revoking import cancel_invitation, revoke_laptop, set_disabled
from coachdesk.operations.syncing.membership import set_members
from coachdesk.store.session import Session
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import RevokedBecause, Role
from coachdesk.sync.round.asking import ServerSaidNo
from tests.desks import new_vault
from tests.operations.syncing.connected import Connected, two_connected


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path) as made:
        yield made


def known(two: Connected, who: str = "ada") -> Colleagues:
    found = colleagues(getattr(two, who))
    assert found is not None
    return found


def called(people: Colleagues, name: str) -> Colleague:
    return next(one for one in people.people if one.worker is not None and one.worker.name.startswith(name))


def offline(_request: Request) -> Answer:
    raise Unreachable


def test_both_laptops_say_the_same_of_everybody_but_of_who_they_are(two: Connected) -> None:
    ada, bronwen = known(two), known(two, "bronwen")
    assert ada.words == bronwen.words
    assert len(set(ada.words)) > 4
    assert (ada.i_may, bronwen.i_may) == (True, False)
    assert ada.has_recovery
    assert ada.others == bronwen.others == 1
    assert [one.worker.name for one in ada.people if one.worker] == ["Ada Frost", "Bronwen Tarr"]
    for name, is_admin in (("Ada", True), ("Bronwen", False)):
        here, there = called(ada, name), called(bronwen, name)
        assert (here.is_admin, here.is_disabled, here.works) == (is_admin, False, True)
        (mine,), (hers,) = here.laptops, there.laptops
        assert (mine.device, mine.words, mine.joined) == (hers.device, hers.words, hers.joined)
        assert mine.is_this != hers.is_this
        assert mine.is_this is (name == "Ada")
    assert called(ada, "Ada").laptops[0].words != called(ada, "Bronwen").laptops[0].words


def test_last_heard_from_is_when_the_server_had_the_newest(two: Connected) -> None:
    before = called(known(two), "Bronwen").laptops[0].heard
    assert before is not None
    two.office.clock.move(days=3)
    written = two.office.clock.at
    two.write(two.bronwen, "Highbridge")
    assert called(known(two), "Bronwen").laptops[0].heard == before
    two.quiet()
    after = called(known(two), "Bronwen").laptops[0].heard
    assert after is not None
    assert after > before
    assert abs((after - written).total_seconds()) < 120


def test_a_row_moved_in_time_behind_our_back_is_not_told(two: Connected) -> None:
    class Moves:
        def run(self, session: Session) -> None:
            session.connection.execute("UPDATE bundle SET received_at = received_at + 90000 WHERE s IS NOT NULL")

    two.ada.desk.vault.do(Moves())
    with pytest.raises(VaultDamaged):
        colleagues(two.ada)


def test_who_the_members_of_a_family_are_and_since_when(two: Connected) -> None:
    (family,) = shared_families(two.ada)
    (hers,) = shared_families(two.bronwen)
    assert family.family.id == two.family
    assert [(one.name, one.role) for one in family.members] == [
        ("Ada Frost", Role.LEAD),
        ("Bronwen Tarr", Role.WRITER),
    ]
    lead, writer = family.members
    assert lead.since is not None
    assert writer.since is not None
    assert lead.since <= writer.since
    for here, there in zip(family.members, hers.members, strict=True):
        assert here.since is not None
        assert there.since is not None
        assert (here.worker_id, here.role) == (there.worker_id, there.role)
        assert abs(here.since - there.since) < timedelta(minutes=1)
    assert (family.words, family.entries) == (hers.words, hers.entries)
    two.write(two.bronwen, "Wells")
    two.quiet()
    (after,) = shared_families(two.ada)
    assert after.words != family.words
    assert after.entries > family.entries
    assert after.members == family.members
    assert shared_families(two.bronwen)[0].words == after.words


def test_somebody_who_left_and_came_back_is_a_member_since_then(two: Connected) -> None:
    me, her = two.ada.desk.owner.worker_id, two.bronwen.desk.owner.worker_id
    first = shared_families(two.ada)[0].members[1].since
    set_members(two.ada, two.family, {me: Role.LEAD}, two.ask)
    assert [one.name for one in shared_families(two.ada)[0].members] == ["Ada Frost"]
    two.office.clock.move(days=1)
    set_members(two.ada, two.family, {me: Role.LEAD, her: Role.WRITER}, two.ask)
    again = shared_families(two.ada)[0].members
    assert first is not None
    assert again[1].since is not None
    assert (again[1].since - first).total_seconds() > 80_000
    assert again[0].since is not None
    assert again[0].since <= first


def test_a_lost_laptop_is_shut_out_for_good_and_everybody_sees_why_not(two: Connected) -> None:
    device = called(known(two), "Bronwen").laptops[0].device
    revoke_laptop(two.ada, device, RevokedBecause.LOST, two.ask)
    after = called(known(two), "Bronwen")
    assert after.laptops[0].is_withdrawn
    assert not after.works
    assert known(two).others == 0
    with pytest.raises(ServerSaidNo):
        two.office.round(two.bronwen)
    revoke_laptop(two.ada, device, RevokedBecause.LOST, two.ask)
    assert is_counted(two.ada)


def test_only_an_administrator_revokes_and_never_the_laptop_in_her_hands(two: Connected) -> None:
    people = known(two)
    hers, mine = called(people, "Bronwen").laptops[0].device, called(people, "Ada").laptops[0].device
    with pytest.raises(Refused, match="Only an administrator"):
        revoke_laptop(two.bronwen, mine, RevokedBecause.STOLEN, two.ask)
    with pytest.raises(Refused, match="you are working on"):
        revoke_laptop(two.ada, mine, RevokedBecause.STOLEN, two.ask)
    with pytest.raises(Refused, match="Another administrator"):
        set_disabled(two.ada, two.ada.desk.owner.worker_id, True, two.ask)
    with pytest.raises(NotFound):
        revoke_laptop(two.ada, "00" * 16, RevokedBecause.LOST, two.ask)
    with pytest.raises(Unreachable):
        revoke_laptop(two.ada, hers, RevokedBecause.LOST, offline)
    assert not called(known(two), "Bronwen").laptops[0].is_withdrawn
    assert change_log_of(two.ada.desk).controls(bytes.fromhex(two.ada.desk.owner.organisation_id))[-1].s is not None


def test_a_worker_is_shut_out_and_let_in_again(two: Connected) -> None:
    worker_id = two.bronwen.desk.owner.worker_id
    set_disabled(two.ada, worker_id, True, two.ask)
    assert called(known(two), "Bronwen").is_disabled
    assert known(two).others == 0
    with pytest.raises(ServerSaidNo):
        two.office.round(two.bronwen)
    set_disabled(two.ada, worker_id, True, two.ask)
    set_disabled(two.ada, worker_id, False, two.ask)
    two.office.round(two.bronwen)
    assert called(known(two, "bronwen"), "Bronwen").works
    with pytest.raises(NotFound):
        set_disabled(two.ada, "00" * 16, True, two.ask)


def test_an_invitation_is_open_until_it_is_used_cancelled_or_too_old(two: Connected) -> None:
    invitation = two.office.invited(two.ada, "Cai Rees")
    (one,) = called(known(two), "Cai").invitations
    assert one.invitation == invitation.secret.keys().device.hex()
    assert not one.is_over
    assert not called(known(two), "Cai").works
    two.office.clock.move(days=4)
    assert called(known(two), "Cai").invitations[0].is_over
    cancel_invitation(two.ada, one.invitation, two.ask)
    assert called(known(two), "Cai").invitations == ()
    cancel_invitation(two.ada, one.invitation, two.ask)
    with pytest.raises(NotFound):
        cancel_invitation(two.ada, "00" * 16, two.ask)
    with pytest.raises(Refused, match="withdrawn"):
        two.office.enrolled(invitation, "cai")


def test_a_used_invitation_is_not_cancelled_but_its_laptop_withdrawn(two: Connected) -> None:
    invitation = two.office.invited(two.ada, "Dee Okoro")
    two.office.enrolled(invitation, "dee")
    with pytest.raises(Refused, match="withdraw the laptop"):
        cancel_invitation(two.ada, invitation.secret.keys().device.hex(), two.ask)
    assert called(known(two), "Dee").works
    assert called(known(two), "Dee").invitations == ()


def test_a_vault_of_its_own_knows_nobody_else(tmp_path: Path) -> None:
    made = new_vault(tmp_path / "alone")
    made.recovery_code.wipe()
    try:
        assert colleagues(made.open_desk) is None
        assert shared_families(made.open_desk) == ()
    finally:
        made.open_desk.close()
