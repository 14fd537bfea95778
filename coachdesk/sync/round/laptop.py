"""Who speaks: one enrolled laptop, and whom it believes."""

from dataclasses import dataclass

from coachdesk.crypto.device_keys import DeviceKeys

ORGANISATION, FAMILY = "organisation", "family"
"""What a log is of, as the store keeps it."""


@dataclass(frozen=True, slots=True)
class Laptop:
    """`origin` is the server's address as this laptop was told it; `root` the organisation's pinned public key."""

    organisation: bytes
    root: bytes
    origin: str
    user: bytes
    keys: DeviceKeys
    came_by: DeviceKeys | None = None
    """The keys of the invitation by which it enrolled: what was sealed for that is this laptop's to open."""

    @property
    def receivers(self) -> tuple[DeviceKeys, ...]:
        """Whatever something may have been sealed for."""
        return (self.keys, self.came_by) if self.came_by else (self.keys,)

    @property
    def device(self) -> bytes:
        """Its id."""
        return self.keys.device
