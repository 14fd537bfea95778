"""Of a file that an IT officer hands over only its certificates are kept, and a file without any is refused."""

import pytest

from coachdesk.crypto.server_trust import ServerTrust, authorities_in, trusting_context
from coachdesk.errors import BadInput
from tests.sync.transport.servers import new_authority


def test_the_certificates_of_a_file_are_kept_and_nothing_else() -> None:
    one, other = new_authority().pem, new_authority().pem
    kept = authorities_in(f"Council authority, ask Sam\n{one}\nand the old one:\n{other}".encode())
    assert kept == one + other
    assert trusting_context(ServerTrust(kept)).cert_store_stats()["x509_ca"] == 2


@pytest.mark.parametrize("content", [b"", b"not a certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n", b"\xff\x00"])
def test_a_file_without_a_certificate_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(BadInput, match="not a certificate") as refused:
        authorities_in(content)
    assert refused.value.field == "authorities"
