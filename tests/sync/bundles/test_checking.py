"""Who signed a bundle and what of it counts, whatever its author, the server or a thief would like."""

import dataclasses

import cbor2
import pytest

from coachdesk.crypto.change_body import SCHEMA, read_body
from coachdesk.sync.bundles import Checked, Head, Quarantined, SignedBundle, Verdict, check, seal
from coachdesk.sync.bundles.opening import open_envelope
from coachdesk.sync.membership import Role, UserRecord
from coachdesk.sync.membership.records import DeviceRecord
from coachdesk.sync.membership.roles import OrganisationRole, RevokedBecause
from tests.sync.bundles.made import KEYS, MARK, A, F, bodies, checked, log_state, organisation, signed
from tests.sync.organisations import Ledger, named

WIN = named("win's laptop")


def sound(found: Checked | Quarantined) -> Checked:
    assert isinstance(found, Checked)
    return found


def verdicts(found: Checked | Quarantined) -> list[Verdict | None]:
    return [change.verdict for change in sound(found).changes]


def test_a_members_changes_count_each_at_its_place() -> None:
    bundle = signed(bodies(3))
    found = sound(checked(bundle))
    assert found.user == named("win")
    assert not found.history
    assert [(one.position, one.encoded, one.verdict) for one in found.changes] == [
        (place, body, None) for place, body in enumerate(bodies(3), 1)
    ]
    assert [one.body for one in found.changes] == [read_body(body) for body in bodies(3)]
    assert found.changes[-1].digest == bundle.manifest.last


def test_a_device_nobody_certified_is_not_believed() -> None:
    assert checked(signed(by="a ghost's laptop")) == Quarantined(Verdict.UNTRUSTED)


def test_another_devices_signature_is_not_believed() -> None:
    bundle = signed()
    forged = dataclasses.replace(bundle, signature=signed(by="lea's laptop").signature)
    assert checked(forged) == Quarantined(Verdict.UNTRUSTED)
    assert checked(dataclasses.replace(bundle, signature=b"short")) == Quarantined(Verdict.UNTRUSTED)


def test_a_server_that_swaps_a_devices_key_is_not_believed() -> None:
    devices = organisation().devices
    swapped = dataclasses.replace(devices[WIN], signing_public=devices[named("lea's laptop")].signing_public)
    known = dataclasses.replace(organisation(), devices={**devices, WIN: swapped})
    assert checked(signed(), known=known) == Quarantined(Verdict.UNTRUSTED)


def test_an_actor_stays_on_its_device() -> None:
    assert checked(signed(), head=Head(named("lea's laptop"), 0, bytes(32))) == Quarantined(Verdict.UNTRUSTED)


def test_what_follows_on_is_no_news_and_a_gap_is_told_but_applied() -> None:
    before = signed(bodies(3))
    after = signed(bodies(2, seed=2), first=4, prev=before.manifest.last)
    assert not sound(checked(after, head=Head(WIN, 3, before.manifest.last))).history
    for head in (None, Head(WIN, 2, before.manifest.last), Head(WIN, 3, b"x" * 32)):
        found = sound(checked(after, head=head))
        assert found.history
        assert verdicts(found) == [None, None]


def test_an_author_who_read_another_log_is_told_but_applied() -> None:
    marks = {0: MARK, 7: b"m" * 16}
    assert not sound(checked(signed(cursor=(7, b"m" * 16)), marks=marks)).history
    for cursor in ((7, b"n" * 16), (8, b"m" * 16), (0, b"m" * 16)):
        found = sound(checked(signed(cursor=cursor), marks=marks))
        assert found.history
        assert verdicts(found) == [None] * 3


@pytest.mark.parametrize("members", [{"lea": Role.LEAD}, {"lea": Role.LEAD, "win": Role.READER}])
def test_who_is_no_writer_is_held_until_admitted(members: dict[str, Role]) -> None:
    state = log_state(members={named(user): role for user, role in members.items()})
    bundle = signed(bodies(3))
    assert verdicts(checked(bundle, state)) == [Verdict.HELD] * 3
    second = read_body(bodies(3)[1]).id
    admitting = dataclasses.replace(state, admitted=frozenset({second}))
    assert verdicts(checked(bundle, admitting)) == [Verdict.HELD, None, Verdict.HELD]


