"""Who speaks: one enrolled laptop, and whom it believes."""

from dataclasses import dataclass

from coachdesk.crypto.device_keys import DeviceKeys
from coachdesk.crypto.digest import access_log_of

ORGANISATION, FAMILY, ACCESS = "organisation", "family", "access"
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

    @property
    def access_log(self) -> bytes:
        """The id of the log in which this laptop says what was opened and taken out on it."""
        return access_log_of(self.keys.device)

    def kind_of(self, log: bytes) -> str:
        """What a log is of that a round goes through: of access logs only this laptop's own is one."""
        return {self.organisation: ORGANISATION, self.access_log: ACCESS}.get(log, FAMILY)
