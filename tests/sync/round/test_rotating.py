"""A lost laptop, somebody shut out, an invitation taken back: the next lead's round changes the key, once."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from coachdesk.crypto.epoch_keys import EpochOf, unwrap_key
from coachdesk.errors import Unreachable
from coachdesk.sync.bundles import SignedBundle, open_envelope
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import DeviceRecord, OrganisationRole, RevokedBecause, Role, UserRecord, write_control
from coachdesk.sync.protocol.envelope import join_envelope, read_envelope
from coachdesk.sync.protocol.refusals import Code
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.server.tables import BUNDLE, SEALED_KEY
from tests.sync.round.towns import Resident, Two

TRIES = 200


def revoke(two: Two, device: bytes) -> None:
    """Ada, the administrator, writes down that a laptop or an invitation counts no longer."""
    record = DeviceRecord(device, RevokedBecause.STOLEN)
    two.ada.log.append_control(bytes.fromhex(two.town.organisation_id), "organisation", write_control(record))


def epochs(who: Resident, log: bytes) -> int:
    return who.members().of(log).epoch


def cut_off(two: Two) -> Callable[[Request], Answer]:
    """The line breaks before anything reaches the family's log."""

    def ask(request: Request) -> Answer:
        if request.method == "POST" and request.path.startswith(f"/v1/log/{two.family}"):
            raise Unreachable
        return two.town.ask(request)

    return ask


def test_a_stolen_laptop_is_cut_where_it_was_and_the_key_is_changed_in_the_same_round(two: Two) -> None:
    two.write(two.bronwen, "hers")
    two.quiet()
    chain = next(one for one in two.ada.log.chains(two.log) if one.author.device == two.bronwen.laptop.device)
    revoke(two, two.bronwen.laptop.device)
    two.ada.round()
    state = two.ada.members().of(two.log)
    assert (state.epoch, state.cut) == (2, {two.bronwen.laptop.device: {chain.actor: chain.position}})
    assert set(state.members) == {two.ada.user, two.bronwen.user}, "Bronwen is a member still, and gets another laptop"
    assert two.area(two.ada) == "hers", "what was sent before counts"
    for _ in range(2):
        two.ada.round()
    organisation = bytes.fromhex(two.town.organisation_id)
    assert (epochs(two.ada, two.log), epochs(two.ada, organisation)) == (2, 2), "once, and the organisation's log too"
    two.write(two.bronwen, "the thief's")
    for _ in range(2):
        with pytest.raises(ServerSaidNo) as said:
            two.bronwen.round()
        assert said.value.refusal.error in (Code.REVOKED, Code.NO_SESSION)


def test_a_stolen_laptop_opens_nothing_that_is_written_afterwards(two: Two) -> None:
    two.quiet()
    revoke(two, two.bronwen.laptop.device)
    two.ada.round()
    for number in range(8):
        two.write(two.ada, f"after {number}")
        two.ada.round()
    rows, sealed_keys = stolen_from_the_server(two)
    after = [row for row in rows if read_envelope(row).header.epoch == 2]
    assert len(after) == 8
    organisation = bytes.fromhex(two.town.organisation_id)
    commitment, tries = two.ada.members().of(two.log).key_commitment, 0
    for keys in two.bronwen.laptop.receivers:
        for sealed in sealed_keys:
            for of in (EpochOf(organisation, log, epoch) for log in (two.log, organisation) for epoch in (1, 2)):
                assert unwrap_key(keys.receiving_seed, sealed, of, keys.device, commitment) is None
                tries += 1
    held = (keys for log in (two.log, organisation) for keys in two.bronwen.log.keys(log).values())
    known = [key for keys in held for key in keys]
    while tries < TRIES:
        for row in after:
            key = known[tries % len(known)]
            assert not isinstance(open_envelope(row, two.log, {1: key, 2: key}), SignedBundle)
            tries += 1
    mine = two.ada.members().keys(two.log)
    assert all(isinstance(open_envelope(row, two.log, mine), SignedBundle) for row in after), "Ada opens every one"


def stolen_from_the_server(two: Two) -> tuple[list[bytes], list[bytes]]:
    """Every envelope of the family's log, and every sealed key there is."""
    with two.town.service.database.reading() as connection:
        rows = connection.execute(select(BUNDLE).where(BUNDLE.c.log == two.log).order_by(BUNDLE.c.s)).all()
        keys = connection.execute(select(SEALED_KEY.c.sealed)).scalars().all()
    return [join_envelope(row.header, row.nonce, row.sealed) for row in rows], list(keys)


def test_others_go_on_under_the_old_key_until_somebody_changes_it(two: Two) -> None:
    carol = two.town.invite(two.ada, "Carol")
    everybody = {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, carol.user: Role.WRITER}
    two.ada.says(two.family, everybody)
    two.quiet()
    carol.round()
    revoke(two, carol.laptop.device)
    with pytest.raises(Unreachable):
        two.ada.round(cut_off(two))
    two.write(two.bronwen, "in between")
    two.bronwen.round()
    two.bronwen.round()
    assert epochs(two.bronwen, two.log) == 1, "Bronwen writes and does not lead"
    assert {one.author.worker for one in two.bronwen.log.controls(two.log)} == {two.ada.user}
    two.quiet()
    assert (two.area(two.ada), epochs(two.ada, two.log), epochs(two.bronwen, two.log)) == ("in between", 2, 2)
    two.write(two.bronwen, "under the new key")
    two.quiet()
    assert two.same()
    assert two.area(two.ada) == "under the new key"


def test_of_two_leads_one_changes_the_key_and_nobody_writes_under_the_other(two: Two) -> None:
    carol = two.town.invite(two.ada, "Carol")
    everybody = {two.ada.user: Role.LEAD, two.bronwen.user: Role.LEAD, carol.user: Role.WRITER}
    two.ada.says(two.family, everybody)
    two.quiet()
    carol.round()
    revoke(two, carol.laptop.device)
    with pytest.raises(Unreachable):
        two.ada.round(cut_off(two))  # the revocation is known, and Ada has made a key that nobody has heard of
    two.bronwen.round()
    two.write(two.ada, "whose key?")
    for _ in range(2):
        two.quiet()
    assert [epochs(one, two.log) for one in (two.ada, two.bronwen)] == [2, 2]
    assert two.ada.members().keys(two.log) == two.bronwen.members().keys(two.log)
    assert two.area(two.bronwen) == "whose key?"
    valid = [one for one in two.bronwen.log.controls(two.log) if one.author.device == two.bronwen.laptop.device]
    assert two.bronwen.members().of(two.log).control_hash == valid[-1].digest


def test_whoever_is_shut_out_is_a_member_no_longer(two: Two) -> None:
    record = UserRecord(
        two.ada.members().organisation.control_hash, two.bronwen.user, OrganisationRole.WORKER, disabled=True
    )
    organisation = bytes.fromhex(two.town.organisation_id)
    two.ada.log.append_control(organisation, "organisation", write_control(record))
    two.ada.round()
    state = two.ada.members().of(two.log)
    assert (state.epoch, set(state.members), state.cut) == (2, {two.ada.user}, {})


def test_an_invitation_that_was_taken_back_had_the_key_too(two: Two) -> None:
    coming = two.town.invite(two.ada, "Carol", enrols=False)
    everybody = {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER, coming.user: Role.WRITER}
    two.ada.says(two.family, everybody)
    two.quiet()
    assert coming.laptop.came_by is not None
    revoke(two, coming.laptop.came_by.device)
    two.ada.round()
    state = two.ada.members().of(two.log)
    assert (state.epoch, state.cut) == (2, {coming.laptop.came_by.device: {}})
