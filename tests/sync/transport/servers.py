"""Real listeners on this machine that answer as they are told: right servers, wrong ones, and pages for people."""

import contextlib
import ipaddress
import select
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from coachdesk.crypto.server_trust import key_pin

CBOR = b"application/cbor"
NOW = datetime.now(UTC)


def answer(body: bytes, status: bytes = b"200 OK", kind: bytes = CBOR, more: bytes = b"") -> bytes:
    """A whole answer, after which the connection may stay."""
    head = b"HTTP/1.1 " + status + b"\r\nContent-Type: " + kind + b"\r\n" + more
    return head + b"Content-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body


@dataclass
class Listener:
    """`asked` is every request that came, whole. `answers` says what to send to each, by its number."""

    answers: Callable[[int], bytes]
    context: ssl.SSLContext | None = None
    asked: list[bytes] = field(default_factory=list)
    port: int = 0
    tunnel_to: int = 0

    @contextlib.contextmanager
    def open(self) -> Iterator["Listener"]:
        listening = socket.create_server(("127.0.0.1", 0))
        listening.settimeout(0.05)
        self.port = listening.getsockname()[1]
        done = threading.Event()
        at_work = threading.Thread(target=self._serve, args=(listening, done))
        at_work.start()
        try:
            yield self
        finally:
            done.set()
            at_work.join()
            listening.close()

    def origin(self, host: str = "127.0.0.1") -> str:
        return f"{'https' if self.context else 'http'}://{host}:{self.port}"

    def _serve(self, listening: socket.socket, done: threading.Event) -> None:
        while not done.is_set():
            with contextlib.suppress(TimeoutError, OSError):
                connection, _ = listening.accept()
                connection.settimeout(2)
                with self.context.wrap_socket(connection, server_side=True) if self.context else connection as talking:
                    self._talk(talking)

    def _talk(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            part = connection.recv(65536)
            if not part:
                return
            request += part
        head, _, body = request.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
        )
        while len(body) < length:
            body += connection.recv(65536)
        self.asked.append(head + b"\r\n\r\n" + body)
        connection.sendall(self.answers(len(self.asked) - 1))
        if self.tunnel_to:
            self._carry(connection)

    def _carry(self, near: socket.socket) -> None:
        """What a proxy does after CONNECT: every byte to and fro, understood by nobody on the way."""
        with socket.create_connection(("127.0.0.1", self.tunnel_to), 2) as far:
            while True:
                for one in select.select([near, far], [], [], 2)[0]:
                    part = one.recv(65536)
                    if not part:
                        return
                    (far if one is near else near).sendall(part)


@dataclass(frozen=True)
class Authority:
    """An authority of one's own that signs servers' certificates."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    def server(self, folder: Path, host: str = "127.0.0.1", *, days: int = 2, oldest: bool = False) -> "ServerIdentity":
        """A certificate for a host, and the context a server with it listens with; `days` from now it ends."""
        key = ec.generate_private_key(ec.SECP256R1())
        named = x509.IPAddress(ipaddress.ip_address(host)) if host[0].isdigit() else x509.DNSName(host)
        made = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "server")]))
            .issuer_name(self.certificate.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - timedelta(days=9))
            .not_valid_after(NOW + timedelta(days=days))
            .add_extension(x509.SubjectAlternativeName([named]), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if oldest:
            context.maximum_version = ssl.TLSVersion.TLSv1_2
        pem = folder / f"{made.serial_number}.pem"
        pem.write_bytes(
            made.public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        context.load_cert_chain(pem)
        return ServerIdentity(context, key_pin(made.public_bytes(serialization.Encoding.DER)))


@dataclass(frozen=True)
class ServerIdentity:
    context: ssl.SSLContext
    pin: bytes


def new_authority(name: str = "authority") -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    names = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(names)
        .issuer_name(names)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=9))
        .not_valid_after(NOW + timedelta(days=9))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Authority(made, key)
