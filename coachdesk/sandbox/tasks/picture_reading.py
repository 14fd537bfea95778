"""One picture read out of a file and answered as bare pixels, whatever the library that reads it does.

Nothing else of the file is answered: no place, no maker's notes, no small copy of what was cropped away, no text.
"""

import warnings
from collections.abc import Callable

from PIL import Image, ImageChops, ImageColor, ImageFile, ImagePalette

from coachdesk.errors import Unreadable
from coachdesk.sandbox.tasks.picture import Picture, Wanted, answered_with, asked_for

_ALL_AT_ONCE = (ImageColor, ImageFile, ImagePalette)
"""Pillow loads these when it first needs them, and by then the process can open nothing."""

Read = Callable[[bytes, Wanted], tuple[Image.Image, int]]
"""Reads the wanted part in mode L or RGB, and counts the file's pages."""


def answer(asked: bytes, read: Read, damaged: str) -> bytes:
    """The pixels asked for. Raises Unreadable with the reader's own sentence, or `damaged` for any error of its."""
    content, wanted = asked_for(asked)
    try:
        with warnings.catch_warnings(action="ignore"):  # a warning may quote the file
            image, pages = read(content, wanted)
        return answered_with(Picture(image.width, image.height, image.mode == "L", pages, image.tobytes()))
    except (Unreadable, MemoryError):
        raise
    except Exception as broken:  # whatever the libraries raise at a hostile file means the same
        raise Unreadable(damaged) from broken


def in_grey_or_colour(image: Image.Image) -> Image.Image:
    """The same picture on white paper, in mode L when it has no colour, else in RGB."""
    if image.mode in {"LA", "RGBA"}:
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image.convert("RGB"), mask=image.getchannel("A"))
        image = paper
    if image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    if image.mode == "RGB":
        red, green, blue = image.split()
        if not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(red, blue).getbbox():
            return red
    return image
