"""Where an organisation's server is, and how a laptop knows that it is the right one."""

from dataclasses import dataclass
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.server_trust import ServerTrust
from coachdesk.errors import Unreadable
from coachdesk.sync.transport import Way

_PIN = 32


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """`origin` as laptops are told it ("https://host:port"); `authorities` (PEM) sign its certificate.

    `pins` are SHA-256 of the keys it may have; without any, every certificate of these authorities counts.
    """

    origin: str
    authorities: str = ""
    pins: frozenset[bytes] = frozenset()

    def way(self, proxy: str | None = None) -> Way:
        """The way there. Raises BadInput for an origin or proxy that is no address, or that nobody could trust."""
        trust = ServerTrust(self.authorities, self.pins) if self.authorities else None
        return Way(self.origin, trust, proxy)

    def to_bytes(self) -> bytes:
        """For the vault's keyring."""
        return codec.encode([self.origin, self.authorities, sorted(self.pins)])

    @classmethod
    def from_bytes(cls, kept: bytes) -> "ServerPlace":
        """The place of a kept value. Raises Unreadable when it is none."""
        found: Any = codec.decode(kept)
        match found:
            case [str(origin), str(authorities), list(pins)] if all(_is_pin(one) for one in pins):
                return cls(origin, authorities, frozenset(pins))
        raise Unreadable


def _is_pin(found: Any) -> bool:
    return isinstance(found, bytes) and len(found) == _PIN
