"""A server process, and the same database opened beside it."""

from dataclasses import dataclass
from pathlib import Path

from tests.sync.relay import Laptop, Relay
from tests.sync.server_process import Line, ServerProcess


@dataclass
class Running:
    """A server process, the same database opened beside it, and lines to it."""

    relay: Relay
    folder: Path
    process: ServerProcess
    words: tuple[str | Path, ...]

    def line(self, laptop: Laptop) -> Line:
        line = Line(self.process.url, laptop)
        assert line.log_in().status_code == 200
        return line

    def another(self) -> ServerProcess:
        """One more process on the same database."""
        return ServerProcess(self.folder, *self.words)
