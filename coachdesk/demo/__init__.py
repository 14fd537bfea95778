"""The sample caseload walked through in a window, or headless with its results left in a folder."""

import os
import sys
from pathlib import Path


def run(out: Path, *, headless: bool) -> int:
    """Make the sample in `out` and open it, or walk a visit on it without a screen and end by itself.

    Headless where asked for, where CI is set, and where there is no display. Answers the exit code.
    """
    from coachdesk.demo.preparing import prepare  # noqa: PLC0415 - a sentence first, libraries after

    without_screen = headless or bool(os.environ.get("CI")) or not _has_display()
    if without_screen:
        from coachdesk.demo.loopback_only import stay_on_this_machine  # noqa: PLC0415 - not for the window

        stay_on_this_machine()
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    prepared = prepare(out)
    if without_screen:
        from coachdesk.demo.walk import walk  # noqa: PLC0415 - Qt only now

        return walk(prepared)
    from coachdesk.app import run as open_window  # noqa: PLC0415 - Qt only now

    sys.stderr.write(f"The passphrase of the sample is in {prepared.passphrase_file.name}: {prepared.words}\n")
    return open_window(prepared.coach, prepared.settings("coach"))


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
