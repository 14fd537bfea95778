"""What one laptop is known by: an id, a key it signs with and a key it receives with. Kept only inside its vault."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from coachdesk.crypto import codec
from coachdesk.crypto.receiving_keys import RECEIVING_SEED_LENGTH, new_receiving_seed, receiving_public
from coachdesk.crypto.signatures import SEED_LENGTH, public_key_of
from coachdesk.errors import Unreadable

_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """A device's id (16 bytes) and its two secrets; `repr` prints neither."""

    device: bytes
    signing_seed: bytes = field(repr=False)
    receiving_seed: bytes = field(repr=False)

    @property
    def signing(self) -> bytes:
        """The 32 bytes that its signatures are checked with."""
        return public_key_of(self.signing_seed)

    @property
    def receiving(self) -> bytes:
        """The 1,216 bytes that keys are wrapped to."""
        return receiving_public(self.receiving_seed)

    def to_bytes(self) -> bytes:
        """All three in one value, for the vault's keyring."""
        return codec.encode([self.device, self.signing_seed, self.receiving_seed])

    @classmethod
    def from_bytes(cls, kept: bytes) -> "DeviceKeys":
        """The keys of a kept value. Raises Unreadable when it is none."""
        found: Any = codec.decode(kept)
        match found:
            case [bytes(device), bytes(signing), bytes(receiving)]:
                lengths = (len(device), len(signing), len(receiving))
                if lengths == (_ID_LENGTH, SEED_LENGTH, RECEIVING_SEED_LENGTH):
                    return cls(device, signing, receiving)
        raise Unreadable


def new_device_keys(device: bytes | None = None, chance: Callable[[int], bytes] = secrets.token_bytes) -> DeviceKeys:
    """Fresh keys, for a device that has its id already or for a new one."""
    return DeviceKeys(device or chance(_ID_LENGTH), chance(SEED_LENGTH), new_receiving_seed(chance))
