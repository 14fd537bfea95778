"""What a page is made of: strips that are never cut, stacked from the top, and how they are spread over pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from coachdesk.reports.tagged.canvas import TaggedCanvas

Draw = Callable[[TaggedCanvas, float], None]
"""Draws on the canvas, given the height of the strip's top edge above the bottom of the page."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A horizontal strip `height` points high. `before` is space above it, dropped at the top of a page."""

    height: float
    draw: Draw
    before: float = 0.0
    keep_with_next: bool = False
    in_block: bool = False
    """Belongs with the next strip to a block that stands on one page wherever one page holds it."""
    header: "Strip | None" = None
    """Drawn again, as decoration, when this strip comes first on a page: the head of a table that goes on."""


class Placed(NamedTuple):
    """A strip and its top edge, in points above the bottom of its page."""

    strip: Strip
    top: float


def kept_together(strips: Iterable[Strip]) -> list[Strip]:
    """The same strips, never parted by a page's end unless they are higher than a page."""
    made = list(strips)
    return [replace(strip, keep_with_next=n < len(made) - 1) for n, strip in enumerate(made)]


def as_block(strips: Iterable[Strip]) -> list[Strip]:
    """The same strips on one page wherever one page holds them; else they part where they may.

    What no page holds begins where at least half a page is left, else at the next page's top.
    """
    made = list(strips)
    return [replace(strip, in_block=n < len(made) - 1) for n, strip in enumerate(made)]


def space_before(strips: Sequence[Strip], points: float) -> list[Strip]:
    """The same strips with at least this much space above the first."""
    if not strips:
        return []
    return [replace(strips[0], before=max(points, strips[0].before)), *strips[1:]]


def stacked(strips: Sequence[Strip]) -> Strip:
    """The strips as one that is never cut; the space above the first is left to the whole."""

    def draw(canvas: TaggedCanvas, top: float) -> None:
        for n, strip in enumerate(strips):
            top -= strip.before if n else 0.0
            strip.draw(canvas, top)
            top -= strip.height

    height = sum(strip.height + (strip.before if n else 0.0) for n, strip in enumerate(strips))
    return Strip(height, draw, before=strips[0].before if strips else 0.0)


def side_by_side(strips: Sequence[Strip]) -> Strip:
    """Strips that know their own left edges as one, their tops level."""

    def draw(canvas: TaggedCanvas, top: float) -> None:
        for strip in strips:
            strip.draw(canvas, top)

    return Strip(max((strip.height for strip in strips), default=0.0), draw)


def paginate(strips: Sequence[Strip], top: float, bottom: float) -> list[list[Placed]]:
    """The strips spread over pages between two heights above the page's bottom edge. At least one page.

    A block moves to the next page as a whole; so does a group kept with its next; a group too high for any page is
    let go of rather than lost.
    """
    pages = _Pages(top, bottom)
    for block in _joined(strips, lambda strip: strip.in_block or strip.keep_with_next):
        if len(block) > 1 and not pages.has_room(block) and (_fits(block, top - bottom) or pages.mostly_used()):
            pages.turn()
        for group in _joined(block, lambda strip: strip.keep_with_next):
            if not pages.has_room(group) and _fits(group, top - bottom):
                pages.turn()
            for strip in group:
                pages.put(strip)
    return pages.made


class _Pages:
    def __init__(self, top: float, bottom: float) -> None:
        self.top, self.bottom, self.at = top, bottom, top
        self.made: list[list[Placed]] = [[]]

    def has_room(self, group: Sequence[Strip]) -> bool:
        gap = 0.0 if self.made[-1] else group[0].before
        return self.at - _height(group) + gap >= self.bottom

    def mostly_used(self) -> bool:
        return self.at - self.bottom < (self.top - self.bottom) / 2

    def turn(self) -> None:
        """Begins a new page, unless this one is still empty."""
        if self.made[-1]:
            self.made.append([])
            self.at = self.top

    def put(self, strip: Strip) -> None:
        if not self.has_room([strip]):
            self.turn()
        if not self.made[-1] and strip.header:
            self._place(strip.header)
        elif self.made[-1]:
            self.at -= strip.before
        self._place(strip)

    def _place(self, strip: Strip) -> None:
        self.made[-1].append(Placed(strip, self.at))
        self.at -= strip.height


def _joined(strips: Sequence[Strip], with_next: Callable[[Strip], bool]) -> list[list[Strip]]:
    groups: list[list[Strip]] = []
    joined = False
    for strip in strips:
        if joined:
            groups[-1].append(strip)
        else:
            groups.append([strip])
        joined = with_next(strip)
    return groups


def _fits(group: Sequence[Strip], room: float) -> bool:
    """Whether a page of its own holds the group."""
    return _height(group) - group[0].before <= room


def _height(group: Sequence[Strip]) -> float:
    return sum(strip.before + strip.height for strip in group)
