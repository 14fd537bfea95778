"""The line to an organisation's server, as whoever goes a round is handed it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.transport import Line

Ask = Callable[[Request], Answer]
"""Carries one question to the server and its answer back; raises Unreachable and the like where there is no way."""


@contextmanager
def line_to(place: ServerPlace, proxy: str | None = None) -> Iterator[Line]:
    """A line to the server, hung up at the end: its `ask` is an `Ask`. Raises BadInput for what is no address."""
    with Line(place.way(proxy)) as line:
        yield line
