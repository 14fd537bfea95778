"""An organisation with real keys, its logs as a server holds them, and who reads them."""

from dataclasses import dataclass, field

from coachdesk.crypto.device_keys import DeviceKeys, new_device_keys
from coachdesk.crypto.digest import FIRST_PREV
from coachdesk.crypto.epoch_keys import (
    EpochOf,
    key_commitment,
    lock_previous,
    new_epoch_key,
)
from coachdesk.crypto.invitation import InvitationSecret, new_invitation
from coachdesk.crypto.recovery_halves import new_recovery_halves
from coachdesk.crypto.signatures import new_signing_seed, public_key_of
from coachdesk.sync.membership import (
    ControlRecord,
    FamilyRecord,
    FamilyState,
    Invite,
    OrganisationRole,
    OrganisationState,
    Role,
    State,
    Void,
    VoidReason,
    first_family_state,
    first_organisation_state,
    judge_family,
    judge_organisation,
    make_certificate,
    make_root,
    read_signed_control,
)
from coachdesk.sync.membership.signed_control import sign_control
from tests.sync.organisations import named

ORGANISATION, F = named("the organisation"), named("the family")
LEA, WIN, ADA = named("lea"), named("win"), named("ada")
ROOT = new_signing_seed()
EXPIRES = 2_000_000_000


@dataclass
class Log:
    """Control records as the server holds them, and the chains of those who wrote them."""

    log: bytes
    rows: list[bytes] = field(default_factory=list)
    heads: dict[bytes, tuple[int, bytes]] = field(default_factory=dict)

    def write(self, who: DeviceKeys, record: ControlRecord) -> None:
        position, prev = self.heads.get(who.device, (0, FIRST_PREV))
        plain = sign_control(
            who.signing_seed,
            record,
            log=self.log,
            actor=who.device,
            device=who.device,
            position=position + 1,
            prev=prev,
            cursor=(len(self.rows), bytes(16)),
        )
        self.heads[who.device] = position + 1, read_signed_control(plain).digest
        self.rows.append(plain)


def read_organisation(log: Log, root: bytes) -> tuple[OrganisationState, list[VoidReason]]:
    """What a laptop that believes this root makes of the organisation's log."""
    state, voids = first_organisation_state(ORGANISATION, root), []
    for plain in log.rows:
        signed = read_signed_control(plain)
        judged: OrganisationState | Void = Void(VoidReason.BAD_SIGNATURE)
        if signed.is_signed(state):
            assert not isinstance(signed.record, FamilyRecord)
            judged = judge_organisation(state, signed.record, digest=signed.digest, device=signed.manifest.device)
        if isinstance(judged, Void):
            voids.append(judged.reason)
        else:
            state = judged
    return state, voids


def read_family(log: Log, organisation: OrganisationState) -> tuple[FamilyState, list[VoidReason]]:
    """What a laptop makes of a family's log."""
    state, voids = first_family_state(log.log), []
    for plain in log.rows:
        signed = read_signed_control(plain)
        judged: FamilyState | Void = Void(VoidReason.BAD_SIGNATURE)
        if signed.is_signed(organisation):
            assert isinstance(signed.record, FamilyRecord)
            judged = judge_family(
                state,
                organisation,
                signed.record,
                digest=signed.digest,
                device=signed.manifest.device,
                actor=signed.manifest.actor,
                position=signed.manifest.first,
            )
        if isinstance(judged, Void):
            voids.append(judged.reason)
        else:
            state = judged
    return state, voids


class Service:
    """Ada's organisation: she is the admin; two officers keep the recovery key."""

    def __init__(self) -> None:
        self.log, self.ada = Log(ORGANISATION), new_device_keys()
        self.one, self.other, self.recovery = new_recovery_halves(ORGANISATION)
        root = make_root(
            ROOT,
            ORGANISATION,
            expect=bytes(32),
            user=ADA,
            device=self.ada.device,
            signing=self.ada.signing,
            receiving=self.ada.receiving,
            recovery=self.recovery,
        )
        self.log.write(self.ada, root)

    @property
    def state(self) -> OrganisationState:
        return read_organisation(self.log, public_key_of(ROOT))[0]

    def invite(self, user: bytes) -> InvitationSecret:
        secret = new_invitation()
        keys = secret.keys()
        welcome = secret.welcome(ORGANISATION, public_key_of(ROOT))
        expect, role = self.state.control_hash, OrganisationRole.WORKER
        self.log.write(
            self.ada, Invite(expect, keys.device, user, role, keys.signing, keys.receiving, welcome, EXPIRES)
        )
        return secret

    def enrol(self, user: bytes, secret: InvitationSecret) -> DeviceKeys:
        """What the new laptop does, with nothing but the typed code."""
        laptop, issuer = new_device_keys(), secret.keys()
        certificate = make_certificate(
            issuer.signing_seed,
            ORGANISATION,
            issuer=issuer.device,
            user=user,
            device=laptop.device,
            signing=laptop.signing,
            receiving=laptop.receiving,
        )
        self.log.write(laptop, certificate)
        return laptop


def state_of(
    state: FamilyState, key: bytes, members: dict[bytes, Role], previous: bytes | None = None, **changed: object
) -> State:
    epoch = state.epoch + 1
    of = EpochOf(ORGANISATION, F, epoch)
    lock = lock_previous(key, previous, of) if previous else b""
    return State(state.control_hash, members, epoch, key_commitment(key, of), lock, **changed)  # type: ignore[arg-type]


@dataclass
class Begun:
    """A service with a family: Lea leads, Win writes, Lou leads too."""

    service: Service
    lea: DeviceKeys
    win: DeviceKeys
    lou: DeviceKeys
    log: Log
    key: bytes

    def state(self) -> FamilyState:
        return read_family(self.log, self.service.state)[0]


MEMBERS = {LEA: Role.LEAD, named("lou"): Role.LEAD, WIN: Role.WRITER}


def begin() -> Begun:
    service = Service()
    lea, win, lou = (service.enrol(user, service.invite(user)) for user in (LEA, WIN, named("lou")))
    log, key = Log(F), new_epoch_key()
    log.write(lea, state_of(first_family_state(F), key, MEMBERS))
    return Begun(service, lea, win, lou, log, key)
