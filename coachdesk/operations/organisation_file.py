"""The organisation file on the disk: opened with its own passphrase, and saved again when it has learned something."""

from pathlib import Path

from coachdesk.crypto import wrapped_secret
from coachdesk.crypto.administrator_file import Administrator, open_administrator, seal_administrator
from coachdesk.desk.opening import Costs
from coachdesk.errors import NotFound, Unreadable
from coachdesk.operating_system import read_whole, write_durably

STANDARD = Costs()


def read_organisation_file(file: Path, passphrase: bytearray, costs: Costs = STANDARD) -> Administrator:
    """The organisation in a file. The caller wipes the passphrase.

    Raises NotFound, WrongOrganisationPassphrase, KeyFileDamaged, KeyFileChanged, VaultNewer.
    """
    try:
        sealed = read_whole(file, wrapped_secret.SIZE_LIMIT)
    except (FileNotFoundError, Unreadable) as trouble:
        raise NotFound("There is no organisation file at that place.") from trouble
    return open_administrator(sealed, passphrase, floor=costs.floor)


def write_organisation_file(
    file: Path, administrator: Administrator, passphrase: bytearray, costs: Costs = STANDARD, *, replace: bool
) -> None:
    """Save it. Raises FileExists where there is one and it is not to be replaced, Refused, DiskFull, NotSaved."""
    sealed = seal_administrator(administrator, passphrase, costs.cost, floor=costs.floor)
    write_durably(file, sealed, replace=replace)
