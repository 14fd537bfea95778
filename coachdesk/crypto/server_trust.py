"""Whom a laptop believes to be its server: TLS 1.3, the organisation's own authorities, and pinned keys.

No authority of the system or of a browser counts. Where a council reads all TLS traffic, an administrator adds the
inspecting proxy's authority and pins nothing: what is sent stays sealed.
"""

import hashlib
import ssl
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class AnotherServer(ssl.SSLError):
    """The certificate is a good one, but the key is not one of those that were pinned."""


@dataclass(frozen=True, slots=True)
class ServerTrust:
    """`authorities` (PEM) sign the server's certificate; `keys` are SHA-256 of the public keys that it may have.

    Without keys any certificate of these authorities counts.
    """

    authorities: str
    keys: frozenset[bytes] = frozenset()


def key_pin(certificate: bytes) -> bytes:
    """SHA-256 of the public key in a certificate (DER): the same after it was renewed with the same key."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()


class _Pinned(ssl.SSLContext):
    """Looks at the key before a single byte of a request is sent."""

    keys: frozenset[bytes] = frozenset()

    def wrap_socket(self, *given: Any, **named: Any) -> ssl.SSLSocket:
        wrapped = super().wrap_socket(*given, **named)
        certificate = wrapped.getpeercert(binary_form=True)
        if self.keys and (certificate is None or key_pin(certificate) not in self.keys):
            wrapped.close()
            raise AnotherServer("the key is not one of those pinned")
        return wrapped


def trusting_context(trust: ServerTrust) -> ssl.SSLContext:
    """What connections to the server are opened with. Raises ssl.SSLError for authorities that cannot be read."""
    context = _Pinned(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=trust.authorities)
    context.keys = trust.keys
    return context


def certificate_trouble(error: BaseException) -> bool:
    """Whether a connection failed over who is there or how it wanted to talk, rather than over the way to it."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    return cause is not None and not isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError)
