"""From an organisation's first day to a removed coach, with real keys and a server that only carries and lies."""

import pytest

from coachdesk.crypto.device_keys import DeviceKeys, new_device_keys
from coachdesk.crypto.digest import FIRST_PREV
from coachdesk.crypto.epoch_keys import (
    EpochOf,
    earlier_keys,
    key_commitment,
    new_epoch_key,
    unwrap_key,
    wrap_key,
)
from coachdesk.crypto.invitation import new_invitation, typed_invitation
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.recovery_halves import recovery_seed
from coachdesk.crypto.signatures import new_signing_seed, public_key_of
from coachdesk.sync.bundles import Checked, Place, Quarantined, SignedBundle, Verdict, check, open_envelope, seal
from coachdesk.sync.bundles.signed_bundle import sign_bundle
from coachdesk.sync.membership import (
    DeviceRecord,
    Invite,
    RevokedBecause,
    Role,
    State,
    VoidReason,
    holders,
    must_rotate,
    read_signed_control,
    recovery_device,
)
from tests.sync.bundles.made import bodies
from tests.sync.organisations import named
from tests.sync.services import (
    MEMBERS,
    ORGANISATION,
    ROOT,
    WIN,
    F,
    Service,
    begin,
    read_family,
    read_organisation,
    state_of,
)


def written(by: DeviceKeys, count: int) -> SignedBundle:
    """A bundle of the family's log."""
    return sign_bundle(by.signing_seed, Place(F, named("a"), by.device, 1, FIRST_PREV), bodies(count), (0, bytes(16)))


def test_a_typed_code_leads_to_the_root_to_the_people_and_to_the_familys_words() -> None:
    begun = begin()
    secret = begun.service.invite(WIN)
    typed = typed_invitation(" ".join(secret.groups()).lower())
    invited = typed.keys()
    given = wrap_key(
        holders(begun.service.state, begun.state())[invited.device],
        begun.key,
        EpochOf(ORGANISATION, F, 1),
        invited.device,
    )
    laptop = begun.service.enrol(WIN, typed)

    # on the new laptop: the welcome says whom to believe, the logs say the rest
    unsure = [read_signed_control(row).record for row in begun.service.log.rows]
    welcome = next(one.welcome for one in unsure if isinstance(one, Invite) and one.invitation == invited.device)
    organisation_id, root = typed.open_welcome(welcome)
    organisation, voids = read_organisation(begun.service.log, root)
    assert (organisation_id, voids) == (ORGANISATION, [])
    assert organisation.devices[laptop.device].user == WIN
    family, _ = read_family(begun.log, organisation)
    key = unwrap_key(invited.receiving_seed, given, EpochOf(ORGANISATION, F, 1), invited.device, family.key_commitment)
    assert key == begun.key

    bundle = written(begun.lea, 2)
    opened = open_envelope(seal(bundle, begun.key, 1).to_bytes(), F, {1: key})
    assert isinstance(opened, SignedBundle)
    found = check(opened, organisation, family, head=None, quoted={0: b"\0" * 16}.get)
    assert isinstance(found, Checked)
    assert [change.verdict for change in found.changes] == [None, None]


def test_a_server_with_a_root_of_its_own_deceives_nobody() -> None:
    theirs = Service()
    secret = theirs.invite(WIN)
    forged = new_invitation().welcome(ORGANISATION, b"e" * 32)
    with pytest.raises(Exception, match="invitation"):
        secret.open_welcome(forged)
    state, voids = read_organisation(theirs.log, public_key_of(new_signing_seed()))
    assert not state.devices
    assert len(voids) == len(theirs.log.rows)


def test_a_copied_invitation_enrols_once_and_the_second_is_told() -> None:
    service = Service()
    secret = service.invite(WIN)
    mine, thief = service.enrol(WIN, secret), service.enrol(WIN, secret)
    state, voids = read_organisation(service.log, public_key_of(ROOT))
    assert voids == [VoidReason.INVITATION_USED]
    assert mine.device in state.devices
    assert thief.device not in state.devices


