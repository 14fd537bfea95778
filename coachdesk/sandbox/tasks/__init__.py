"""What the throw-away process can do, by name: each task turns the bytes of a request into those of a reply."""

from collections.abc import Callable, Mapping


def _verify_pdf(asked: bytes) -> bytes:
    from coachdesk.sandbox.tasks import verify_pdf  # noqa: PLC0415 - each task loads only the libraries it reads with

    return verify_pdf.run(asked)


TASKS: Mapping[str, Callable[[bytes], bytes]] = {
    "verify-pdf": _verify_pdf,
}
"""A task raises Unreadable with the sentence for the person who handed the file in."""
