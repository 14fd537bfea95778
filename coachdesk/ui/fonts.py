"""The typefaces shipped with the program: one for staff, one for people learning to read, and every other script."""

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from coachdesk.errors import BrokenInstallation
from coachdesk.settings import resource

STAFF = "Noto Sans"
FAMILY = "Andika"


def staff_font(pixels: int) -> QFont:
    """Noto Sans, then every other script shipped. Raises BrokenInstallation when the lettering is missing."""
    return _font(STAFF, pixels)


def family_font(pixels: int) -> QFont:
    """Andika, then every other script shipped. Raises BrokenInstallation when the lettering is missing."""
    return _font(FAMILY, pixels)


def _font(family: str, pixels: int) -> QFont:
    families = load_fonts()
    if family not in families:
        raise BrokenInstallation("CoachDesk's own lettering is missing from this copy. Install it again.")
    others = (name for name in families if name not in {STAFF, FAMILY})
    font = QFont(list(dict.fromkeys([family, STAFF, *others])))
    font.setPixelSize(pixels)
    return font


def quoted(font: QFont) -> str:
    """The families of a font as a style sheet writes them."""
    return ", ".join(f'"{family}"' for family in font.families())


@cache
def load_fonts() -> tuple[str, ...]:
    """Makes the shipped files known to Qt, once in this process; the families they hold. Takes some 5 ms."""
    families: list[str] = []
    for path in font_files():
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return tuple(dict.fromkeys(families))


def font_files() -> list[Path]:
    """The shipped font files, in name order."""
    return sorted(resource("fonts").glob("*.ttf"))
