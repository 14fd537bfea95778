"""The authorities that sign a server's certificate, as an invitation carries them: a few, each whole."""

from collections.abc import Iterable

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from coachdesk.errors import BadInput, Unreadable

MOST_AUTHORITIES = 4
LARGEST_AUTHORITY = 4_096
"""Bytes of one certificate."""


def authorities_der(pem: str) -> tuple[bytes, ...]:
    """The certificates in a text (PEM), in its order. Raises BadInput for none, too many or too large ones."""
    try:
        found = x509.load_pem_x509_certificates(pem.encode()) if pem else []
    except ValueError as trouble:
        raise BadInput("authorities", "That file is not a certificate. Ask your IT officer for it.") from trouble
    ders = tuple(one.public_bytes(Encoding.DER) for one in found)
    if len(ders) > MOST_AUTHORITIES or any(len(one) > LARGEST_AUTHORITY for one in ders):
        raise BadInput("authorities", "That file holds more than a few certificates. Ask your IT officer for another.")
    return ders


def authorities_pem(ders: Iterable[bytes]) -> str:
    """The same certificates as a text. Raises Unreadable for bytes that are no certificate, or not exactly one."""
    try:
        found = [x509.load_der_x509_certificate(one) for one in ders]
    except ValueError:
        raise Unreadable from None
    return "".join(one.public_bytes(Encoding.PEM).decode("ascii") for one in found)
