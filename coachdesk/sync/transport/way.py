"""Where the server is, by which proxy, and how long anything may take."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

import httpcore

from coachdesk.crypto.server_trust import ServerTrust
from coachdesk.errors import BadInput

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds: to be connected, between two parts of an answer, and for all of it beyond what it was told to wait."""

    connect: float = 10.0
    pause: float = 30.0
    whole: float = 60.0


@dataclass(frozen=True, slots=True)
class Way:
    """`origin` is "https://host" or "https://host:port", as the laptop was told it when it was invited.

    Plain "http://" is for a server on this machine alone, and needs no `trust`. `proxy` ("http://name:word@host:port")
    is what the system or its PAC file says for this origin; None goes straight there. The environment is never asked.
    Raises BadInput for an origin or proxy that is neither.
    """

    origin: str
    trust: ServerTrust | None = field(default=None, repr=False)
    proxy: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        parts = _parts(self.origin, "origin")
        alone = (parts.path, parts.query, parts.fragment, parts.username) == ("", "", "", None)
        plain = parts.scheme == "http" and parts.hostname in LOOPBACK
        if not alone or not (plain or (parts.scheme == "https" and self.trust is not None)):
            raise BadInput("origin", "That is not the address of a server. Check it against the invitation.")
        if self.proxy is not None and _parts(self.proxy, "proxy").scheme != "http":
            raise BadInput("proxy", "CoachDesk can go through plain HTTP proxies only. Ask your IT officer.")

    def through(self) -> httpcore.Proxy | None:
        """The proxy as the connection wants it, name and password apart from its address."""
        if self.proxy is None:
            return None
        parts = _parts(self.proxy, "proxy")
        signed_in = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        return httpcore.Proxy(f"http://{parts.hostname}:{parts.port or 80}", auth=signed_in)


def _parts(address: str, field_name: str) -> SplitResult:
    parts = urlsplit(address)
    try:
        found = bool(parts.hostname) and parts.port != 0
    except ValueError:
        found = False
    if not found:
        raise BadInput(field_name, "That is not an address. Check it against the invitation.")
    return parts
