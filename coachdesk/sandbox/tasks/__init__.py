"""What the throw-away process can do, by name: each task turns the bytes of a request into those of a reply."""

from collections.abc import Callable, Mapping

from coachdesk.sandbox.tasks import verify_pdf

TASKS: Mapping[str, Callable[[bytes], bytes]] = {
    "verify-pdf": verify_pdf.run,
}
"""A task raises Unreadable with the sentence for the person who handed the file in."""
