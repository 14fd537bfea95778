"""What a process does that is killed in the middle of an import or of taking one out: run by test_imports_killed."""

import os
import signal
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from coachdesk.desk import Desk, opening
from coachdesk.models.contact_batch import ContactBatch
from coachdesk.operations import importing_contacts
from coachdesk.operations.agency_sheets import look_at_sheet
from coachdesk.store.commands import Command
from tests.desks import CHEAP, HandClock, passphrase

SLICE = 10


def die_after(vault: Path, sheet: Path | None, writes: int, *, at_once: bool) -> None:
    """Brings a sheet in, or without one takes out what is there; dies after so many writes to the disk.

    With `at_once` it dies while the last of them is on its way.
    """
    importing_contacts.SLICE = SLICE  # type: ignore[misc]  # a sheet of a few rows is then many writes
    desk = opening.unlock(vault, passphrase(), clock=HandClock(), costs=CHEAP).desk
    preview = look_at_sheet(desk, sheet) if sheet is not None else None
    really, seen = desk.vault.begin, [0]

    def begin(command: Command[Any]) -> "Future[Any]":
        seen[0] += 1
        begun = really(command)
        if seen[0] == writes:
            if not at_once:
                begun.result()
            os.kill(os.getpid(), signal.SIGKILL)
        return begun

    desk.vault.begin = begin  # type: ignore[method-assign]
    if preview is not None:
        importing_contacts.bring_in(desk, preview, "Police")
    else:
        importing_contacts.undo(desk, the_batch(desk))


def the_batch(desk: Desk) -> str:
    """The id of the one import that is there."""
    (batch,) = desk.records(ContactBatch)
    return batch.id
