"""Everybody who reads a log judges it alike, whatever was put into it and however late they read it (item 20)."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.sync.membership import (
    Admit,
    DeviceRecord,
    Erase,
    FamilyRecord,
    FamilyState,
    OrganisationRole,
    OrganisationState,
    Redact,
    RevokedBecause,
    Role,
    UserRecord,
)
from tests.sync.membership.reader import ADA, FOUNDED, LEA, LOU, WIN, F, Reader, begun
from tests.sync.organisations import Ledger, named


def later_organisation() -> OrganisationState:
    """Everybody but Lea has gone, and so has her laptop."""
    ledger = Ledger(FOUNDED)
    ledger.enrol("ann", "ann's laptop", OrganisationRole.ADMIN)
    for user in ("lou", "win"):
        record = UserRecord(ledger.state.control_hash, named(user), OrganisationRole.WORKER, disabled=True)
        assert ledger.put(record, ADA) is None
    assert ledger.put(DeviceRecord(named(LEA), RevokedBecause.LOST), ADA) is None
    record = UserRecord(ledger.state.control_hash, named("ada"), OrganisationRole.WORKER, disabled=True)
    assert ledger.put(record, ADA) is None
    return ledger.state


LATER = later_organisation()

STEPS = st.lists(
    st.tuples(
        st.sampled_from([ADA, LEA, LOU, WIN, "ghost"]),
        st.sampled_from(["state", "remove", "cut", "admit", "redact", "replay", "erase"]),
        st.integers(0, 3),
        st.integers(0, 2),
    ),
    max_size=25,
)


def records_of(steps: list[tuple[str, str, int, int]]) -> list[tuple[FamilyRecord, str]]:
    """What several people sign, each knowing the log as it was `behind` valid records ago."""
    reader, known = begun(), [begun()]
    made: list[tuple[FamilyRecord, str]] = []
    for device, verb, behind, number in steps:
        seen = known[max(0, len(known) - 1 - behind)]
        expect = seen.state.control_hash
        record: FamilyRecord
        match verb:
            case "state":
                record = seen.next(members={**seen.state.members, named(f"u{number}"): Role.WRITER})
            case "remove":
                gone = named(("lea", "lou", "win")[number])
                kept = {user: role for user, role in seen.state.members.items() if user != gone}
                record = seen.next(members=kept, epoch=seen.state.epoch + 1)
            case "cut":
                device_cut = named((LEA, LOU, WIN)[number])
                record = seen.next(epoch=seen.state.epoch + 1, cut={**seen.state.cut, device_cut: {}})
            case "admit":
                record = Admit(expect, frozenset({named(f"c{number}")}))
            case "redact":
                record = Redact(expect, frozenset({(named(f"a{number}"), 1)}))
            case "erase":
                record = Erase(expect)
            case _:
                record = made[number % len(made)][0] if made else Admit(expect, frozenset({F}))
        made.append((record, device))
        if reader.put(record, device) is None:
            step = Reader()
            step.state = reader.state
            known.append(step)
    return made


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_whoever_reads_the_log_and_however_late_judges_alike(steps: list[tuple[str, str, int, int]]) -> None:
    early, late = begun(), begun()
    late.organisation = LATER
    for record, device in records_of(steps):
        before = early.state
        reason = early.put(record, device)
        assert late.put(record, device) is reason
        if reason is None:
            assert record.expect == before.control_hash
        else:
            assert early.state == before
        assert Role.LEAD in early.state.members.values()
        assert 0 <= early.state.epoch - before.epoch <= 1
        gone = before.members.keys() - early.state.members.keys()
        assert not gone or early.state.epoch == before.epoch + 1
        assert before.cut.items() <= early.state.cut.items()
        assert before.admitted <= early.state.admitted
        assert not before.erased or early.state == before
    assert late.state == early.state


@settings(max_examples=100, deadline=None)
@given(STEPS, st.integers(0, 30))
def test_a_forged_record_put_in_anywhere_changes_nothing(steps: list[tuple[str, str, int, int]], at: int) -> None:
    honest, lied_to = begun(), begun()
    made = records_of(steps)
    for number, (record, device) in enumerate(made):
        if number == at % len(made):
            lied_to.count -= 1  # the hashes that follow stay the same
            lied_to.put(dataclasses.replace(record, expect=lied_to.state.control_hash), "ghost")
        honest.put(record, device)
        lied_to.put(record, device)
    assert isinstance(lied_to.state, FamilyState)
    assert lied_to.state == honest.state