def test_beyond_a_cut_nothing_counts_whichever_actor_it_takes() -> None:
    state = log_state(cut={WIN: {A: 2}})
    assert verdicts(checked(signed(bodies(3)), state)) == [None, None, Verdict.UNTRUSTED]
    assert verdicts(checked(signed(bodies(1), actor=named("a new actor")), state)) == [Verdict.UNTRUSTED]
    assert verdicts(checked(signed(bodies(1), by="lea's laptop"), state)) == [None]


def test_a_revoked_devices_earlier_work_still_counts() -> None:
    ledger = Ledger(organisation())
    assert ledger.put(DeviceRecord(WIN, RevokedBecause.STOLEN), "ada's laptop") is None
    assert verdicts(checked(signed(), known=ledger.state)) == [None] * 3


def changed(**parts: object) -> bytes:
    return cbor2.dumps({**cbor2.loads(bodies(1)[0]), **parts}, canonical=True)


def test_one_bad_change_leaves_its_neighbours_alone() -> None:
    good = bodies(2)
    cases = {
        b"": Verdict.MALFORMED,
        b"\xff\xff": Verdict.MALFORMED,
        cbor2.dumps([1, 2]): Verdict.MALFORMED,
        changed(op=7): Verdict.MALFORMED,
        changed(id=b"short"): Verdict.MALFORMED,
        changed(sch=True): Verdict.MALFORMED,
        changed(min=SCHEMA + 1): Verdict.NEWER,
        changed(op="merge"): Verdict.NEWER,
        changed(sch=SCHEMA + 1): None,
        changed(kind="a kind of next year"): None,
    }
    for odd, verdict in cases.items():
        assert verdicts(checked(signed([good[0], odd, good[1]]))) == [None, verdict, None]


def test_a_malformed_late_change_stays_malformed_and_is_not_held() -> None:
    state = log_state(members={named("lea"): Role.LEAD})
    assert verdicts(checked(signed([b"noise", bodies(1)[0]]), state)) == [Verdict.MALFORMED, Verdict.HELD]


def test_a_redacted_change_has_no_words_and_its_neighbours_still_check_out() -> None:
    bundle = signed(bodies(3))
    without = bundle.without(frozenset({2}))
    back = open_envelope(seal(without, KEYS[1], 1).to_bytes(), F, KEYS)
    assert isinstance(back, SignedBundle)
    assert (back, back.hash) == (without, bundle.hash)
    found = sound(checked(back))
    assert [one.encoded for one in found.changes] == [bodies(3)[0], None, bodies(3)[2]]
    assert [one.body is None for one in found.changes] == [False, True, False]
    assert [one.digest for one in found.changes] == list(bundle.chain())
    assert bodies(3)[1] not in back.plain()


def test_a_redaction_cannot_put_another_hash_in_its_place() -> None:
    for place in (1, 2, 3):
        bundle = signed(bodies(3)).without(frozenset({place}))
        forged = tuple(
            dataclasses.replace(body, digest=b"f" * 32) if not isinstance(body, bytes) else body
            for body in bundle.bodies
        )
        sealed = seal(dataclasses.replace(bundle, bodies=forged), KEYS[1], 1)
        assert open_envelope(sealed.to_bytes(), F, KEYS) == Quarantined(Verdict.CORRUPT)


def test_a_late_redacted_change_is_held_like_any_other() -> None:
    state = log_state(members={named("lea"): Role.LEAD})
    assert verdicts(checked(signed(bodies(2)).without(frozenset({1})), state)) == [Verdict.HELD] * 2


def test_the_state_of_a_user_in_the_organisation_does_not_reach_into_a_log() -> None:
    ledger = Ledger(organisation())
    record = UserRecord(ledger.state.control_hash, named("win"), OrganisationRole.WORKER, disabled=True)
    assert ledger.put(record, "ada's laptop") is None
    assert verdicts(checked(signed(), known=ledger.state)) == [None] * 3


@pytest.mark.parametrize("role", [Role.WRITER, Role.READER])
def test_what_a_member_wrote_is_left_to_whoever_files_it(role: Role) -> None:
    """Of somebody who may not write it is read at once: what a lead admits is known by its id."""
    state = dataclasses.replace(log_state(), members={named("win"): role})
    bundle = signed(bodies(2))
    found = sound(check(bundle, organisation(), state, head=None, quoted={0: MARK}.get, reads=False))
    is_left = role is Role.WRITER
    assert [one.body is None for one in found.changes] == [is_left] * 2
    assert [one.verdict for one in found.changes] == [None if is_left else Verdict.HELD] * 2
