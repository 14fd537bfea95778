"""Showing a recovery code the once that it is shown."""

import sys
from pathlib import Path

from coachdesk.crypto.recovery_code import RecoveryCode
from coachdesk.errors import CoachDeskError
from coachdesk.operating_system import write_durably


def tell_recovery_code(code: RecoveryCode, out: Path | None) -> None:
    """To the file asked for, else to stdout to be printed; wiped afterwards. Raises what writing the file does."""
    text = " ".join(code.groups())
    code.wipe()
    if out is None:
        sys.stdout.write(f"{text}\n")
        return
    try:
        write_durably(out, f"{text}\n".encode(), replace=False)
    except CoachDeskError:
        sys.stdout.write(f"{text}\n")  # it is shown once or never
        raise
