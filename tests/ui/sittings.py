"""A real window on a real vault, for tests: a cheap passphrase, time moved by hand, pages of the test's own."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coachdesk.desk import Opened
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.duty_number import duty_number
from coachdesk.models.family import Family
from coachdesk.models.values import new_id
from coachdesk.operations.duty_book import DutyBook
from coachdesk.ui.assembly import Places, assemble
from coachdesk.ui.frame.frame import Frame
from coachdesk.ui.front import Front
from coachdesk.ui.main_window import MainWindow
from coachdesk.ui.page import Page
from coachdesk.ui.page_table import PageEntry, PageNeeds
from coachdesk.ui.unlock import UnlockPage
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.words_field import WordsField
from tests.desks import CHEAP, PASSPHRASE, HandClock, new_vault

SURNAME = "Quillfeather"
"""A name that must not be found where it does not belong."""


class FamiliesPage(Page):
    """A page of the tests: every family by name, and a field that keeps what is typed as a draft."""

    shows = frozenset({"family"})

    def __init__(self, needs: PageNeeds) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds)
        self.set_title("Families")
        self.names = SafeLabel("", parent=self)
        self.field = WordsField("Note", parent=self)
        self.add(self.names)
        self.add(self.field)
        self.refreshed = 0

    def refresh(self) -> None:
        self.refreshed += 1
        self.read(lambda: self.desk.all(Family), self._show)

    def leave(self) -> None:
        words, desk = self.field.text(), self.desk
        if words:
            self.do(lambda: desk.drafts.save("test:note", words))

    def is_clean(self) -> bool:
        return not self.field.text()

    def _show(self, families: list[Opened[Family]]) -> None:
        self.names.set_words(", ".join(one.record.name for one in families))


class FamilyPage(Page):
    """A page of the tests about one family."""

    def __init__(self, needs: PageNeeds) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds)
        self.opened_times = 0
        self.where: dict[str, str] = {}
        self.leaves = True
        self.names = SafeLabel("", parent=self)
        self.add(self.names)

    def opened(self, **where: str) -> None:
        self.where = where
        self.opened_times += 1
        self.set_title(f"A family of {SURNAME}s")
        self.names.set_words(f"{SURNAME} lives here")

    def can_leave(self) -> bool:
        if not self.leaves:
            self.warn("Finish this first.")
        return self.leaves


PAGES = {
    "today": PageEntry(FamilyPage, "today"),
    "families": PageEntry(FamiliesPage, "families"),
    "family": PageEntry(FamilyPage, "families"),
    "settings": PageEntry(FamilyPage, "settings"),
}


@dataclass
class Machine:
    """Seconds since the machine was started, moved by hand."""

    seconds: float = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Sitting:
    """One window with what a test moves by hand. `vault` is there from the start unless the test wanted none."""

    window: MainWindow
    places: Places
    qtbot: QtBot
    clock: HandClock = field(default_factory=HandClock)
    machine: Machine = field(default_factory=Machine)

    @property
    def front(self) -> Front:
        front = self.window.front
        assert front is not None
        return front

    @property
    def frame(self) -> Frame:
        frame = self.window.frame
        assert frame is not None
        return frame

    @property
    def unlock(self) -> UnlockPage:
        page = self.front.page
        assert isinstance(page, UnlockPage)
        return page

    def page(self) -> Page:
        page = self.frame.pages.page
        assert page is not None
        return page

    def type_in(self, text: str) -> None:
        """Types where the keyboard is, like a person."""
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClicks(focused, text)

    def press(self, *keys: object) -> None:
        """Presses keys where the keyboard is; a pair is a key with a modifier."""
        for key in keys:
            focused = QApplication.focusWidget() or self.window
            if isinstance(key, tuple):
                self.qtbot.keyClick(focused, key[0], key[1])
            else:
                self.qtbot.keyClick(focused, key)  # type: ignore[call-overload]

    def lose_focus(self) -> None:
        """Another program takes the keyboard."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)

    def until(self, true: Callable[[], object], seconds: float = 10.0) -> None:
        self.qtbot.waitUntil(lambda: bool(true()), timeout=int(seconds * 1000))

    def open(self, passphrase: bytes = PASSPHRASE) -> OpenDesk:
        """Types the passphrase and waits for the pages."""
        with self.qtbot.waitSignal(self.unlock.opened, timeout=10_000) as opened:
            self.unlock.field.setFocus()
            self.type_in(passphrase.decode())
            self.unlock.unlock_button.click()
        assert opened.args is not None
        desk = opened.args[0]
        assert isinstance(desk, OpenDesk)
        return desk


@contextmanager
def sitting(
    qtbot: QtBot,
    folder: Path,
    *,
    with_vault: bool = True,
    pages: Mapping[str, PageEntry] | None = None,
    families: tuple[str, ...] = (SURNAME,),
    vault: Path | None = None,
    clock: HandClock | None = None,
) -> Iterator[Sitting]:
    """A window in `folder`, shown and with the keyboard, closed in good order afterwards; `vault` is copied into it."""
    places = Places(folder / "window.ini", folder / "place", folder / "faults.log", folder / "records")
    clock, machine = clock or HandClock(), Machine()
    if with_vault:
        shutil.copytree(vault or _vault_with(families, folder.parent), places.first_vault)
        if not places.duty_numbers.exists():
            DutyBook(places.duty_numbers).keep([duty_number("Duty desk", "01632 960 001")])
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = assemble(application, places, clock, seconds=machine, costs=CHEAP, pages=PAGES if pages is None else pages)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    try:
        yield Sitting(window, places, qtbot, clock, machine)
    finally:
        window.close()
        assert window.around.deeds.stop()


def _vault_with(families: tuple[str, ...], beside: Path) -> Path:
    """A vault made once for all tests that want these families; they work on copies."""
    folder = beside / f"vault-of-{len(families)}-{'-'.join(families)}"
    if not folder.exists():
        made = new_vault(folder, HandClock())
        made.recovery_code.wipe()
        for number, name in enumerate(families, start=1):
            add_family(made.open_desk, f"F{number}", name)
        made.open_desk.close()
    return folder


def add_family(opened: OpenDesk, ref: str, name: str) -> Family:
    """One family, kept."""
    family_id = new_id()
    record = Family(id=family_id, log=family_id, ref=ref, name=name)
    return opened.desk.add(record).record


def heard(widget: QWidget) -> str:
    """Every word that a screen reader finds in a window, walking all of it, hidden parts too."""
    found: list[str] = []

    def walk(interface: QAccessibleInterface | None) -> None:
        if interface is None:
            return
        kinds = QAccessible.Text
        found.extend(interface.text(kind) for kind in (kinds.Name, kinds.Value, kinds.Description, kinds.Help))
        for number in range(interface.childCount()):
            walk(interface.child(number))

    walk(QAccessible.queryAccessibleInterface(widget))
    return "\n".join(found)
