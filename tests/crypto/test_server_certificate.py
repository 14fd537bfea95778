"""A server's TLS context speaks TLS 1.3 only and refuses what does not belong together."""

import datetime as dt
import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from coachdesk.crypto.server_certificate import serving_context


def certificate_files(folder: Path, name: str = "server") -> tuple[Path, Path]:
    """A self-signed certificate for 127.0.0.1 and its key, as an IT officer would hand them over."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / f"{name}.pem", folder / f"{name}.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return certificate, secret


def test_nothing_older_than_tls_1_3_is_spoken(tmp_path: Path) -> None:
    context = serving_context(*certificate_files(tmp_path))
    assert context.minimum_version is ssl.TLSVersion.TLSv1_3


def test_a_key_of_another_certificate_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    certificate, _ = certificate_files(tmp_path)
    _, other = certificate_files(tmp_path, "other")
    with pytest.raises(OSError, match="mismatch"):
        serving_context(certificate, other)
    with pytest.raises(OSError, match="No such file"):
        serving_context(certificate, tmp_path / "missing.key")


def test_a_key_under_a_passphrase_is_refused_rather_than_asked_about(tmp_path: Path) -> None:
    certificate, secret = certificate_files(tmp_path)
    key = serialization.load_pem_private_key(secret.read_bytes(), None)
    locked = serialization.BestAvailableEncryption(b"words")
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked))
    with pytest.raises(OSError, match=r"."):
        serving_context(certificate, secret)
