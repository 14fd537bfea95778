"""The family's process itself: hardened first, it waits for a snapshot on a pipe, shows it and gives sealed things.

It was given no path, no key and no file: only two pipes to the process that started it, and ends when that does.
"""

import os
from typing import BinaryIO

from coachdesk.operating_system import boot_seconds, harden_process
from coachdesk.ui.qt_guard import guard_qt

SUBCOMMAND = "show-to-family"
"""The hidden `coachdesk` subcommand that calls `main()`."""


def main() -> int:
    """Shows the family's pages until the process that started this one ends or closes its pipe."""
    guard_qt()
    harden_process()
    return run(*streams())


def run(asking: BinaryIO, answering: BinaryIO) -> int:
    """The same on given pipes, in a process whose memory has not been closed."""
    from PySide6.QtWidgets import QApplication  # only once Qt is known to be safe

    from coachdesk.ui.collecting import ScreenThreadCollecting
    from coachdesk.ui.family_mode.showing import Showing

    application = QApplication(["coachdesk"])
    application.setQuitOnLastWindowClosed(False)
    ScreenThreadCollecting(application)
    showing = Showing(application, asking, answering, boot_seconds)
    showing.begin()
    code = application.exec()
    showing.end()
    return code


def streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for us alone: a library's warning goes nowhere, for it could quote the family."""
    answering = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    asking = os.fdopen(os.dup(0), "rb")
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return asking, answering
