"""A photograph as an upright picture in plain colours: JPEG, PNG or WebP. Only ever run in the throw-away process."""

import io

from PIL import Image, ImageCms, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin
from PIL import WebPImagePlugin as _WebP

from coachdesk.errors import Unreadable
from coachdesk.sandbox.tasks.picture import HEIC, OTHER, Wanted
from coachdesk.sandbox.tasks.picture_reading import answer, in_grey_or_colour
from coachdesk.sandbox.tasks.turning import Upright

MOST_PIXELS_IN = 64_000_000
"""Of a picture handed in: the largest that common telephones make in 10 MB."""

DAMAGED = "This picture could not be read safely and was not added. It may be damaged, or not what its name says."
TOO_MANY_PIXELS = "This picture has more pixels than CoachDesk reads safely, so it was not added. Take a smaller one."

_ALL_AT_ONCE = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, _WebP)
"""Loaded before the process is sealed: nothing can be imported afterwards."""

_TURN_TAG = 0x0112
_STRAIGHT = {"L", "LA", "RGB", "RGBA", "CMYK"}
"""Kinds of pixel that can be made smaller as they are."""

Image.preinit()
Image.MAX_IMAGE_PIXELS = None  # counted below, where the answer is a sentence
_SRGB = ImageCms.createProfile("sRGB")


def run(asked: bytes) -> bytes:
    """The picture's pixels. Raises Unreadable with the reason for what is no picture that CoachDesk takes."""
    return answer(asked, read, DAMAGED)


def form_of(content: bytes) -> str:
    """ "JPEG", "PNG" or "WEBP", by the first bytes. Raises Unreadable with a sentence for any other form."""
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp":
        raise Unreadable(HEIC)
    raise Unreadable(OTHER)


def read(content: bytes, wanted: Wanted) -> tuple[Image.Image, int]:
    """The wanted part of a photograph, in mode L or RGB. Raises Unreadable, and whatever Pillow makes of a bad file."""
    image: Image.Image = Image.open(io.BytesIO(content), formats=(form_of(content),))
    if image.width * image.height > MOST_PIXELS_IN:
        raise Unreadable(TOO_MANY_PIXELS)
    upright = Upright(image.size, _turn_of(image), wanted)
    profile = image.info.get("icc_profile")
    image.draft(None, (round(image.width * upright.scale), round(image.height * upright.scale)))  # JPEG only
    found = upright.cut(_straight(image))
    if profile and found.mode in {"RGB", "CMYK"}:
        found = _as_on_screens(found, profile)
    return in_grey_or_colour(found), 1


def _turn_of(image: Image.Image) -> int:
    """The turn the camera noted, 1 to 8; 1 when it noted none, or none that can be read."""
    try:
        turn = image.getexif().get(_TURN_TAG, 1)
    except Exception:  # noqa: BLE001 - the picture may be good where what the camera wrote about it is not
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def _straight(image: Image.Image) -> Image.Image:
    if image.mode in _STRAIGHT:
        return image
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if "transparency" in image.info else "RGB")


def _as_on_screens(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, theirs, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image  # colours a little off are better than no picture
    return turned if turned is not None else image
