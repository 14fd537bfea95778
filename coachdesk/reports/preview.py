"""Pages of a PDF as pictures, so that people see what will be saved before it is. Meant for a worker thread."""

import io
import threading
from collections.abc import Iterator

import pypdfium2

from coachdesk.errors import Unreadable

_ONE_AT_A_TIME = threading.Lock()
"""PDFium may only be called by one thread at a time."""


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has. Raises Unreadable when it is none."""
    with _ONE_AT_A_TIME:
        document = _opened(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_pictures(pdf: bytes, width: int) -> Iterator[bytes]:
    """Each page in turn as a PNG `width` pixels wide, signature boxes included. Raises Unreadable for no PDF.

    Nothing is drawn before it is asked for, so the first page can be shown while the others are still to come.
    Only for files of our own making: others' go through the sandbox first.
    """
    for number in range(page_count(pdf)):
        yield _picture(pdf, number, width)


def _picture(pdf: bytes, number: int, width: int) -> bytes:
    with _ONE_AT_A_TIME:
        document = _opened(pdf)
        try:
            document.init_forms()
            page = document[number]
            image = page.render(scale=width / page.get_width()).to_pil()
        except pypdfium2.PdfiumError as problem:
            raise Unreadable from problem
        finally:
            document.close()
    if image.width != width:
        image = image.resize((width, round(image.height * width / image.width)))
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=1)
    return written.getvalue()


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as problem:
        raise Unreadable from problem
