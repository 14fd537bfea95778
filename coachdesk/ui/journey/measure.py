"""How high everything on the map is at the text size worn now, and where each lane begins."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QGuiApplication

from coachdesk.models.journey_map import JourneyMap, MapLane
from coachdesk.tools.journey_rows import LaneRows, lane_rows
from coachdesk.ui.fonts import family_font
from coachdesk.ui.theme import em

FAMILY = 1.4
"""So much larger is everything on the map that a family looks at."""


@dataclass(frozen=True, slots=True)
class LanePlace:
    """One lane: where it begins below the lines, how high it is, and what stands in it."""

    lane: MapLane
    top: float
    height: float
    rows: LaneRows

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Heights:
    """All heights in pixels, from the top: the feeling line, the strip of costs, the lanes."""

    unit: float
    """One em of the map."""
    feeling: float
    costs: float
    lanes: tuple[LanePlace, ...]

    @property
    def first_lane(self) -> float:
        return self.feeling + self.costs

    @property
    def whole(self) -> float:
        return self.lanes[-1].bottom if self.lanes else self.first_lane

    @property
    def glyph(self) -> float:
        """How large a shape is."""
        return self.unit * 0.92

    @property
    def gap(self) -> float:
        """Marks closer than this are one with a count."""
        return max(18.0, self.unit * 1.9)

    def lane_at(self, y: float) -> LanePlace | None:
        """The lane that lies there."""
        return next((one for one in self.lanes if one.top <= y < one.bottom), None)

    def row_y(self, place: LanePlace, row: int) -> float:
        """The middle of a row of marks."""
        return place.top + self.unit * (0.28 + 0.62 + 1.24 * row)

    def bar_y(self, place: LanePlace, row: int) -> float:
        """The top of a row of bars."""
        return place.top + self.unit * (0.28 + 1.24 * len(place.rows.marks) + 1.5 * row)


def top_of(whole: JourneyMap, seen: float) -> tuple[float, float]:
    """One em of the map, and how high the feeling line is, where so many pixels are in sight at once."""
    unit = em() * (FAMILY if whole.for_family and seen > em(24) else 1.0)
    return unit, min(unit * 10.5, max(unit * 6.5, seen * 0.6))


def heights_of(whole: JourneyMap, seen: float) -> Heights:
    """Laid out for the map as it is, whatever its scale, where `seen` pixels of its height are in sight at once."""
    unit, feeling = top_of(whole, seen)
    costs = unit * 6.9 if whole.costs else 0.0
    places, top = [], feeling + costs
    rows = lane_rows(whole)
    for lane in whole.lanes:
        inside = rows[lane.key]
        height = unit * (0.56 + max(1.24, 1.24 * len(inside.marks) + 1.5 * len(inside.bars)))
        places.append(LanePlace(lane, top, height, inside))
        top += height
    return Heights(unit, feeling, costs, tuple(places))


@lru_cache(maxsize=32)
def map_font(unit: float, *, for_family: bool, small: bool = False, bold: bool = False) -> QFont:
    """The lettering of the map; a family's own where it is theirs to read."""
    pixels = max(9, round(unit * (0.84 if small else 1.0)))
    font = family_font(pixels) if for_family else QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
