"""Pages on two vaults that are connected to a server in this process, with a network that a test breaks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.desk.opening import OpenDesk
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.pages.devices.server_page import ServerPage
from coachdesk.ui.router import Place, Router
from coachdesk.ui.widgets.labels import SafeLabel
from tests.operations.devices.networks import Network
from tests.operations.syncing.connected import Connected, two_connected

P = TypeVar("P", bound=Page)


class ConnectedPages:
    """`.page(...)` opens and shows one; `.settle()` waits until all is read, asked and answered."""

    def __init__(self, qtbot: QtBot, network: Network) -> None:
        self.qtbot, self.network = qtbot, network
        self.deeds = Deeds(QApplication.instance())
        self.broken: list[object] = []
        self.deeds.broken.connect(self.broken.append)
        self.went: list[Place] = []
        self.pages: list[Page] = []
        self.router = Router(self._go, lambda: True, lambda _page: True)

    def page(self, make: Callable[..., P], vault: OpenDesk, **where: str) -> P:
        page = make(vault, self.router, self.deeds)
        self.qtbot.addWidget(page)
        self.pages.append(page)
        page.resize(1366, 768)
        page.show()
        page.opened(**where)
        page.show_fresh()
        self.settle()
        return page

    def settle(self) -> None:
        for _ in range(4):
            done: list[object] = []
            self.deeds.do(lambda: None, then=done.append)
            self.deeds.read(lambda: None, done.append)
            self.qtbot.waitUntil(lambda done=done: len(done) == 2, timeout=10_000)
            self.qtbot.waitUntil(lambda: not self._is_busy(), timeout=10_000)
            QApplication.processEvents()
        assert self.broken == []

    def close(self) -> None:
        for page in self.pages:
            page.close()
            page.leave()
        assert self.deeds.stop()

    def _is_busy(self) -> bool:
        return any(isinstance(page, ServerPage) and page.is_busy for page in self.pages)

    def _go(self, place: Place) -> bool:
        self.went.append(place)
        return True


@contextmanager
def connected_pages(qtbot: QtBot, folder: Path) -> Iterator[tuple[ConnectedPages, Connected]]:
    """Made, and closed in good order."""
    with two_connected(folder) as two:
        made = ConnectedPages(qtbot, Network(two))
        try:
            yield made, two
        finally:
            made.close()


def words(page: Page) -> str:
    """Everything that can be read on the page."""
    return "\n".join(label.words() for label in page.findChildren(SafeLabel) if label.isVisibleTo(page))
