"""A page of the window standing alone on the sample: shown, filled, and with its ways out written down."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coachdesk.desk.opening import OpenDesk
from coachdesk.operations.sample import family_id
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.router import Place, Router
from tests.sample_vaults import sample


class Standing:
    """One page on one vault. `went` lists the places it asked to go to."""

    def __init__(self, qtbot: QtBot, folder: Path, vault: str = "coach") -> None:
        self.qtbot = qtbot
        self.opened: OpenDesk = sample(folder, vault)
        self.deeds = Deeds(QApplication.instance())
        self.went: list[Place] = []
        self._pages: list[Page] = []
        self.router = Router(self._go, lambda: True, lambda _page: True)

    def page(self, cls: Callable[..., Page], of: Any = None, ref: str = "", **where: str) -> Page:
        """The page, opened and shown; `ref` is a family's code."""
        page = cls(of if of is not None else self.opened.desk, self.router, self.deeds)
        self.qtbot.addWidget(page)
        self._pages.append(page)
        page.resize(1366, 768)
        page.show()
        page.opened(**({"family_id": family_id(ref)} if ref else {}), **where)
        page.show_fresh()
        return page

    def quiet(self, until: Callable[[], object]) -> None:
        """Wait until something is so, and what Qt was asked to show meanwhile is shown."""
        self.qtbot.waitUntil(lambda: bool(until()), timeout=20_000)
        QApplication.sendPostedEvents()  # a widget put into a window that stands is shown by an event of its own

    def close(self) -> None:
        """Leave the pages as the window does, stop the threads, then close the vault."""
        for page in self._pages:
            page.close()
            page.leave()
        assert self.deeds.stop()
        self.opened.close()

    def _go(self, place: Place) -> bool:
        self.went.append(place)
        return True
