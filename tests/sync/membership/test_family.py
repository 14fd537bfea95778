"""Membership of a log: one at a time, and only by those who may (sync.md 4.3, 20)."""

import pytest

from coachdesk.sync.membership import (
    Admit,
    DeviceRecord,
    Erase,
    OrganisationRole,
    Redact,
    RevokedBecause,
    Role,
    UserRecord,
    VoidReason,
    first_family_state,
    may_control,
)
from tests.sync.membership.reader import ADA, FOUNDED, LEA, LOU, TRIO, WIN, F, Reader, begun, commitment, lock, without
from tests.sync.organisations import ORGANISATION, Ledger, named


def test_the_first_record_says_who_the_members_are() -> None:
    state = begun().state
    assert (state.members, state.epoch, state.key_commitment, state.lock) == (TRIO, 1, commitment(1), b"")
    assert state.may_write(named("win"))
    assert not state.may_write(named("ada"))
    assert first_family_state(F).key_commitment == first_family_state(F).lock == b""


@pytest.mark.parametrize("device", [WIN, "ghost"])
def test_a_log_is_begun_by_one_of_its_leads_or_an_admin(device: str) -> None:
    reader = Reader()
    wanted = VoidReason.UNKNOWN_DEVICE if device == "ghost" else VoidReason.NOT_ALLOWED
    assert reader.put(reader.next(), device) is wanted
    assert reader.put(reader.next(), ADA) is None


def test_nothing_but_a_membership_begins_a_log() -> None:
    for record in (Admit(bytes(32), frozenset({F})), Redact(bytes(32), frozenset({(F, 1)})), Erase(bytes(32))):
        assert Reader().put(record, ADA) is VoidReason.WRONG_EPOCH
    reader = Reader()
    assert reader.put(reader.next(epoch=2)) is VoidReason.WRONG_EPOCH


def test_two_leads_at_once_one_is_applied_one_is_void_and_both_go_on() -> None:
    for first, second in ((LEA, LOU), (LOU, LEA)):
        reader = begun()
        mine, hers = reader.next(members=without("win"), epoch=2), reader.next(members=without("lou"), epoch=2)
        assert reader.put(mine, first) is None
        assert reader.put(hers, second) is VoidReason.TOO_LATE
        assert reader.state.members == without("win")
        again = reader.next(members=without("win", "lou"), epoch=3)
        assert reader.put(again, second) is None
        assert reader.state.left == {named("win"): 1, named("lou"): 2}
        assert reader.put(reader.next(), LEA) is None


def test_a_replay_is_void() -> None:
    reader = begun()
    record = reader.next(members=without("win"), epoch=2)
    assert reader.put(record) is None
    before = reader.state
    assert reader.put(record) is VoidReason.TOO_LATE
    assert reader.state == before


@pytest.mark.parametrize("device", [WIN, "ghost"])
def test_a_signer_who_may_not_changes_nothing(device: str) -> None:
    reader = begun()
    before = reader.state
    now = before.control_hash
    for record in (
        reader.next(members={named("win"): Role.LEAD}, epoch=2),
        Admit(now, frozenset({F})),
        Redact(now, frozenset({(F, 1)})),
        Erase(now),
    ):
        reason = reader.put(record, device)
        assert reason is (VoidReason.UNKNOWN_DEVICE if device == "ghost" else VoidReason.NOT_ALLOWED)
    assert reader.state == before


def test_an_admin_and_a_lead_admit_redact_and_erase() -> None:
    reader = begun()
    for device in (LEA, ADA):
        one = named(f"change {device}")
        assert reader.put(Admit(reader.state.control_hash, frozenset({one})), device) is None
        assert reader.put(Redact(reader.state.control_hash, frozenset({(one, 3)})), device) is None
    assert reader.state.admitted == {named(f"change {LEA}"), named(f"change {ADA}")}
    assert reader.state.redacted == {(named(f"change {LEA}"), 3), (named(f"change {ADA}"), 3)}
    assert reader.put(Erase(reader.state.control_hash)) is None
    assert reader.state.erased
    assert not reader.state.may_write(named("lea"))
    assert reader.put(reader.next()) is VoidReason.ERASED


def test_the_organisations_own_log_is_never_erased() -> None:
    reader = Reader(log=ORGANISATION)
    assert reader.put(reader.next()) is None
    assert reader.put(Erase(reader.state.control_hash)) is VoidReason.NOT_ALLOWED


