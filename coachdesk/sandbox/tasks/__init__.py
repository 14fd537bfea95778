"""What the throw-away process can do, by name: each task turns the bytes of a request into those of a reply."""

from collections.abc import Callable, Mapping

Run = Callable[[bytes], bytes]


def _verify_pdf() -> Run:
    from coachdesk.sandbox.tasks import verify_pdf  # noqa: PLC0415 - each task loads only the libraries it reads with

    return verify_pdf.run


def _photograph() -> Run:
    from coachdesk.sandbox.tasks import photograph  # noqa: PLC0415 - as above

    return photograph.run


def _pdf_page() -> Run:
    from coachdesk.sandbox.tasks import drawn_page  # noqa: PLC0415 - as above

    return drawn_page.run


def _sheet() -> Run:
    from coachdesk.sandbox.tasks import sheet_reading  # noqa: PLC0415 - as above

    return sheet_reading.run


TASKS: Mapping[str, Callable[[], Run]] = {
    "verify-pdf": _verify_pdf,
    "photograph": _photograph,
    "pdf-page": _pdf_page,
    "sheet": _sheet,
}
"""What loads each task. A task raises Unreadable with the sentence for the person who handed the file in."""

SEALED = frozenset({"photograph", "pdf-page", "sheet"})
"""Tasks that load all they need at once, so that afterwards the process can open no file and no connection."""
