"""Connecting an organisation to its server from its administrator's laptop, with the recovery key put on two papers."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from coachdesk.crypto import codec, wrapped_secret
from coachdesk.crypto.administrator_file import Administrator, open_administrator, seal_administrator
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.crypto.server_trust import authorities_in
from coachdesk.desk.opening import Costs, OpenDesk
from coachdesk.errors import BadInput, NotFound, Unreadable
from coachdesk.operating_system import read_whole, wipe, write_durably
from coachdesk.operations.syncing.enrolled import laptop_of, members_of
from coachdesk.operations.syncing.founding import found
from coachdesk.operations.syncing.joining import is_joining
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.operations.vaults import STANDARD

UNPROVED_HALVES = "unproved_halves"
"""In the keyring from when the two halves are first shown until groups of both were typed back from paper."""

_LONGEST_AUTHORITIES = 64 * 1024
_LOOPBACK = "http://"

Halves = tuple[RecoveryCode, RecoveryCode]


@dataclass(frozen=True, slots=True)
class ConnectWishes:
    """What an administrator gave. `authorities` is the file (PEM) that signs the server's certificate, if any."""

    address: str
    authorities: Path | None
    administrator_file: Path
    passphrase: bytearray = field(repr=False)


def place_wished(address: str, authorities: Path | None, pem: str = "") -> ServerPlace:
    """The server at an address as somebody typed it, with a file of authorities or such as are known (`pem`).

    BadInput names `address` or `authorities` with a sentence.
    """
    origin = address.strip().rstrip("/")
    if "://" not in origin:
        origin = f"https://{origin}"
    if authorities is not None:
        try:
            pem = authorities_in(read_whole(authorities, _LONGEST_AUTHORITIES))
        except (FileNotFoundError, Unreadable) as trouble:
            raise BadInput("authorities", "There is no certificate at that place. Choose the file again.") from trouble
    place = ServerPlace(origin, pem)
    if not origin.startswith(_LOOPBACK) and not pem:
        raise BadInput("authorities", "Choose the certificate file that your IT officer gave you with the address.")
    try:
        place.way()
    except BadInput as trouble:
        raise BadInput("address", "That is not the address of a server. Check it with your IT officer.") from trouble
    return place


def connect(open_desk: OpenDesk, wishes: ConnectWishes, place: ServerPlace, ask: Ask, costs: Costs = STANDARD) -> None:
    """The organisation on its server; the file knows the recovery key from then on, and `unproved_halves` gives it.

    Raises NotFound, WrongOrganisationPassphrase and the like for the file, and what `found` raises. Again after a cut
    it goes on. The passphrase is wiped.
    """
    try:
        administrator = _opened(wishes, costs)
        recovery = _recovery_known(open_desk, administrator)
        if recovery and not administrator.recovery:  # cut short when only the file was left to be written
            administrator = replace(administrator, recovery=recovery)
        else:
            made = found(open_desk, administrator, place, ask)
            administrator = made.administrator
            if made.halves is not None:
                open_desk.set_keyring({UNPROVED_HALVES: codec.encode([half.text for half in made.halves])})
                for half in made.halves:
                    half.wipe()
        sealed = seal_administrator(administrator, wishes.passphrase, costs.cost, floor=costs.floor)
        write_durably(wishes.administrator_file, sealed, replace=True)
    finally:
        wipe(wishes.passphrase)


def unproved_halves(open_desk: OpenDesk) -> Halves | None:
    """The two halves of the recovery key while they are not proved to be on paper; the caller wipes them."""
    kept = open_desk.named_value(UNPROVED_HALVES)
    if not kept:
        return None
    one, other = (RecoveryCode.typed(text) for text in codec.decode(kept))
    return one, other


def halves_are_on_paper(open_desk: OpenDesk) -> None:
    """Groups of both papers were typed back: this laptop forgets the halves for good."""
    open_desk.set_keyring({UNPROVED_HALVES: b""})


def _recovery_known(open_desk: OpenDesk, administrator: Administrator) -> bytes:
    """The recovery key that the organisation of this file has on its server; empty where nobody here knows of one."""
    laptop = laptop_of(open_desk)
    if laptop is None or is_joining(open_desk) or laptop.root != administrator.signing_root:
        return b""
    return members_of(open_desk).organisation.recovery or b""


def _opened(wishes: ConnectWishes, costs: Costs) -> Administrator:
    try:
        sealed = read_whole(wishes.administrator_file, wrapped_secret.SIZE_LIMIT)
    except (FileNotFoundError, Unreadable) as trouble:
        raise NotFound("There is no organisation file at that place.") from trouble
    return open_administrator(sealed, wishes.passphrase, floor=costs.floor)
