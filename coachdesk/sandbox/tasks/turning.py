"""Which part of a picture as it lies in the file becomes the upright, turned and cropped one, and how large."""

from collections.abc import Callable, Mapping

from PIL import Image

from coachdesk.sandbox.tasks.picture import LONGEST, MOST_PIXELS, Wanted

_ROUNDED = MOST_PIXELS - 2 * LONGEST
"""Sides are rounded to whole pixels, and the picture must still be within its limit."""

Turn = Image.Transpose
_Box = tuple[float, float, float, float]

_NOTED: Mapping[int, Turn] = {
    2: Turn.FLIP_LEFT_RIGHT,
    3: Turn.ROTATE_180,
    4: Turn.FLIP_TOP_BOTTOM,
    5: Turn.TRANSPOSE,
    6: Turn.ROTATE_270,
    7: Turn.TRANSVERSE,
    8: Turn.ROTATE_90,
}
"""What makes a picture upright, for each turn that a camera notes (EXIF 0x0112)."""

_QUARTERS: Mapping[int, Turn] = {1: Turn.ROTATE_270, 2: Turn.ROTATE_180, 3: Turn.ROTATE_90}
"""Quarter turns clockwise. Pillow counts the other way round."""

_BACK: Mapping[Turn, Callable[[float, float], tuple[float, float]]] = {
    Turn.FLIP_LEFT_RIGHT: lambda x, y: (1 - x, y),
    Turn.FLIP_TOP_BOTTOM: lambda x, y: (x, 1 - y),
    Turn.ROTATE_180: lambda x, y: (1 - x, 1 - y),
    Turn.ROTATE_270: lambda x, y: (y, 1 - x),
    Turn.ROTATE_90: lambda x, y: (1 - y, x),
    Turn.TRANSPOSE: lambda x, y: (y, x),
    Turn.TRANSVERSE: lambda x, y: (1 - y, 1 - x),
}
"""Where a point of the turned picture lay before, both in shares of the width and height."""


class Upright:
    """`scale` is how much smaller the whole may be read, at most 1, so that the wanted part is as large as wanted."""

    def __init__(self, size: tuple[int, int], noted: int, wanted: Wanted) -> None:
        self._turns = [turn for turn in (_NOTED.get(noted), _QUARTERS.get(wanted.turns % 4)) if turn is not None]
        left, top, right, bottom = (part / 10_000 for part in wanted.crop)
        for turn in reversed(self._turns):
            (left, top), (right, bottom) = _BACK[turn](left, top), _BACK[turn](right, bottom)
        self._part: _Box = (min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        wide = max(1.0, (self._part[2] - self._part[0]) * size[0])
        high = max(1.0, (self._part[3] - self._part[1]) * size[1])
        self.scale = min(1.0, wanted.longest / max(wide, high), (_ROUNDED / (wide * high)) ** 0.5)
        self._size = (max(1, round(wide * self.scale)), max(1, round(high * self.scale)))

    def cut(self, image: Image.Image) -> Image.Image:
        """The wanted part of the picture, which may have been read smaller meanwhile, upright and turned."""
        left, top, right, bottom = self._part
        box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
        found = image.resize(self._size, Image.Resampling.LANCZOS, box=_room(box, image.size), reducing_gap=2.0)
        for turn in self._turns:
            found = found.transpose(turn)
        return found


def _room(box: _Box, size: tuple[int, int]) -> _Box:
    """The same box, moved and grown to hold one pixel at least."""
    left, top = min(box[0], size[0] - 1), min(box[1], size[1] - 1)
    return left, top, min(max(box[2], left + 1), size[0]), min(max(box[3], top + 1), size[1])
