"""The pages of figures on a vault with the sample's contacts: shown, read and pressed; ways out are noted."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.router import Place, Router
from coachdesk.ui.widgets.figure_table import FigureTable
from tests.figures_vault import family_called, figures_vault

P = TypeVar("P", bound=Page)


class FiguresStanding:
    """`page` shows one; `went` lists the places that were asked for."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.opened = figures_vault(folder)
        self.desk = self.opened.desk
        self.deeds = Deeds(QApplication.instance())
        self.broken: list[object] = []
        self.deeds.broken.connect(self.broken.append)
        self.went: list[Place] = []
        self.pages: list[Page] = []
        self.router = Router(self._go, lambda: True, lambda _page: True)

    def family(self, ref: str) -> str:
        return family_called(self.opened, ref)

    def page(self, kind: type[P], /, **where: str) -> P:
        """The page, opened and read; what is touched refreshes it as in the window."""
        page = kind(self.desk, self.router, self.deeds)
        self.qtbot.addWidget(page)
        self.pages.append(page)
        self.desk.told.subscribe(lambda touched: self.deeds.do(lambda: touched, then=page.told))
        page.resize(1366, 768)
        page.show()
        page.opened(**where)
        page.show_fresh()
        self.settle()
        return page

    def settle(self) -> None:
        """Waits until what was asked for is written, read and shown."""
        for _ in range(4):
            done: list[object] = []
            self.deeds.do(lambda: None, then=done.append)
            self.deeds.read(lambda: None, done.append)
            self.deeds.carry(lambda: None, then=done.append)
            self.qtbot.waitUntil(lambda done=done: len(done) == 3, timeout=20_000)
            QApplication.processEvents()
        self.qtbot.waitUntil(lambda: all(filled(one) for one in self.pages), timeout=20_000)
        assert self.broken == []

    def press(self, page: Page, name: str) -> None:
        """Presses the first button in sight whose name begins so, then waits."""
        found = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
        named = [one for one in found if one.accessibleName().startswith(name)]
        assert named, sorted(one.accessibleName() for one in found)
        named[0].click()
        self.settle()

    def _go(self, place: Place) -> bool:
        self.went.append(place)
        return True


def filled(page: Page) -> bool:
    """Whether every part of a page that is filled part by part stands there."""
    filling = getattr(page, "filling", None)
    return filling is None or filling.is_over()


@contextmanager
def standing_on_figures(qtbot: QtBot, folder: Path) -> Iterator[FiguresStanding]:
    """Made, and closed in good order."""
    made = FiguresStanding(qtbot, folder)
    yield made
    for page in made.pages:
        page.close()
        page.leave()
    assert made.deeds.stop()
    made.opened.close()


def row_of(table: FigureTable, name: str) -> list[str]:
    """What stands in the row of that name."""
    return next(one for one in table.words() if one[0].startswith(name))


def ask(table: FigureTable, name: str, heading: str) -> None:
    """Enter on a figure."""
    row = next(number for number, one in enumerate(table.rows) if one.name.words.startswith(name))
    table.opened.emit(table.model().index(row, table.headings.index(heading)))
