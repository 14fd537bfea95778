"""A small organisation whose keys are always the same: its root, devices with seeds, and records signed for its log."""

from dataclasses import dataclass, field, replace
from hashlib import sha256

from coachdesk.crypto.signatures import public_key_of, sign
from coachdesk.sync.membership import (
    Certificate,
    Invite,
    OrganisationRecord,
    OrganisationRole,
    OrganisationState,
    Root,
    Void,
    VoidReason,
    first_organisation_state,
    judge_organisation,
)
from coachdesk.sync.membership.organisation import (
    CERTIFICATE_CONTEXT,
    ROOT_CONTEXT,
    certificate_statement,
    root_statement,
)

ORGANISATION = b"organisation-----"[:16]
ROOT_SEED = b"r" * 32
LATER = 2_000_000_000


def named(text: str, length: int = 16) -> bytes:
    """Bytes of this length that stand for a name."""
    return sha256(text.encode()).digest()[:length].ljust(length, b".")


def seed_of(name: str) -> bytes:
    """The signing seed of a device or an invitation."""
    return named(f"seed of {name}", 32)


def receiving_of(name: str) -> bytes:
    """Something of the length of a receiving key."""
    return named(f"receiving {name}", 32) * 38


def root_record(user: str, device: str, expect: bytes = bytes(32), seed: bytes = ROOT_SEED) -> Root:
    """The root certifies an admin's device."""
    bare = Root(
        *(expect, named(user), named(device), public_key_of(seed_of(device)), receiving_of(device)),
        *(receiving_of("recovery"), b""),
    )
    return replace(bare, proof=sign(seed, ROOT_CONTEXT, root_statement(ORGANISATION, bare)))


def certificate(user: str, device: str, issuer: str, seed: bytes | None = None) -> Certificate:
    """An invitation, or an admin's device, certifies a device."""
    bare = Certificate(
        *(named(user), named(device), public_key_of(seed_of(device)), receiving_of(device), named(issuer), b""),
    )
    proof = sign(seed or seed_of(issuer), CERTIFICATE_CONTEXT, certificate_statement(ORGANISATION, bare))
    return replace(bare, proof=proof)


def invitation(
    user: str, name: str, expect: bytes, role: OrganisationRole = OrganisationRole.WORKER, expires: int = LATER
) -> Invite:
    """An admin invites a user."""
    keys = public_key_of(seed_of(name)), receiving_of(name)
    return Invite(expect, named(name), named(user), role, *keys, b"w" * 76, expires)


@dataclass
class Ledger:
    """The organisation's log as it grows: what was judged, and how."""

    state: OrganisationState = field(
        default_factory=lambda: first_organisation_state(ORGANISATION, public_key_of(ROOT_SEED))
    )
    count: int = 0
    voids: list[VoidReason] = field(default_factory=list)

    def put(self, record: OrganisationRecord, device: str) -> VoidReason | None:
        """Judge one record signed by a device; why it is void, or None."""
        self.count += 1
        judged = judge_organisation(self.state, record, digest=named(f"h{self.count}", 32), device=named(device))
        if isinstance(judged, Void):
            self.voids.append(judged.reason)
            return judged.reason
        self.state = judged
        return None

    def enrol(self, user: str, device: str, role: OrganisationRole = OrganisationRole.WORKER) -> None:
        """Invite a user by Ada's laptop and certify her device."""
        name = f"invitation {self.count}"
        assert self.put(invitation(user, name, self.state.control_hash, role), "ada's laptop") is None
        assert self.put(certificate(user, device, name), device) is None


def founded() -> Ledger:
    """Ada is the admin; Lea and Lou lead; Win writes."""
    ledger = Ledger()
    assert ledger.put(root_record("ada", "ada's laptop"), "ada's laptop") is None
    for user in ("lea", "lou", "win"):
        ledger.enrol(user, f"{user}'s laptop")
    return ledger
