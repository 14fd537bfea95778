"""Bringing an organisation to its server: its administrator's vault is the first laptop there."""

from dataclasses import dataclass, field, replace

from coachdesk.crypto import codec
from coachdesk.crypto.administrator_file import Administrator
from coachdesk.crypto.authorities import authorities_der
from coachdesk.crypto.receiving_keys import new_receiving_seed
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.recovery_halves import new_recovery_halves
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotOurServer, Refused
from coachdesk.models.signing_key import OrganisationTrust
from coachdesk.operations.syncing.certifying import trust_record
from coachdesk.operations.syncing.enrolled import (
    JOINING,
    ORGANISATION_ROOT,
    RECEIVING_SEED,
    SERVER_PLACE,
    laptop_at,
    laptop_of,
)
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.joining import BEGUN, go_on_joining, is_joining
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.refused import is_for_good
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.conversation import hold
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.greeting import greet
from coachdesk.sync.round.joining import begin_organisation

_HALVES = "recovery_halves"
"""In the keyring from when they are made until the server has taken the organisation in: then they are handed over."""

_FOUNDED_ELSEWHERE = (
    "Another laptop has brought this organisation to that server already. Ask its administrator for an invitation."
)


@dataclass(frozen=True, slots=True)
class Founded:
    """An organisation on its server. Save `administrator`: it knows the recovery key now.

    `halves` are for two officers, each on a paper of her own, shown once and wiped; None where the organisation had a
    recovery key before.
    """

    administrator: Administrator
    halves: tuple[RecoveryCode, RecoveryCode] | None = field(repr=False)


def found(open_desk: OpenDesk, administrator: Administrator, place: ServerPlace, ask: Ask) -> Founded:
    """The organisation's log on the server, with this worker as its administrator, and every family here with it.

    Cut short, it goes on where it was when it is asked again, with the same halves. Raises Refused for a vault that is
    connected, of another organisation, or that came too late; NotOurServer for another organisation's server; BadInput
    for authorities that are none; and what `ask` raises.
    """
    desk = open_desk.desk
    if desk.owner.organisation_id != administrator.organisation_id:
        raise Refused("This organisation file is of another organisation than this vault.")
    is_unfinished = is_joining(open_desk) or bool(open_desk.named_value(_HALVES))
    if laptop_of(open_desk) is not None and not is_unfinished:
        raise Refused("This laptop is connected to your organisation's server already.")
    authorities_der(place.authorities)  # what no invitation could carry is refused before anything is made
    hello = hold(greet(), ask)
    if (hello.organisation, hello.root) != (bytes.fromhex(administrator.organisation_id), administrator.signing_root):
        raise NotOurServer("That is another organisation's server. Nothing was sent. Check its address.")
    recovery, halves = _recovery(open_desk, administrator)
    seed = open_desk.named_value(RECEIVING_SEED) or new_receiving_seed()
    open_desk.set_keyring({RECEIVING_SEED: seed, ORGANISATION_ROOT: administrator.signing_root})
    laptop = laptop_at(open_desk, place)
    begin_organisation(laptop, change_log_of(desk), administrator.signing_seed, recovery)
    open_desk.set_keyring({SERVER_PLACE: place.to_bytes(), JOINING: BEGUN})
    try:
        go_on_joining(open_desk, ask)
    except ServerSaidNo as no:
        if not is_for_good(no):
            raise
        open_desk.set_keyring({SERVER_PLACE: b"", JOINING: b""})
        raise Refused(_FOUNDED_ELSEWHERE) from no
    if not desk.records(OrganisationTrust):
        desk.add(trust_record(open_desk, administrator))
    go_round_once(open_desk, ask)
    open_desk.set_keyring({_HALVES: b""})
    return Founded(replace(administrator, recovery=recovery), halves)


def _recovery(
    open_desk: OpenDesk, administrator: Administrator
) -> tuple[bytes, tuple[RecoveryCode, RecoveryCode] | None]:
    """The organisation's recovery key (public), and its halves where they were made for this."""
    if administrator.recovery:
        return administrator.recovery, None
    kept = open_desk.named_value(_HALVES)
    if kept:
        public, *typed = codec.decode(kept)
        one, other = (RecoveryCode.typed(text) for text in typed)
        return public, (one, other)
    one, other, public = new_recovery_halves(bytes.fromhex(administrator.organisation_id))
    open_desk.set_keyring({_HALVES: codec.encode([public, one.text, other.text])})
    return public, (one, other)
