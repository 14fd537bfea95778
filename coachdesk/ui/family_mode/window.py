"""The one window of the family's process: its pages, over them whom to ring and a cover, and no way out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from coachdesk.models.duty_number import DutyNumber
from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.ui.cover import Covering, CoverPage, Veil
from coachdesk.ui.family_mode.bounds import Bounds, forget_what_was_marked
from coachdesk.ui.family_mode.done_how_page import DoneHowPage
from coachdesk.ui.family_mode.page_table import MAKERS, names_of
from coachdesk.ui.family_mode.sheet import Sheet
from coachdesk.ui.family_mode.sitting import Sitting
from coachdesk.ui.family_mode.unkept_page import UnkeptPage
from coachdesk.ui.read_aloud.read_to_me import Hearing
from coachdesk.ui.theme import for_family
from coachdesk.ui.theme_sheet import FAMILY_HEIGHT
from coachdesk.ui.who_to_ring.over_all import Ringing
from coachdesk.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from coachdesk.ui.read_aloud.reader import Reader

LEAST_SIZE = (640, 360)


class FamilyWindow(QWidget):
    """Turns from page to page by name. Its title never says more than the program's name.

    `painted` once its first page has been drawn; `asks_back` when somebody says that they are the coach.
    """

    painted = Signal()
    asks_back = Signal()

    def __init__(self, sitting: Sitting, seconds: Callable[[], float], reader: Reader | None = None) -> None:
        """`reader` reads aloud; without one the coach does."""
        super().__init__()
        self.sitting, self.reader = sitting, reader
        self.hearing = Hearing()
        """What whoever holds it said about being overheard."""
        self.page: Sheet | None = None
        """The page shown now, or beneath the cover."""
        self.name = ""
        """Its name."""
        self._was_painted = False
        self.setWindowTitle("CoachDesk")
        self.setMinimumSize(*LEAST_SIZE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        beneath, inside = Veil(self), QWidget()
        beneath.hang(inside)
        whole = QStackedLayout(self)
        whole.addWidget(beneath)
        self.ringing = Ringing(whole, beneath, NumbersThatCame(sitting), self)
        stack = QStackedLayout(inside)
        self.cover_page = CoverPage(self)
        for_fingers(self.cover_page)
        self._veil = Veil(self)
        stack.addWidget(self.cover_page)
        stack.addWidget(self._veil)
        stack.setCurrentWidget(self._veil)
        self._covering = Covering(stack, self.cover_page, self._veil, self)
        self.cover_page.ring.connect(self.ring)
        self.winId()  # the window below the widgets, where keys come in first
        self.bounds = Bounds(self.windowHandle(), seconds, self)
        self.bounds.ring.connect(self.ring)
        self.bounds.hide.connect(self.cover)
        self.bounds.escape.connect(self._escape)
        self.bounds.idle.connect(self.cover)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._application_state)
        self.go("who_sees")

    @property
    def pages(self) -> frozenset[str]:
        """The names of the pages one can come to."""
        return names_of(self.sitting.snapshot.pages)

    @property
    def covered(self) -> bool:
        return self._covering.covered

    # -- going from page to page ------------------------------------------------------------------

    def go(self, name: str) -> None:
        """Turns to a page; words that are not kept yet are asked about first."""
        self.leave(lambda: self._go(name))

    def leave(self, on: Callable[[], object]) -> None:
        """Goes on with `on`; words that are not kept yet are asked about first."""
        unkept = self.page.unkept() if self.page is not None else None
        if unkept is None:
            on()
        else:
            self.turn("unkept", UnkeptPage(self, unkept, on))

    def ask_who_did_it(self, step: str) -> None:
        """Asks who did one step."""
        self.turn("done_how", DoneHowPage(self, step))

    def home(self) -> None:
        """Where the person who holds the laptop chooses what to do."""
        self.go("home")

    def take_keyboard(self) -> None:
        """Puts the keyboard where the page shown now wants it."""
        self.raise_()
        self.activateWindow()
        if self.page is not None and not self.covered and not self.ringing.shown:
            self.page.take_keyboard()

    def turn(self, name: str, page: Sheet) -> None:
        """Shows a page that was made for one thing, under its name; nothing is asked."""
        forget_what_was_marked()
        self._hush(name == "who")
        self.page, self.name = page, name
        self._veil.hang(page)
        for_family(page)
        page.show()
        if not self.covered and not self.ringing.shown:
            page.take_keyboard()

    def _go(self, name: str) -> None:
        if name not in {"who_sees", "stop"} and self.sitting.person is None:
            name = "who"
        self.turn(name, MAKERS[name](self))

    # -- what lies over the pages -----------------------------------------------------------------

    def ring(self) -> None:
        """Shows whom to ring; the cover, if there is one, waits beneath."""
        self._hush()
        self.ringing.show()
        for_fingers(self)

    def cover(self) -> None:
        """Hides everything behind a plain page; any key lifts it."""
        self._hush(somebody_else=True)
        self.ringing.back()
        self._covering.cover()

    def uncover(self) -> None:
        self._covering.lift()

    def ask_back(self) -> None:
        """Somebody says that they are the coach: the desk's own process takes over, and asks for the passphrase."""
        self.asks_back.emit()

    def _hush(self, somebody_else: bool = False) -> None:
        """Nothing is read on; where somebody else may hold it now, or have come in, it is asked anew who can hear."""
        if self.reader is not None:
            self.reader.stop()
        if somebody_else:
            self.hearing.safe = None

    def _escape(self) -> None:
        if self.ringing.shown:
            self.ringing.back()
        elif self.covered:
            self.uncover()
        else:
            self.cover()

    def _application_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.cover()

    # -- what Qt calls ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and the desktop's own ways to close a window close nothing."""
        event.ignore()


def for_fingers(widget: QWidget) -> None:
    """Makes the buttons of a page that is not a family's own as large as a family's are."""
    for button in widget.findChildren(Button):
        button.setMinimumSize(FAMILY_HEIGHT, FAMILY_HEIGHT)


class NumbersThatCame:
    """Whom to ring, as it came with the snapshot."""

    def __init__(self, sitting: Sitting) -> None:
        snapshot = sitting.snapshot
        numbers = tuple(DutyNumber(one.who, one.number, one.hours) for one in snapshot.numbers)
        self._kept = KeptNumbers(numbers, whole=snapshot.numbers_whole)

    def read(self) -> KeptNumbers:
        return self._kept
