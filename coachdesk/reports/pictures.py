"""The program's own small pictures, read from resources and drawn as lines and shapes on a page."""

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

from reportlab.pdfgen.canvas import Canvas

from coachdesk.errors import BrokenInstallation
from coachdesk.reports.typesetting.words import Colour
from coachdesk.settings import resource

SIDE = 64.0
"""Units along each side of every picture."""

_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline: (command, coordinates) pairs, or a circle as ("O", (x, y, radius)); y grows downwards."""

    outline: tuple[tuple[str, tuple[float, ...]], ...]
    fill: Colour | None
    stroke: Colour | None
    thickness: float


@lru_cache(maxsize=64)
def picture(name: str) -> tuple[Shape, ...]:
    """The shapes of `resources/pictures/NAME.svg`, or for `measures/NAME` of a question's picture.

    Raises BrokenInstallation when it is missing or not to be read.
    """
    folder, _, file = name.rpartition("/")
    try:
        root = ET.parse(resource(*folder.split(), "pictures", f"{file}.svg")).getroot()  # noqa: S314  # our own file
        return tuple(_shape(node) for node in root if node.tag != f"{_SVG}title")
    except (OSError, ET.ParseError, KeyError, ValueError) as problem:
        raise BrokenInstallation("A picture that CoachDesk prints is missing. Install CoachDesk again.") from problem


def draw_picture(pen: Canvas, name: str, left: float, top: float, size: float) -> None:
    """Draws the picture in a square of `size` points. Say what it means in the words beside it, or as a Figure."""
    scale = size / SIDE
    pen.saveState()
    pen.translate(left, top)
    pen.scale(scale, -scale)
    pen.setLineCap(1)
    pen.setLineJoin(1)
    for shape in picture(name):
        _draw(pen, shape)
    pen.restoreState()


def _draw(pen: Canvas, shape: Shape) -> None:
    if shape.fill:
        pen.setFillColorRGB(*shape.fill)
    if shape.stroke:
        pen.setStrokeColorRGB(*shape.stroke)
        pen.setLineWidth(shape.thickness)
    path = pen.beginPath()
    for command, at in shape.outline:
        if command == "M":
            path.moveTo(*at)
        elif command == "L":
            path.lineTo(*at)
        elif command == "C":
            path.curveTo(*at)
        elif command == "O":
            path.circle(*at)
        else:
            path.close()
    pen.drawPath(path, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None))


def _shape(node: ET.Element) -> Shape:
    if node.tag == f"{_SVG}circle":
        circle = tuple(float(node.attrib[name]) for name in ("cx", "cy", "r"))
        outline: tuple[tuple[str, tuple[float, ...]], ...] = (("O", circle),)
    elif node.tag == f"{_SVG}path":
        outline = tuple(_commands(node.attrib["d"]))
    else:
        raise ValueError(f"{node.tag} is not drawn")
    thickness = float(node.attrib.get("stroke-width", "1"))
    return Shape(outline, _colour(node.attrib["fill"]), _colour(node.attrib["stroke"]), thickness)


def _commands(d: str) -> list[tuple[str, tuple[float, ...]]]:
    made: list[tuple[str, tuple[float, ...]]] = []
    for command, numbers in _COMMAND.findall(d):
        at = tuple(float(number) for number in numbers.split())
        if len(at) != {"M": 2, "L": 2, "C": 6, "Z": 0}[command]:
            raise ValueError(f"{command} with {len(at)} numbers")
        made.append((command, at))
    return made


def _colour(written: str) -> Colour | None:
    if written == "none":
        return None
    red, green, blue = (int(written[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue
