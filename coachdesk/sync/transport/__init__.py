"""The way to the server: one question out, one whole answer in, or a known reason why not."""

from coachdesk.sync.transport.line import Line
from coachdesk.sync.transport.way import Times, Way

__all__ = ["Line", "Times", "Way"]
