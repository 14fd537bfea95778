"""The organisation's certificate authority: one root, and a certificate for each worker who signs plans.

Policy (SECURITY.md quotes it): a root lives 30 years and a worker's certificate two. A plan is judged at the moment
its signature states, so it does not matter that the certificate, or even the root, has ended by the day of checking.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from coachdesk.crypto.certificate_names import full_name_extension, full_name_of, one_line, plain_name
from coachdesk.errors import BadInput, CertificateProblem, Unreadable
from coachdesk.models.organisation import WorkerRole

ROOT_LIFETIME = timedelta(days=10_958)
"""30 years: replacing a root means giving everybody a new trust file, so it outlives most plans it vouches for."""

CERTIFICATE_LIFETIME = timedelta(days=731)
"""Two years: a laptop that never meets a network is not stopped mid-year, and a key nobody withdrew dies by itself."""

CLOCK_ALLOWANCE = timedelta(minutes=5)
"""How far two laptops' clocks may differ. All we issue starts this much earlier, so that it can be used at once."""

_SOME_ORGANISATION = "CoachDesk organisation"

UNREADABLE = (ValueError, x509.InvalidVersion, UnsupportedAlgorithm)
"""What cryptography raises for bytes that are no certificate, list or key, or none it knows."""


@dataclass(frozen=True, slots=True)
class WorkerCertificate:
    """What a worker's certificate says. `valid_from` and `valid_until` are aware, in UTC."""

    der: bytes = field(repr=False)
    public_key: bytes = field(repr=False)
    serial: int
    name: str
    role: str
    worker_id: str
    organisation_name: str
    organisation_id: str
    valid_from: datetime
    valid_until: datetime


