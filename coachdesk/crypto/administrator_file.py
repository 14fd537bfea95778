"""The administrator file: an organisation's two roots, sealed under a passphrase and kept away from every laptop.

It holds the Ed25519 signing root, the P-256 certificate authority, every withdrawal there has been, and which
certificates are out. A coach's vault never holds any of it. The seal is `coachdesk.crypto.passphrase`; the secret
inside is one canonical CBOR map, and the header that can be read without the passphrase names the organisation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.certificates import certify, make_root, new_key, public_key_of, read_certificate, read_root
from coachdesk.crypto.passphrase import FLOOR, STANDARD, Cost, open_with_passphrase, seal_with_passphrase
from coachdesk.crypto.revocation import Withdrawal, make_revocations
from coachdesk.crypto.signatures import new_signing_seed
from coachdesk.crypto.signatures import public_key_of as signing_public
from coachdesk.crypto.signer import Signer
from coachdesk.crypto.trust_file import Trust, make_trust
from coachdesk.errors import (
    CertificateProblem,
    KeyFileChanged,
    KeyFileDamaged,
    NotFound,
    Refused,
    Unreadable,
    VaultError,
    VaultNewer,
    WrongOrganisationPassphrase,
    WrongPassphrase,
)
from coachdesk.models.organisation import WorkerRole
from coachdesk.models.values import new_id
from coachdesk.operating_system import wipe

PURPOSE = "administrator"
SECRET_LIMIT = 60 * 1024
"""Largest secret that fits the sealed file: some 900 withdrawals, or 500 certificates out at once."""

_FORGOTTEN_AFTER = timedelta(days=366)
"""How long after its end a certificate can still be withdrawn by name."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate that is out: whose it is and until when, so that it can be withdrawn without its laptop."""

    serial: int
    worker_id: str
    name: str
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Administrator:
    """An organisation's roots, open in memory. Every deed gives a new value: save that one."""

    organisation_id: str
    organisation: str
    signing_seed: bytes = field(repr=False)
    authority_key: bytes = field(repr=False)
    root: bytes = field(repr=False)
    withdrawals: tuple[Withdrawal, ...] = ()
    issued: tuple[Issued, ...] = ()
    recovery: bytes = field(default=b"", repr=False)
    """The public half of the recovery key, once there is one; the private half is on two officers' papers only."""

    @property
    def signing_root(self) -> bytes:
        """The 32 bytes that everything the organisation certifies hangs from."""
        return signing_public(self.signing_seed)

    def trust(self, at: datetime) -> Trust:
        """The public trust file of this moment, with a new list of withdrawn certificates."""
        return make_trust(self.signing_seed, self.root, self.revocations(at))

    def revocations(self, at: datetime) -> bytes:
        """A new list of every withdrawn certificate (CRL, DER)."""
        return make_revocations(self.authority_key, self.root, self.withdrawals, at)

    def certify(
        self, public_key: bytes, worker_id: str, name: str, role: WorkerRole, at: datetime
    ) -> tuple["Administrator", bytes]:
        """A certificate (DER) for a key that a worker's laptop made and keeps (SubjectPublicKeyInfo DER)."""
        certificate = certify(self.authority_key, self.root, public_key, worker_id, name, role, at)
        read = read_certificate(certificate, self.root)
        kept = tuple(one for one in self.issued if one.valid_until + _FORGOTTEN_AFTER > at)
        issued = Issued(read.serial, worker_id, read.name, read.valid_until)
        return replace(self, issued=(*kept, issued)), certificate

    def enrol(self, worker_id: str, name: str, role: WorkerRole, at: datetime) -> tuple["Administrator", Signer]:
        """A new key with its certificate, for a vault that is made on this very machine."""
        key = new_key()
        administrator, certificate = self.certify(public_key_of(key), worker_id, name, role, at)
        return administrator, Signer(key, certificate, self.root, administrator.revocations(at))

    def withdraw(self, serial: int, at: datetime) -> "Administrator":
        """The same organisation, with one certificate counting no longer from `at` on; at may lie in the past.

        A second withdrawal only ever makes the moment earlier. Raises NotFound for a serial that is not out.
        """
        earlier = [one for one in self.withdrawals if one.serial == serial]
        if not earlier and all(one.serial != serial for one in self.issued):
            raise NotFound("No certificate with that number was issued by this organisation.")
        moment = min([at.replace(microsecond=0), *(one.at for one in earlier)])
        others = tuple(one for one in self.withdrawals if one.serial != serial)
        return replace(self, withdrawals=(*others, Withdrawal(serial, moment)))


