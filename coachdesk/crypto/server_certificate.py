"""How the sync server shows who it is: TLS 1.3 and nothing older, with the certificate an IT officer gave it."""

import ssl
from pathlib import Path


def serving_context(certificate: Path, key: Path) -> ssl.SSLContext:
    """What a server offers connections with: this certificate (PEM, with its chain) and its key (PEM, no passphrase).

    Raises OSError where a file is missing, and ssl.SSLError, which is one, where the two do not belong together.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(certificate, key, password=lambda: b"")
    return context
