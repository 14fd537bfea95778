"""The list of withdrawn certificates (X.509 CRL): who may no longer sign, and from which moment.

Policy (SECURITY.md quotes it): a list is good for three years, one more than a certificate, so that a laptop which
never meets a network can sign to the end of its certificate with the list it was given. A new list is cut whenever a
certificate is issued or withdrawn. An entry is never dropped, however old: plans are checked ten years later.
A withdrawal counts from its moment on: what was signed before stands, what was signed at it or after does not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from coachdesk.crypto.certificates import CLOCK_ALLOWANCE, UNREADABLE, load_private_key
from coachdesk.errors import CertificateProblem, Unreadable

LIST_LIFETIME = timedelta(days=1_096)
"""Three years: a certificate's two, and one in which the office may be slow."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A certificate, by serial number, that counts no longer from the moment `at` on."""

    serial: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Revocations:
    """What a genuine list says: `withdrawn` maps a serial number to the moment from which it counts no longer."""

    issued_at: datetime
    next_due: datetime
    withdrawn: Mapping[int, datetime]

    def withdrawn_at(self, serial: int, moment: datetime) -> datetime | None:
        """When the certificate was withdrawn, if that was at or before `moment`."""
        at = self.withdrawn.get(serial)
        return at if at is not None and at <= moment else None


def make_revocations(authority_key: bytes, root: bytes, withdrawals: Iterable[Withdrawal], at: datetime) -> bytes:
    """A signed list (CRL, DER) of every withdrawal there has ever been; its number is the second it was made in."""
    authority = x509.load_der_x509_certificate(root)
    issued_at = at.replace(microsecond=0)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.subject)
        .last_update(issued_at - CLOCK_ALLOWANCE)
        .next_update(issued_at + LIST_LIFETIME)
        .add_extension(x509.CRLNumber(int(issued_at.timestamp())), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(
                authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
            ),
            critical=False,
        )
    )
    for withdrawal in withdrawals:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(withdrawal.serial)
            .revocation_date(withdrawal.at.replace(microsecond=0))
            .build()
        )
    return builder.sign(load_private_key(authority_key), hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def read_revocations(der: bytes, root: bytes) -> Revocations:
    """What a list says, once it is known that this root signed it.

    Raises Unreadable for bytes that are no such list, CertificateProblem when another root signed it.
    """
    try:
        found = x509.load_der_x509_crl(der)
        authority = x509.load_der_x509_certificate(root)
        next_due = found.next_update_utc
        withdrawn = {entry.serial_number: entry.revocation_date_utc for entry in found}
    except UNREADABLE as broken:
        raise Unreadable("That list of withdrawn certificates could not be read.") from broken
    key = authority.public_key()
    try:
        genuine = found.issuer == authority.subject and found.is_signature_valid(key)  # type: ignore[arg-type]
    except (TypeError, *UNREADABLE):
        genuine = False
    if not genuine or next_due is None:
        raise CertificateProblem("That list of withdrawn certificates is another organisation's.")
    return Revocations(found.last_update_utc, next_due, withdrawn)
