"""Refuses to start on a Qt that would lose work: the check made before any window is."""

import sys
from importlib import import_module

from coachdesk.errors import BrokenInstallation

FIRST_BROKEN = (6, 12)
FIRST_SAFE_PYTHON = (3, 12)


def refuse_broken_pair(python: tuple[int, int], pyside: str) -> None:
    """Raises BrokenInstallation for PySide6 6.12 or newer under Python older than 3.12.

    That pair drops a reference to None or True on nearly every call and stops the program after some hundred
    signals; from Python 3.12 on those objects cannot die.
    """
    version = tuple(int(part) for part in pyside.split(".")[:2] if part.isdigit())
    if version >= FIRST_BROKEN and python < FIRST_SAFE_PYTHON:
        raise BrokenInstallation(
            f"This copy of CoachDesk was put together with Qt for Python {pyside}, which stops without warning "
            f"under Python {python[0]}.{python[1]}. Nothing was opened and nothing is lost. "
            "Install CoachDesk again, or ask for PySide6 6.11.3."
        )


def guard_qt() -> None:
    """Returns when Qt can be trusted here. Raises BrokenInstallation, with what to do, when it cannot."""
    refuse_broken_pair(sys.version_info[:2], _version_of_the_package())
    try:
        import_module("PySide6.QtWidgets")
        import_module("PySide6.QtSvg")
    except ImportError as missing:
        raise BrokenInstallation(
            "The window cannot be shown because a system library is missing. "
            "Run `coachdesk doctor`: it prints the one line to install it. Your records are safe."
        ) from missing


def _version_of_the_package() -> str:
    """The version said by PySide6 itself, of which no signal has run yet: `importlib.metadata` takes 40 ms to ask."""
    try:
        return str(import_module("PySide6").__version__)
    except ImportError as missing:
        raise BrokenInstallation(
            "This copy of CoachDesk has no Qt, so it cannot show a window. "
            "Install it with the `desktop` extra. The commands that need no window still work."
        ) from missing
