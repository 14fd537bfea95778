"""How a laptop comes to belong: it founds an organisation's log, begins a family's, or enrols by an invitation."""

from collections.abc import Mapping

from coachdesk.crypto.device_keys import DeviceKeys
from coachdesk.crypto.epoch_keys import EpochOf, key_commitment, new_epoch_key
from coachdesk.errors import HistoryForked
from coachdesk.store.change_log import ChangeLog, Run
from coachdesk.sync.bundles import Place as BundlePlace
from coachdesk.sync.bundles import sign_bundle
from coachdesk.sync.conversation import Conversation, Request
from coachdesk.sync.membership import Role, State, write_control
from coachdesk.sync.membership.making import make_certificate, make_root
from coachdesk.sync.protocol.arriving import Enrol, Enrolled
from coachdesk.sync.protocol.log_hash import FIRST_LOG_HASH, short
from coachdesk.sync.protocol.refusals import Refusal
from coachdesk.sync.round.asking import ServerSaidNo, read, refusal_in
from coachdesk.sync.round.laptop import ORGANISATION, Laptop
from coachdesk.sync.round.row import bundle_of, control_envelope

_NOTHING_YET = bytes(32)


def begin_organisation(laptop: Laptop, kept: ChangeLog, root_seed: bytes, recovery: bytes) -> None:
    """The organisation's log begins with its root's word on this admin's laptop, and with its first members.

    `recovery` is the organisation's recovery key (public): every log's key goes to it too. Again, and it stays as it
    was begun.
    """
    if has_begun(laptop, kept):
        return
    root = make_root(
        root_seed,
        laptop.organisation,
        expect=_NOTHING_YET,
        user=laptop.user,
        device=laptop.device,
        signing=laptop.keys.signing,
        receiving=laptop.keys.receiving,
        recovery=recovery,
    )
    state = _first_state(laptop, kept, laptop.organisation, ORGANISATION, {laptop.user: Role.LEAD})
    kept.found(laptop.organisation, ORGANISATION, [write_control(root), write_control(state)])


def found_organisation(laptop: Laptop, kept: ChangeLog, root_seed: bytes, recovery: bytes) -> Conversation[None]:
    """The same, and the server is told."""
    begin_organisation(laptop, kept, root_seed, recovery)
    yield from hand_in(laptop, kept)


def begin_log(laptop: Laptop, kept: ChangeLog, log: bytes, members: Mapping[bytes, Role]) -> None:
    """A family's log, or this laptop's access log, gets its members and its first key; the next round sends it.

    Raises HistoryForked if it has them.
    """
    if kept.controls(log):
        raise HistoryForked
    kind = laptop.kind_of(log)
    kept.found(log, kind, [write_control(_first_state(laptop, kept, log, kind, members))])


def enrol(laptop: Laptop, kept: ChangeLog, invitation: DeviceKeys) -> Conversation[None]:
    """The invitation certifies this laptop; from now on it speaks for the invited worker."""
    record = make_certificate(
        invitation.signing_seed,
        laptop.organisation,
        issuer=invitation.device,
        user=laptop.user,
        device=laptop.device,
        signing=laptop.keys.signing,
        receiving=laptop.keys.receiving,
    )
    body = write_control(record)
    if not any(one.body == body for one in kept.controls(laptop.organisation)):
        kept.found(laptop.organisation, ORGANISATION, [body], again=True)
    yield from hand_in(laptop, kept)


def has_begun(laptop: Laptop, kept: ChangeLog) -> bool:
    """Whether this very laptop has said who it is in the organisation's log; a restored copy of another has not."""
    return any(one.author.device == laptop.device for one in kept.controls(laptop.organisation))


def _first_state(laptop: Laptop, kept: ChangeLog, log: bytes, kind: str, members: Mapping[bytes, Role]) -> State:
    key = next(iter(kept.keys(log).get(1, ())), None) or new_epoch_key()  # cut short, it was kept already
    commitment = key_commitment(key, EpochOf(laptop.organisation, log, 1))
    kept.keep_key(log, kind, 1, key)
    return State(_NOTHING_YET, dict(members), 1, commitment)


def hand_in(laptop: Laptop, kept: ChangeLog) -> Conversation[None]:
    """Hands in the first record of this laptop's chain, which says who it is. Raises ServerSaidNo with the reason."""
    bundle = kept.unsent(laptop.organisation, 0, bytes(32))
    if isinstance(bundle, Run):
        where = BundlePlace(bundle.log, bundle.actor, laptop.device, bundle.first, bundle.prev)
        signed = sign_bundle(laptop.keys.signing_seed, where, bundle.bodies[:1], (0, short(FIRST_LOG_HASH)))
        bundle = bundle_of(signed, bundle.kind, bundle.author, ORGANISATION, 0)
        kept.keep_cut(bundle)
    assert bundle is not None, "a chain that has just begun has its first record"
    sent = Enrol(control_envelope(bundle).to_bytes()).to_bytes()
    answer = yield Request("POST", "/v1/enrol", sent, answer_limit=Refusal.limit)
    refusal = refusal_in(answer)
    if refusal is not None:
        raise ServerSaidNo(refusal, answer.wait)
    read(Enrolled, answer)
