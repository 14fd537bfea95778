"""One page of a PDF, drawn as a picture. Only ever run in the throw-away process: no script in a PDF is run at all."""

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from coachdesk.errors import Unreadable
from coachdesk.sandbox.tasks.picture import Wanted
from coachdesk.sandbox.tasks.picture_reading import answer, in_grey_or_colour
from coachdesk.sandbox.tasks.turning import Upright

NO_PDF = "This PDF could not be read safely and was not added. It may be damaged, or not what its name says."
LOCKED = "This PDF asks for a password, so CoachDesk cannot read it. Ask whoever sent it for one that is open."

_FINEST = 300 / 72
"""Nothing is drawn finer than 300 dots an inch: there is no more to see in it."""

_MOST_PIXELS_DRAWN = 25_000_000


def run(asked: bytes) -> bytes:
    """The page's pixels. Raises Unreadable with the reason for what is no PDF, or one that cannot be read."""
    return answer(asked, draw, NO_PDF)


def draw(content: bytes, wanted: Wanted) -> tuple[Image.Image, int]:
    """The wanted part of a page with its filled-in fields, in mode L or RGB, and how many pages there are.

    Raises Unreadable for what cannot be opened, asks for a password, or has no such page.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as refused:
        locked = getattr(refused, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise Unreadable(LOCKED if locked else NO_PDF) from refused
    try:
        document.init_forms()
        page = document[wanted.page - 1]
        size = page.get_size()
        upright = Upright((1_000_000, max(1, round(1_000_000 * size[1] / size[0]))), 1, wanted)
        scale = min(upright.scale * 1_000_000 / size[0], _FINEST, (_MOST_PIXELS_DRAWN / (size[0] * size[1])) ** 0.5)
        drawn = page.render(scale=scale).to_pil()
    except (pypdfium2.PdfiumError, IndexError, ZeroDivisionError) as broken:
        raise Unreadable(NO_PDF) from broken
    return in_grey_or_colour(Upright(drawn.size, 1, wanted).cut(drawn)), len(document)