def create_administrator(organisation: str, at: datetime, organisation_id: str | None = None) -> Administrator:
    """A new organisation with roots of its own. Raises BadInput for an empty name."""
    organisation_id = organisation_id or new_id()
    authority_key = new_key()
    root = make_root(authority_key, organisation_id, organisation, at)
    _, name = read_root(root)
    return Administrator(organisation_id, name, new_signing_seed(), authority_key, root)


def seal_administrator(
    administrator: Administrator, passphrase: bytearray, cost: Cost = STANDARD, *, floor: Cost = FLOOR
) -> bytes:
    """The file's bytes, for `operating_system.write_durably`. The caller wipes the passphrase.

    Raises BadInput for an unusable passphrase, Refused when the organisation has outgrown the file.
    """
    secret = bytearray(codec.encode(_to_map(administrator)))
    try:
        if len(secret) > SECRET_LIMIT:
            raise Refused("This organisation file is full. Create a new organisation file for new certificates.")
        header = {"organisation_id": administrator.organisation_id, "organisation": administrator.organisation}
        return seal_with_passphrase(secret, passphrase, PURPOSE, header, cost, floor=floor)
    finally:
        wipe(secret)


def open_administrator(sealed: bytes, passphrase: bytearray, *, floor: Cost = FLOOR) -> Administrator:
    """The organisation in a file's bytes. The caller wipes the passphrase.

    Raises WrongOrganisationPassphrase, KeyFileDamaged, KeyFileChanged or VaultNewer, each with a sentence of its own.
    """
    try:
        secret, header = open_with_passphrase(sealed, passphrase, PURPOSE, floor=floor)
    except WrongPassphrase as trouble:
        raise WrongOrganisationPassphrase from trouble
    except (KeyFileDamaged, KeyFileChanged, VaultNewer) as trouble:
        raise type(trouble)(_SENTENCES[type(trouble)]) from trouble
    try:
        administrator = _from_map(codec.decode(bytes(secret), SECRET_LIMIT))
        named = read_root(administrator.root)
    except (Unreadable, CertificateProblem, KeyError, TypeError, ValueError, OverflowError) as broken:
        raise KeyFileDamaged(_SENTENCES[KeyFileDamaged]) from broken
    finally:
        wipe(secret)
    if (header.get("organisation_id"), header.get("organisation")) != named:
        raise KeyFileDamaged(_SENTENCES[KeyFileDamaged])
    return administrator


_SENTENCES: Mapping[type[VaultError], str] = {
    KeyFileDamaged: "The organisation file is damaged, or is another kind of file. Use your copy of it.",
    KeyFileChanged: "The organisation file has been changed to weaken its protection. Do not use it. Call support.",
    VaultNewer: "The organisation file was made by a newer CoachDesk. Update first. Nothing was changed.",
}


def _to_map(administrator: Administrator) -> dict[str, Any]:
    # without a recovery key the file is what it was before there was one, and earlier programs open it
    return ({"recovery": administrator.recovery} if administrator.recovery else {}) | {
        "organisation_id": administrator.organisation_id,
        "organisation": administrator.organisation,
        "signing_seed": administrator.signing_seed,
        "authority_key": administrator.authority_key,
        "root": administrator.root,
        "withdrawals": [[_serial(one.serial), _seconds(one.at)] for one in administrator.withdrawals],
        "issued": [
            [_serial(one.serial), one.worker_id, one.name, _seconds(one.valid_until)] for one in administrator.issued
        ],
    }


def _from_map(found: Mapping[str, Any]) -> Administrator:
    return Administrator(
        organisation_id=found["organisation_id"],
        organisation=found["organisation"],
        signing_seed=found["signing_seed"],
        authority_key=found["authority_key"],
        root=found["root"],
        withdrawals=tuple(
            Withdrawal(int.from_bytes(serial, "big"), datetime.fromtimestamp(at, UTC))
            for serial, at in found["withdrawals"]
        ),
        issued=tuple(
            Issued(int.from_bytes(serial, "big"), worker_id, name, datetime.fromtimestamp(until, UTC))
            for serial, worker_id, name, until in found["issued"]
        ),
        recovery=found.get("recovery", b""),
    )


def _serial(number: int) -> bytes:
    return number.to_bytes(20, "big")  # X.509 serial numbers are at most 20 bytes (RFC 5280)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
