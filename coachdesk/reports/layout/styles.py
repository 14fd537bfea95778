"""How text looks on paper: the sizes, weights and colours of each kind of paragraph, and the page it stands on."""

from dataclasses import dataclass, replace

from coachdesk.reports.typesetting.typefaces import Typeface
from coachdesk.reports.typesetting.words import Colour

INK: Colour = (0.106, 0.122, 0.141)
MUTED: Colour = (0.294, 0.333, 0.388)
ACCENT: Colour = (0.043, 0.361, 0.671)
RULE: Colour = (0.749, 0.776, 0.812)
PALE: Colour = (0.941, 0.957, 0.976)
WHITE: Colour = (1.0, 1.0, 1.0)
WARNING: Colour = (0.478, 0.294, 0.0)

A4 = (595.276, 841.89)
A3_ACROSS = (1190.551, 841.89)


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph's look; sizes and spaces in points."""

    typeface: Typeface
    size: float
    leading: float
    bold: bool = False
    colour: Colour = INK
    before: float = 0.0

    def but(self, **changes: object) -> "Style":
        """The same style with a few things otherwise."""
        return replace(self, **changes)  # type: ignore[arg-type]  # dataclasses checks the names


@dataclass(frozen=True, slots=True)
class Paper:
    """Every style of one kind of copy, and the margins in points."""

    title: Style
    heading: Style
    target: Style
    label: Style
    body: Style
    small: Style
    left: float
    right: float
    top: float
    bottom: float
    size: tuple[float, float] = A4
    """Width and height of the whole page, in points."""

    @property
    def width(self) -> float:
        """Of the text, in points."""
        return self.size[0] - self.left - self.right

    @property
    def height(self) -> float:
        """Of what stands between head and foot, in points."""
        return self.size[1] - self.top - self.bottom


def _paper(face: Typeface, sizes: tuple[float, ...], line: float, margins: tuple[float, float, float, float]) -> Paper:
    title, heading, target, body, small = sizes
    plain = Style(face, body, body * line)
    return Paper(
        title=Style(face, title, title * 1.25, bold=True),
        heading=Style(face, heading, heading * 1.3, bold=True, colour=ACCENT, before=body * 1.5),
        target=Style(face, target, target * 1.3, bold=True, before=body * 0.4),
        label=Style(face, small, small * 1.4, bold=True, colour=MUTED),
        body=plain,
        small=Style(face, small, small * 1.45, colour=MUTED),
        left=margins[0],
        right=margins[1],
        top=margins[2],
        bottom=margins[3],
    )


STAFF_PAPER = _paper(Typeface.STAFF, (21, 13.5, 12, 9.8, 8.4), 1.42, (54, 54, 66, 58))
"""The full copy: Noto Sans."""

FAMILY_PAPER = _paper(Typeface.FAMILY, (30, 22, 20, 17, 16), 1.5, (56, 56, 74, 66))
"""A family copy: Andika, nothing under 16 points in the body."""
