"""What a process does that is killed in the middle of an import or of taking one out: run by test_imports_killed."""

import os
import signal
from pathlib import Path

from coachdesk.desk import Desk, Touched, opening, slices
from coachdesk.models.contact_batch import ContactBatch
from coachdesk.operations import importing_contacts
from coachdesk.operations.agency_sheets import look_at_sheet
from tests.desks import CHEAP, HandClock, passphrase

SLICE = 10


def die_after(vault: Path, sheet: Path | None, writes: int) -> None:
    """Brings a sheet in, or without one takes out what is there; dies after so many writes to the disk."""
    importing_contacts.SLICE = SLICE  # type: ignore[misc]  # a sheet of a few rows is then many writes
    slices.SELDOM = 0.0  # and each is told
    desk = opening.unlock(vault, passphrase(), clock=HandClock(), costs=CHEAP).desk
    preview = look_at_sheet(desk, sheet) if sheet is not None else None
    seen = [0]

    def count(_touched: Touched) -> None:
        seen[0] += 1
        if seen[0] >= writes:
            os.kill(os.getpid(), signal.SIGKILL)

    desk.told.subscribe(count)
    if preview is not None:
        importing_contacts.bring_in(desk, preview, "Police")
    else:
        importing_contacts.undo(desk, the_batch(desk))


def the_batch(desk: Desk) -> str:
    """The id of the one import that is there."""
    (batch,) = desk.records(ContactBatch)
    return batch.id