def test_who_leaves_takes_no_key_that_is_still_in_use() -> None:
    reader = begun()
    assert reader.put(reader.next(members=without("win"))) is VoidReason.KEY_NOT_CHANGED
    assert reader.put(reader.next(cut={named(WIN): {}})) is VoidReason.KEY_NOT_CHANGED
    assert reader.put(reader.next(members=without("win"), epoch=3)) is VoidReason.WRONG_EPOCH
    assert reader.put(reader.next(members=without("win"), epoch=2, lock=b"")) is VoidReason.WRONG_EPOCH
    assert reader.put(reader.next(lock=lock(2))) is VoidReason.WRONG_EPOCH
    assert reader.put(reader.next(key_commitment=commitment(9))) is VoidReason.KEY_CHANGED
    assert reader.put(reader.next(members=without("win"), epoch=2)) is None
    assert reader.put(reader.next(lock=lock(9))) is VoidReason.KEY_CHANGED
    assert reader.put(reader.next(epoch=1)) is VoidReason.WRONG_EPOCH
    assert reader.state.key_commitments == {1: commitment(1), 2: commitment(2)}
    assert reader.state.locks == {1: b"", 2: lock(2)}
    assert reader.state.lock == lock(2)


def test_there_is_always_a_lead() -> None:
    reader = begun()
    assert reader.put(reader.next(members=without("lea", "lou"), epoch=2)) is VoidReason.NO_LEAD
    assert reader.put(reader.next(members={}, epoch=2)) is VoidReason.NO_LEAD


def test_who_comes_back_has_not_left() -> None:
    reader = begun()
    assert reader.put(reader.next(members=without("win"), epoch=2)) is None
    assert reader.state.left == {named("win"): 1}
    assert reader.put(reader.next(members=TRIO)) is None
    assert reader.state.left == {}


def test_a_reader_reads() -> None:
    reader = begun()
    assert reader.put(reader.next(members={**TRIO, named("win"): Role.READER})) is None
    assert not reader.state.may_write(named("win"))


def test_a_cut_device_says_nothing_more_and_its_cut_stays() -> None:
    reader = begun()
    assert reader.put(reader.next(epoch=2, cut={named(LOU): {named("lou's actor"): 4}})) is None
    assert reader.put(reader.next(epoch=3), LOU, "lou's actor", 5) is VoidReason.CUT
    assert reader.put(reader.next(epoch=3), LOU, "another actor", 1) is VoidReason.CUT
    cuts: list[dict[bytes, dict[bytes, int]]] = [{}, {named(LOU): {}}, {named(LOU): {named("lou's actor"): 9}}]
    for cut in cuts:
        assert reader.put(reader.next(epoch=3, cut=cut)) is VoidReason.CUT_FORGOTTEN
    more = {**reader.state.cut, named(WIN): {}}
    assert reader.put(reader.next(epoch=3, cut=more), LOU, "lou's actor", 4) is None
    assert reader.state.counts(named(LOU), named("lou's actor"), 4)
    assert not reader.state.counts(named(LOU), named("lou's actor"), 5)
    assert not reader.state.counts(named(WIN), named("any"), 1)
    assert reader.state.counts(named(LEA), named("any"), 1)


def test_the_door_asks_what_holds_today() -> None:
    reader, ledger = begun(), Ledger(FOUNDED)
    assert may_control(first_family_state(F), ledger.state, named(WIN))
    assert not may_control(first_family_state(F), ledger.state, named("ghost"))
    for device, may in ((LEA, True), (LOU, True), (ADA, True), (WIN, False), ("ghost", False)):
        assert may_control(reader.state, ledger.state, named(device)) is may
    ledger.put(DeviceRecord(named(LEA), RevokedBecause.STOLEN), ADA)
    ledger.put(UserRecord(ledger.state.control_hash, named("lou"), OrganisationRole.WORKER, disabled=True), ADA)
    ledger.enrol("ann", "ann's laptop", OrganisationRole.ADMIN)
    ledger.put(UserRecord(ledger.state.control_hash, named("ada"), OrganisationRole.WORKER, disabled=False), ADA)
    for device in (LEA, LOU, ADA):
        assert not may_control(reader.state, ledger.state, named(device))
    assert may_control(reader.state, ledger.state, named("ann's laptop"))