def test_a_planted_key_is_never_used_and_the_right_one_is_when_it_comes() -> None:
    begun = begin()
    of, state = EpochOf(ORGANISATION, F, 1), begun.state()
    planted = wrap_key(begun.win.receiving, b"p" * 32, of, begun.win.device)
    assert unwrap_key(begun.win.receiving_seed, planted, of, begun.win.device, state.key_commitment) is None
    bundle = written(begun.lea, 1)
    sealed = seal(bundle, begun.key, 1).to_bytes()
    assert open_envelope(sealed, F, {}) == Quarantined(Verdict.WAITING_KEY)
    right = wrap_key(begun.win.receiving, begun.key, of, begun.win.device)
    key = unwrap_key(begun.win.receiving_seed, right, of, begun.win.device, state.key_commitment)
    assert key is not None
    assert open_envelope(sealed, F, {1: key}) == bundle


def test_two_leads_at_once_one_is_void_and_both_chains_go_on() -> None:
    begun = begin()
    before, mine, hers = begun.state(), new_epoch_key(), new_epoch_key()
    without_win = {user: role for user, role in MEMBERS.items() if user != WIN}
    begun.log.write(begun.lou, state_of(before, mine, without_win, begun.key))
    begun.log.write(begun.lea, state_of(before, hers, MEMBERS, begun.key))
    state, voids = read_family(begun.log, begun.service.state)
    assert voids == [VoidReason.TOO_LATE]
    assert state.key_commitment == key_commitment(mine, EpochOf(ORGANISATION, F, 2))
    begun.log.write(begun.lea, state_of(state, hers, without_win, mine))
    now, _ = read_family(begun.log, begun.service.state)
    begun.log.write(begun.lou, State(now.control_hash, MEMBERS, now.epoch, now.key_commitment, now.lock))
    state, voids = read_family(begun.log, begun.service.state)
    assert voids == [VoidReason.TOO_LATE]
    assert (state.epoch, state.members) == (3, MEMBERS)
    assert begun.log.heads[begun.lea.device][0] == 3
    assert begun.log.heads[begun.lou.device][0] == 2


def test_a_removed_coach_gets_no_key_of_the_next_epoch_and_the_recovery_key_gets_all() -> None:
    begun = begin()
    without_win = {user: role for user, role in MEMBERS.items() if user != WIN}
    begun.service.log.write(begun.service.ada, DeviceRecord(begun.win.device, RevokedBecause.STOLEN))
    assert must_rotate(begun.service.state, begun.state())
    key = new_epoch_key()
    cut = {begun.win.device: {}}
    begun.log.write(begun.lea, state_of(begun.state(), key, without_win, begun.key, cut=cut))
    organisation, state = begun.service.state, begun.state()
    assert not must_rotate(organisation, state)
    of = EpochOf(ORGANISATION, F, 2)
    given = {name: wrap_key(receiving, key, of, name) for name, receiving in holders(organisation, state).items()}
    pseudo = recovery_device(begun.service.recovery)
    assert given.keys() == {begun.lea.device, begun.lou.device, pseudo}
    for name, wrapped in given.items():
        assert unwrap_key(begun.win.receiving_seed, wrapped, of, name, state.key_commitment) is None
    halves = [RecoveryCode.typed(half.text) for half in (begun.service.other, begun.service.one)]
    seed = recovery_seed(*halves, ORGANISATION, begun.service.recovery)
    recovered = unwrap_key(seed, given[pseudo], of, pseudo, state.key_commitment)
    assert recovered == key
    assert earlier_keys(key, of, state.locks, state.key_commitments) == {1: begun.key, 2: key}


def test_who_is_not_in_the_organisation_signs_nothing_for_a_family() -> None:
    begun = begin()
    ghost, before = new_device_keys(), begun.state()
    begun.log.write(ghost, state_of(before, b"g" * 32, {named("ghost"): Role.LEAD}, begun.key))
    impostor = DeviceKeys(begun.lea.device, ghost.signing_seed, ghost.receiving_seed)
    begun.log.write(impostor, state_of(before, b"g" * 32, {named("ghost"): Role.LEAD}, begun.key))
    state, voids = read_family(begun.log, begun.service.state)
    assert state == before
    assert voids == [VoidReason.BAD_SIGNATURE, VoidReason.BAD_SIGNATURE]
