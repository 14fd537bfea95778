"""A file on its way out: whole, read back, and its leaving written down for every family it tells of."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from coachdesk.crypto.digest import sha256_hex
from coachdesk.desk import Desk
from coachdesk.desk.access import access_line
from coachdesk.errors import CoachDeskError, NotSaved
from coachdesk.models.access import AccessDeed
from coachdesk.operating_system import remove_durably
from coachdesk.operations.copies_out import copy_line


def let_out(
    desk: Desk, content: bytes, out: Path, what: str, families: Iterable[str], reason: str = "", *, belongs_to: str = ""
) -> None:
    """Writes a new file and a line of the access log for each family, or neither.

    `what` is what it is, in the access log and in the list of copies; `reason` says more of it, in codes; `belongs_to`
    is the family under which the list of copies names it. Raises FileExists, NotSaved, DiskFull.
    """
    from coachdesk.reports.writing import write_new_file  # noqa: PLC0415 - with the rest of the reports

    sha256 = sha256_hex(content)

    def read_back(path: Path) -> None:
        if sha256_hex(path.read_bytes()) != sha256:
            raise NotSaved

    write_new_file(out, content, read_back)
    try:
        with desk.together() as batch:
            for family in families:
                batch.add(access_line(desk, AccessDeed.EXPORTED, family, what, reason))
            batch.add(copy_line(desk, out, sha256, belongs_to, what))
    except BaseException:
        with suppress(CoachDeskError):
            remove_durably(out)
        raise
