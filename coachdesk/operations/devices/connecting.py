"""Connecting an organisation to its server from its administrator's laptop, with the recovery key put on two papers."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from coachdesk.crypto import codec
from coachdesk.crypto.administrator_file import Administrator
from coachdesk.crypto.authorities import authorities_der, authorities_pem
from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.desk.opening import Costs, OpenDesk
from coachdesk.errors import BadInput, Unreadable
from coachdesk.operating_system import read_whole, wipe
from coachdesk.operations.organisation_file import read_organisation_file, write_organisation_file
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
    """The organisation's file as an administrator gave it, with the passphrase, which is wiped."""

    administrator_file: Path
    passphrase: bytearray = field(repr=False)


def place_wished(address: str, authorities: Path | None) -> ServerPlace:
    """The server at an address as somebody typed it. BadInput names `address` or `authorities` with a sentence."""
    origin = address.strip().rstrip("/")
    if "://" not in origin:
        origin = f"https://{origin}"
    pem = ""
    if authorities is not None:
        try:
            text = read_whole(authorities, _LONGEST_AUTHORITIES).decode("utf-8", "replace")
            pem = authorities_pem(authorities_der(text))
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
        administrator = read_organisation_file(wishes.administrator_file, wishes.passphrase, costs)
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
        file = wishes.administrator_file
        write_organisation_file(file, administrator, wishes.passphrase, costs, replace=True)
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
