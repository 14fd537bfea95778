"""The face that stands for a place on a scale, from a mild frown to a smile, as strokes: one drawing for every sink."""

from dataclasses import dataclass

SIDE = 100.0
"""Units along each side of the square a face is drawn in; y grows downwards."""

FACES: dict[int, tuple[int, ...]] = {2: (0, 1000), 3: (0, 500, 1000), 5: (0, 250, 500, 750, 1000)}
"""By how many faces there are to choose from: the place each stands for, worst first."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle by its middle and radius."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Face:
    """An outlined head, two filled eyes and one cubic curve for the mouth, all in a square of `SIDE` units.

    The stroke of head and mouth is `stroke` wide with round ends; the head is filled with the ground's own colour.
    No tears, hair, colour or sex (ux.md 1.1).
    """

    head: Circle
    eyes: tuple[Circle, Circle]
    mouth: tuple[Point, Point, Point, Point]
    stroke: float


_LEVEL = 67.0
_CORNERS = (29.0, 71.0)
_MIDDLE_BEND = 3.0
"""Straight reads as bad to many, so the middle face turns up a little (ux.md 1.1)."""
_FULL_BEND = 13.5


def face(place: int) -> Face:
    """The face for a place from 0, the bad end, to 1,000, the good end: the same curve, bent a little more each step.

    Raises ValueError beyond the ends.
    """
    if not 0 <= place <= 1000:
        raise ValueError("place: a place is 0 to 1,000")
    bend = _MIDDLE_BEND + _FULL_BEND * (place - 500) / 500
    left, right = _CORNERS
    inset = (right - left) / 4
    corner, depth = _LEVEL - bend * 0.5, _LEVEL + bend * 0.75
    return Face(
        head=Circle(50.0, 50.0, 46.0),
        eyes=(Circle(34.0, 40.0, 5.0), Circle(66.0, 40.0, 5.0)),
        mouth=((left, corner), (left + inset, depth), (right - inset, depth), (right, corner)),
        stroke=4.5,
    )


def nearest_face(place: int, faces: int = 5) -> int:
    """Which of so many faces, counted from 0 at the bad end, is nearest to a place; of two equally near the worse."""
    return min(range(faces), key=lambda one: abs(FACES[faces][one] - place))
