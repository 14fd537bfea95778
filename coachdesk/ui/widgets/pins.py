"""Where the names of marks stand above a line, so that none hides another's."""

from collections.abc import Sequence
from typing import NamedTuple


class Pin(NamedTuple):
    """A mark with its name: where it stands from the left, and how much room its name takes; all in pixels."""

    at: float
    room: float


class Put(NamedTuple):
    """Where a pin's head stands: in which row above the line, from where to where; `back`: its name is on the left."""

    row: int
    left: float
    right: float
    back: bool


def put_up(pins: Sequence[Pin], head: float, right_edge: float) -> tuple[Put, ...]:
    """A place for each pin, in the order given: no two heads in one row overlap, and as few rows as that takes.

    `head` is half the width of a shape. A name that would leave the picture to the right stands left of its shape,
    and one that has no room on either side gets what there is on the wider one.
    """
    placed: dict[int, Put] = {}
    for number in sorted(range(len(pins)), key=lambda one: (-pins[one].at, one)):
        pin = pins[number]
        before, after = max(0.0, pin.at - head), max(0.0, right_edge - pin.at - head)
        back = pin.room > after and before > after
        room = min(pin.room, before if back else after)
        left = pin.at - head - (room if back else 0)
        right = pin.at + head + (0 if back else room)
        taken = {one.row for one in placed.values() if one.left < right and left < one.right}
        row = next(free for free in range(len(pins)) if free not in taken)
        placed[number] = Put(row, left, right, back)
    return tuple(placed[number] for number in range(len(pins)))
