"""What is asked of a photograph or PDF, and the bare pixels that are answered: both ends, believing nothing."""

from dataclasses import asdict, dataclass
from typing import Any

from coachdesk.crypto import codec
from coachdesk.errors import Unreadable
from coachdesk.sandbox.frames import PAYLOAD_LIMIT, REPLY_LIMIT

LONGEST = 2_400
"""Pixels along the longer side: an A4 page that fills the picture keeps 205 an inch, so that the small letters of
eight-point print are 11 pixels high; a reader needs about 8 (tests/sandbox/test_legible.py reads them back)."""

MOST_PIXELS = 4_400_000
"""Of one picture answered: 2,400 across with the shape of a photograph. A square one is a little smaller."""

HEIC = (
    "This picture is in the HEIC form, which CoachDesk cannot read, so it was not added. "
    "On the telephone, share or save it as JPEG."
)
OTHER = "CoachDesk takes pictures (JPEG, PNG or WebP) and PDFs. This is something else, so it was not added."

WHOLE = (0, 0, 10_000, 10_000)

Crop = tuple[int, int, int, int]
"""Left, top, right and bottom of what is kept, in ten-thousandths of the upright and turned picture."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to answer: the page (a photograph has one), quarter turns clockwise, the part, pixels along its side."""

    page: int = 1
    turns: int = 0
    crop: Crop = WHOLE
    longest: int = LONGEST


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels row by row, one byte each when `grey`, else red, green, blue; and how many pages the file has."""

    width: int
    height: int
    grey: bool
    pages: int
    pixels: bytes


def task_for(content: bytes) -> str:
    """The task that reads a file: by what it says of itself where readers look, within its first thousand bytes."""
    return "pdf-page" if b"%PDF-" in content[:1024] else "photograph"


def payload(content: bytes, wanted: Wanted) -> bytes:
    """The request's bytes: the file and what is wanted of it."""
    return codec.encode({"file": content, **asdict(wanted)})


def asked_for(asked: bytes) -> tuple[bytes, Wanted]:
    """The file and what is wanted of it. Raises Unreadable for anything that is not a request."""
    found: Any = codec.decode(asked, PAYLOAD_LIMIT)
    try:
        content = found.pop("file")
        wanted = Wanted(**found)
        left, top, right, bottom = wanted.crop
        sound = (
            isinstance(content, bytes)
            and 0 <= left < right <= 10_000
            and 0 <= top < bottom <= 10_000
            and 1 <= wanted.longest <= LONGEST
            and wanted.page >= 1
            and wanted.turns in range(4)
        )
    except (AttributeError, KeyError, TypeError, ValueError) as broken:
        raise Unreadable from broken
    if not sound:
        raise Unreadable
    return content, wanted


def answered_with(picture: Picture) -> bytes:
    """The reply's bytes."""
    return codec.encode(asdict(picture))


def picture_in(answer: bytes) -> Picture:
    """The picture of a reply, which may have been made by something that took the child over.

    Raises Unreadable for anything that is not exactly as many pixels as it says, within the limits.
    """
    found = codec.decode(answer, REPLY_LIMIT)
    try:
        picture = Picture(**found)
        sound = (
            picture.width * picture.height * (1 if picture.grey else 3) == len(picture.pixels)
            and isinstance(picture.pixels, bytes)
            and isinstance(picture.grey, bool)
            and min(picture.width, picture.height, picture.pages) >= 1
            and max(picture.width, picture.height) <= LONGEST
            and picture.width * picture.height <= MOST_PIXELS
        )
    except TypeError as broken:
        raise Unreadable from broken
    if not sound:
        raise Unreadable
    return picture
