"""What a worker signs plans with: her key, her certificate, and what a checker needs to trust it later."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from coachdesk.crypto import codec
from coachdesk.crypto.certificates import (
    CLOCK_ALLOWANCE,
    WorkerCertificate,
    load_private_key,
    public_key_of,
    read_certificate,
)
from coachdesk.crypto.revocation import Revocations, read_revocations
from coachdesk.errors import CertificateProblem, Unreadable

_PARTS = ("certificate", "key", "revocations", "root")


@dataclass(frozen=True, slots=True)
class Signer:
    """A worker's signing key (PKCS #8 DER) with her certificate, its root and a list of withdrawals (all DER).

    It is kept only inside the encrypted vault, and never shown: `repr` prints none of it.
    """

    key: bytes = field(repr=False)
    certificate: bytes = field(repr=False)
    root: bytes = field(repr=False)
    revocations: bytes = field(repr=False)

    def worker(self) -> WorkerCertificate:
        """Who this is, as the certificate says it."""
        return read_certificate(self.certificate, self.root)

    def withdrawals(self) -> Revocations:
        """Whose certificates were withdrawn, as far as this laptop knows."""
        return read_revocations(self.revocations, self.root)

    def sign(self, message: bytes) -> bytes:
        """An ECDSA P-256 signature (DER) over the SHA-256 of a message."""
        return load_private_key(self.key).sign(message, ec.ECDSA(hashes.SHA256()))

    def to_bytes(self) -> bytes:
        """All four parts in one value, for the vault's keyring. It holds the private key."""
        return codec.encode({name: getattr(self, name) for name in _PARTS})

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Signer":
        """The signer of a kept value. Raises Unreadable when it is none."""
        found: Any = codec.decode(kept)
        if not isinstance(found, dict) or tuple(sorted(found)) != _PARTS:
            raise Unreadable
        if not all(isinstance(part, bytes) for part in found.values()):
            raise Unreadable
        return cls(**found)


def check_may_sign(signer: Signer, at: datetime, newest_seen: datetime | None = None) -> WorkerCertificate:
    """Who is about to sign, if the clock, the key and the certificate allow it at the moment `at`.

    `newest_seen` is the latest moment this laptop has a record of: a clock more than five minutes before it is wrong.
    Raises CertificateProblem with the sentence why. What is refused here would never check out later.
    """
    worker = signer.worker()
    known = signer.withdrawals()
    if newest_seen is not None and at < newest_seen - CLOCK_ALLOWANCE:
        raise CertificateProblem(
            f"This laptop's clock looks wrong: it says {_day(at)}, but there are records from after that. "
            "Set the clock, then sign."
        )
    if at < max(worker.valid_from, known.issued_at):
        raise CertificateProblem(
            f"This laptop's clock looks wrong: it says {_day(at)}, which is before your signing certificate was "
            "made. Set the clock, then sign."
        )
    if at > worker.valid_until:
        raise CertificateProblem(
            f"Your signing certificate ended on {_day(worker.valid_until)}. If the clock is right, "
            "ask your office for a new certificate. The plan is safe and can be signed then."
        )
    if at > known.next_due:
        raise CertificateProblem(
            "This laptop's list of withdrawn certificates is too old to sign with. Ask your office for a new one."
        )
    withdrawn_at = known.withdrawn_at(worker.serial, at)
    if withdrawn_at is not None:
        raise CertificateProblem(
            f"Your signing certificate was withdrawn on {_day(withdrawn_at)}. Ask your office for a new one."
        )
    if public_key_of(signer.key) != worker.public_key:
        raise CertificateProblem(
            "Your signing key and certificate do not belong together. Ask your office for new ones."
        )
    return worker


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
