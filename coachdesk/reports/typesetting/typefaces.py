"""The two looks of our paper, and which bundled font shows a character that the look's own font lacks."""

from enum import Enum

from coachdesk.reports.typesetting.bundled_fonts import FONTS, load_font

_BY_RANGE = sorted((first, last, name) for name, font in FONTS.items() for first, last in font.scripts)


class Typeface(Enum):
    """A regular and a bold font, and the regular and bold fonts asked next."""

    STAFF = (("NotoSans-Regular", "Andika-Regular"), ("NotoSans-Bold", "Andika-Bold"))
    FAMILY = (("Andika-Regular", "NotoSans-Regular"), ("Andika-Bold", "NotoSans-Bold"))

    def main_font(self, *, bold: bool) -> str:
        """The name of the font this look is named for."""
        return self.value[bold][0]

    def font_for(self, letter: str, *, bold: bool) -> str | None:
        """The name of the first bundled font that shows the letter, or None when none does."""
        code = ord(letter)
        for name in self.value[bold]:
            if code in load_font(name).covered:
                return name
        for first, last, name in _BY_RANGE:
            if first <= code <= last and code in load_font(name).covered:
                return name
        return None


def is_bold(font: str) -> bool:
    """True when the font is drawn bold; scripts that come in one weight are thickened by the page instead."""
    return font.endswith("-Bold")
