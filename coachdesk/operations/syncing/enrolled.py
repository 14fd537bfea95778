"""What a connected vault keeps of its organisation's server, and what it knows of who belongs to what."""

from coachdesk.crypto.device_keys import DeviceKeys
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import DEVICE_KEY, OpenDesk
from coachdesk.errors import NotEnrolled
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.round import Laptop
from coachdesk.sync.round.known_members import KnownMembers

SERVER_PLACE, RECEIVING_SEED, CAME_BY = "server_place", "receiving_seed", "came_by"
ORGANISATION_ROOT, LAST_CONTACT, JOINING = "organisation_root", "last_contact", "joining"
"""Names in a connected vault's keyring. JOINING is not empty until the server has taken this laptop in."""


def place_of(open_desk: OpenDesk) -> ServerPlace | None:
    """The server of this vault, or None where it is not connected to any."""
    kept = open_desk.named_value(SERVER_PLACE)
    return ServerPlace.from_bytes(kept) if kept else None


def laptop_of(open_desk: OpenDesk) -> Laptop | None:
    """Who this vault is to its server, or None where it is not connected to any."""
    place = place_of(open_desk)
    return laptop_at(open_desk, place) if place else None


def laptop_at(open_desk: OpenDesk, place: ServerPlace) -> Laptop:
    """Who this vault is to a server, whose keys it keeps."""
    owner = open_desk.desk.owner
    came_by = open_desk.named_value(CAME_BY)
    return Laptop(
        bytes.fromhex(owner.organisation_id),
        open_desk.named_value(ORGANISATION_ROOT),
        place.origin,
        bytes.fromhex(owner.worker_id),
        DeviceKeys(
            bytes.fromhex(owner.device_id), open_desk.named_value(DEVICE_KEY), open_desk.named_value(RECEIVING_SEED)
        ),
        DeviceKeys.from_bytes(came_by) if came_by else None,
    )


def enrolled(open_desk: OpenDesk) -> Laptop:
    """Who this vault is to its server. Raises NotEnrolled where it is not connected to any."""
    laptop = laptop_of(open_desk)
    if laptop is None:
        raise NotEnrolled
    return laptop


def enrolled_at(open_desk: OpenDesk) -> ServerPlace:
    """The server of this vault. Raises NotEnrolled where it is not connected to any."""
    place = place_of(open_desk)
    if place is None:
        raise NotEnrolled
    return place


def members_of(open_desk: OpenDesk) -> KnownMembers:
    """Who is who and who may what, as the signed records on this laptop say. Raises NotEnrolled."""
    return KnownMembers(enrolled(open_desk), change_log_of(open_desk.desk))
