"""A page on a small vault whose clock the test moves by hand: shown, read, and with its ways out written down."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from coachdesk.models.family import Family
from coachdesk.models.person import FamilyRole, Person
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.page import Page
from coachdesk.ui.router import Place, Router
from coachdesk.ui.widgets.labels import SafeLabel
from tests.desks import HandClock, new_desk

P = TypeVar("P", bound=Page)


class DeskStanding:
    """One family, Lane, with Amina who may be rung, Dean who must not be, and Yusuf, seven. It is eight o'clock."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = HandClock(at=datetime(2011, 3, 1, 8, 0, tzinfo=UTC), tick=timedelta())
        self.opened = new_desk(folder / "vault", self.clock)
        self.desk = self.opened.desk
        self.family: Family = start_family(self.desk, "Lane").record
        safe = {"phone": "07700 900123", "safe_to_contact": "mornings only"}
        self.amina: Person = add_person(self.desk, self.family.id, "Amina", FamilyRole.PARENT, **safe).record
        never = {"phone": "07700 900555", "no_contact": True}
        self.dean: Person = add_person(self.desk, self.family.id, "Dean", FamilyRole.PARENT, **never).record
        self.yusuf: Person = add_person(self.desk, self.family.id, "Yusuf", FamilyRole.CHILD, birth_date="2003").record
        self.deeds = Deeds(QApplication.instance())
        self.broken: list[object] = []
        self.deeds.broken.connect(self.broken.append)
        self.went: list[Place] = []
        self._pages: list[Page] = []
        self.router = Router(self._go, lambda: True, lambda _page: True)

    def page(self, kind: type[P], **where: str) -> P:
        """The page, opened, shown and read; what is touched refreshes it as in the window."""
        page = kind(self.desk, self.router, self.deeds)
        self.qtbot.addWidget(page)
        self._pages.append(page)
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
            self.qtbot.waitUntil(lambda done=done: len(done) == 2, timeout=5000)
            QApplication.processEvents()
        assert self.broken == []

    def press(self, page: Page, name: str) -> None:
        """Presses the one button in sight whose name begins so, then waits."""
        found = [one for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
        names = [one for one in found if one.accessibleName().startswith(name)]
        assert names, sorted(one.accessibleName() for one in found)
        names[0].click()
        self.settle()

    def _go(self, place: Place) -> bool:
        self.went.append(place)
        return True


@contextmanager
def standing_on(qtbot: QtBot, folder: Path) -> Iterator[DeskStanding]:
    """Made, and closed in good order."""
    made = DeskStanding(qtbot, folder)
    yield made
    for page in made._pages:
        page.close()
        page.leave()
    assert made.deeds.stop()
    made.opened.close()


def words(page: Page) -> str:
    """Everything that can be read on the page."""
    return "\n".join(label.words() for label in page.findChildren(SafeLabel) if label.isVisibleTo(page))
