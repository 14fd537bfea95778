"""Start-up: checks Qt, closes this process to others, then makes clock and window and runs them."""

import faulthandler
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coachdesk.operating_system import WallClock, harden_process
from coachdesk.ui.qt_guard import guard_qt

if TYPE_CHECKING:
    from coachdesk.ui.assembly import Places


def run(vault: Path | None = None, settings: Path | None = None) -> int:
    """Opens the window on `vault`, else on the one used last; answers the exit code when it is closed.

    `settings`: a folder for window settings and numbers to ring in place of this user's own, as the sample has.

    Raises BrokenInstallation, before anything of Qt is loaded, where Qt cannot be trusted here.
    """
    guard_qt()
    harden_process()
    from PySide6.QtWidgets import QApplication  # only once Qt is known to be safe

    from coachdesk.ui.assembly import assemble, be_loud_about_bugs
    from coachdesk.ui.collecting import ScreenThreadCollecting

    application = QApplication(["coachdesk"])
    ScreenThreadCollecting(application)
    places = places_of_this_laptop() if settings is None else places_in(settings)
    window = assemble(application, places, WallClock(), vault)
    be_loud_about_bugs(window)
    leave_a_trace_of_crashes(places.faults.with_suffix(".crash"))
    window.show()
    return application.exec()


def leave_a_trace_of_crashes(file: Path) -> None:
    """A crash inside Qt or another library writes to `file` where in the program it happened, and no words."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        faulthandler.enable(file.open("a", encoding="utf-8"))


def places_in(folder: Path) -> "Places":
    """Everything in one folder, so that nothing of this user's is read or changed."""
    from coachdesk.ui.assembly import Places

    return Places(
        settings=folder / "window.ini",
        vault_note=folder / "records-place",
        faults=folder / "faults.log",
        first_vault=folder / "CoachDesk records",
    )


def places_of_this_laptop() -> "Places":
    """The usual places of this user's programs."""
    from PySide6.QtCore import QStandardPaths

    from coachdesk.ui.assembly import Places

    def usual(kind: QStandardPaths.StandardLocation) -> Path:
        return Path(QStandardPaths.writableLocation(kind)) / "CoachDesk"

    settings = usual(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Places(
        settings=settings / "window.ini",
        vault_note=settings / "records-place",
        faults=usual(QStandardPaths.StandardLocation.GenericStateLocation) / "faults.log",
        first_vault=usual(QStandardPaths.StandardLocation.GenericDataLocation) / "CoachDesk records",
    )
