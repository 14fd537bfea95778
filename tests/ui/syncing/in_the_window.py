"""The real window on one of two connected laptops, with the server in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from coachdesk.desk import Desk
from coachdesk.ui.frame.sync_pill import SyncPill
from coachdesk.ui.page_table import PAGES
from coachdesk.ui.syncing.syncing import Syncing
from tests.operations.syncing.connected import Connected, two_connected
from tests.ui.sittings import Sitting, sitting
from tests.ui.syncing.office_lines import Office


class ConnectedWindow:
    """Bronwen's laptop with its window; Ada's is a vault that goes its rounds by hand."""

    def __init__(self, both: Connected, here: Sitting) -> None:
        self.both, self.here = both, here
        self.office = Office(both.office.town)
        found = here.window.findChild(Syncing)
        assert found is not None
        self.syncing = found
        found.open_line = self.office.line

    @property
    def pill(self) -> SyncPill:
        return self.here.frame.strip.pill

    @property
    def desk(self) -> Desk:
        return self.here.frame._desk

    def says(self, words: str) -> None:
        """Waits until the pill says so."""
        self.here.until(lambda: words in self.pill.face.words)

    def rests(self) -> bool:
        return self.office.polling.is_set() and self.pill.face.words.startswith("All sent")

    def settle(self) -> None:
        self.here.until(self.rests)

    def adas_round(self) -> None:
        self.both.office.round(self.both.ada)


@contextmanager
def connected_window(qtbot: QtBot, folder: Path) -> Iterator[ConnectedWindow]:
    """The window, shut; `here.open()` opens it."""
    with two_connected(folder) as both:
        both.bronwen.close()
        window = folder / "window"
        window.mkdir()
        clock = both.office.clock
        with sitting(qtbot, window, pages=PAGES, vault=both.bronwen.folder, clock=clock) as here:
            yield ConnectedWindow(both, here)
