"""Seeing a picture or a page from outside without reading it in this process, and writing it anew."""

import io
from typing import Literal

from PIL import Image

from coachdesk.sandbox.parent import run_in_sandbox
from coachdesk.sandbox.tasks import picture
from coachdesk.sandbox.tasks.picture import Picture, Wanted

_FEW_COLOURS = 4_096
_QUALITY = 82


def picture_in_sandbox(content: bytes, wanted: Wanted) -> Picture:
    """The pixels wanted of a photograph or PDF, read in the throw-away process; about a second for 12 megapixels.

    It blocks: call it off the screen's thread. Raises Unreadable with the reason, BrokenInstallation when the process
    cannot be started.
    """
    return picture.picture_in(run_in_sandbox(picture.task_for(content), picture.payload(content, wanted)))


def written_anew(found: Picture) -> tuple[bytes, Literal["image/png", "image/jpeg"]]:
    """A file made of the pixels and nothing else, and its kind.

    JPEG for photographs, with colour at full sharpness so that red ink on lines stays red ink; PNG where there are so
    few colours, in print or a drawing, that it is the smaller one.
    """
    image = Image.frombytes("L" if found.grey else "RGB", (found.width, found.height), found.pixels)
    photograph = io.BytesIO()
    image.save(photograph, "JPEG", quality=_QUALITY, subsampling=0)
    if image.getcolors(_FEW_COLOURS) is not None:
        drawing = io.BytesIO()
        image.save(drawing, "PNG", optimize=False)
        if drawing.tell() < photograph.tell():
            return drawing.getvalue(), "image/png"
    return photograph.getvalue(), "image/jpeg"
