"""Handing the key of a log to those who are to have it and lack it, as the organisation's signed records say."""

from collections.abc import Iterable

from coachdesk.crypto.epoch_keys import EpochOf, wrap_key
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.membership import FamilyState, OrganisationState, holders
from coachdesk.sync.protocol.exchanging import SealedKeys, Stored
from coachdesk.sync.round.asking import Asking, ServerSaidNo
from coachdesk.sync.round.known_members import KnownMembers
from coachdesk.sync.round.laptop import Laptop


def wrapped_for_all(
    organisation: bytes, people: OrganisationState, state: FamilyState, key: bytes
) -> dict[bytes, bytes]:
    """The key of a log's present epoch for every holder, by device."""
    of = EpochOf(organisation, state.log, state.epoch)
    return {device: wrap_key(receiving, key, of, device) for device, receiving in holders(people, state).items()}


def hand_out_keys(
    laptop: Laptop, members: KnownMembers, asking: Asking, log: bytes, lacking: Iterable[bytes]
) -> Conversation[None]:
    """`lacking` are devices that the server names; only those that signed records certify are given the key."""
    state = members.of(log)
    key = members.keys(log).get(state.epoch)
    known = holders(members.organisation, state)
    of = EpochOf(laptop.organisation, log, state.epoch)
    keys = tuple((one, wrap_key(known[one], key, of, one)) for one in lacking if key and one in known)
    if keys:
        body = SealedKeys(state.epoch, keys).to_bytes()
        try:
            yield from asking.message(Stored, Request("PUT", f"/v1/keys/{log.hex()}", body))
        except ServerSaidNo:
            return  # somebody else was quicker, or this laptop may not: the next round sees


def who_may_lack(members: KnownMembers, log: bytes, *, joined: bool) -> Iterable[bytes]:
    """Whom the server has not named: open invitations of members, and after a change of members every holder."""
    known = holders(members.organisation, members.of(log)).keys()
    return known if joined else known & members.organisation.invites.keys()