def new_key() -> bytes:
    """A fresh ECDSA P-256 private key as PKCS #8 DER, unencrypted: it is only ever kept inside something sealed."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_key_of(private_key: bytes) -> bytes:
    """The public half as SubjectPublicKeyInfo DER: what is sent to the authority to be certified."""
    return (
        load_private_key(private_key)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def make_root(private_key: bytes, organisation_id: str, organisation_name: str, at: datetime) -> bytes:
    """The organisation's self-signed root (DER). Raises BadInput for a name that is empty or over 200 characters."""
    full = one_line(organisation_name)
    key = load_private_key(private_key)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, plain_name(full, _SOME_ORGANISATION)),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, plain_name(full, _SOME_ORGANISATION)),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, organisation_id),
        ]
    )
    public_key = key.public_key()
    root = (
        _dated(at, ROOT_LIFETIME)
        .subject_name(name)
        .issuer_name(name)
        .public_key(public_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(authority=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(full_name_extension(full), critical=False)
        .sign(key, hashes.SHA256())
    )
    return root.public_bytes(serialization.Encoding.DER)


def certify(
    authority_key: bytes, root: bytes, public_key: bytes, worker_id: str, name: str, role: WorkerRole, at: datetime
) -> bytes:
    """A certificate (DER) with which this worker signs plans from `at` on, for two years.

    It names a place for the list of withdrawn certificates, without which checkers skip the question; the place is
    `urn:uuid:` and the organisation's id, because an address on the network would tell its owner who opened which
    family's plan and when. The list itself travels in the plan and in the trust file.
    Raises CertificateProblem when it would outlive the root, BadInput for a name that is empty or over 200
    characters, and for a key that is not P-256.
    """
    authority = x509.load_der_x509_certificate(root)
    if at + CERTIFICATE_LIFETIME > authority.not_valid_after_utc:
        raise CertificateProblem(
            "The organisation's signing root is about to end. Create a new organisation file first."
        )
    if at < authority.not_valid_before_utc:
        raise CertificateProblem("This laptop's clock is before the organisation was created. Set the clock first.")
    held, full = _load_public_key(public_key), one_line(name)
    certificate = (
        _dated(at, CERTIFICATE_LIFETIME)
        .subject_name(
            x509.Name(
                [
                    x509.NameAttribute(NameOID.COMMON_NAME, plain_name(full, "CoachDesk worker")),
                    x509.NameAttribute(NameOID.TITLE, role.value),
                    x509.NameAttribute(NameOID.ORGANIZATION_NAME, _attribute(authority, NameOID.ORGANIZATION_NAME)),
                    x509.NameAttribute(NameOID.SERIAL_NUMBER, worker_id),
                ]
            )
        )
        .issuer_name(authority.subject)
        .public_key(held)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(authority=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(held), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(
                authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
            ),
            critical=False,
        )
        .add_extension(_place_of_revocations(_organisation_id(authority)), critical=False)
        .add_extension(full_name_extension(full), critical=False)
        .sign(load_private_key(authority_key), hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.DER)


def read_certificate(der: bytes, root: bytes) -> WorkerCertificate:
    """What a certificate says, once it is known that this root issued it.

    Raises Unreadable for bytes that are no certificate, CertificateProblem when another root issued it.
    """
    try:
        found = x509.load_der_x509_certificate(der)
        authority = x509.load_der_x509_certificate(root)
    except UNREADABLE as broken:
        raise Unreadable("That certificate could not be read.") from broken
    try:
        found.verify_directly_issued_by(authority)
    except (TypeError, InvalidSignature, *UNREADABLE) as foreign:
        raise CertificateProblem("That certificate was issued by another organisation.") from foreign
    return WorkerCertificate(
        der=der,
        public_key=found.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        ),
        serial=found.serial_number,
        name=full_name_of(found),
        role=_attribute(found, NameOID.TITLE),
        worker_id=_attribute(found, NameOID.SERIAL_NUMBER),
        organisation_name=full_name_of(authority),
        organisation_id=_organisation_id(authority),
        valid_from=found.not_valid_before_utc,
        valid_until=found.not_valid_after_utc,
    )


def read_root(root: bytes) -> tuple[str, str]:
    """The id and the name of the organisation that a root certificate is of.

    Raises Unreadable for bytes that are no certificate, CertificateProblem for one that did not sign itself.
    """
    try:
        found = x509.load_der_x509_certificate(root)
    except UNREADABLE as broken:
        raise Unreadable("That root certificate could not be read.") from broken
    try:
        found.verify_directly_issued_by(found)
    except (TypeError, InvalidSignature, *UNREADABLE) as foreign:
        raise CertificateProblem("That root certificate does not stand for itself.") from foreign
    return _organisation_id(found), full_name_of(found)


def load_private_key(private_key: bytes) -> ec.EllipticCurvePrivateKey:
    """The P-256 key of PKCS #8 bytes. Raises CertificateProblem for anything else."""
    try:
        key = serialization.load_der_private_key(private_key, password=None)
    except UNREADABLE as broken:
        raise CertificateProblem("The signing key is damaged. Ask your office for a new certificate.") from broken
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CertificateProblem("The signing key is of a kind that CoachDesk does not use.")
    return key


def _load_public_key(public_key: bytes) -> ec.EllipticCurvePublicKey:
    try:
        key = serialization.load_der_public_key(public_key)
    except UNREADABLE as broken:
        raise BadInput("public_key", "That public key could not be read.") from broken
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise BadInput("public_key", "Only P-256 keys are certified.")
    return key


def _dated(at: datetime, lifetime: timedelta) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .serial_number(x509.random_serial_number())
        .not_valid_before(at.replace(microsecond=0) - CLOCK_ALLOWANCE)
        .not_valid_after(at.replace(microsecond=0) + lifetime)
    )


def _key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _place_of_revocations(organisation_id: str) -> x509.CRLDistributionPoints:
    place = x509.UniformResourceIdentifier(UUID(hex=organisation_id).urn)
    return x509.CRLDistributionPoints([x509.DistributionPoint([place], None, None, None)])


def _organisation_id(root: x509.Certificate) -> str:
    return _attribute(root, NameOID.SERIAL_NUMBER)


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    for found in certificate.subject.get_attributes_for_oid(oid):
        return str(found.value)
    return ""
