"""Shows whom to ring over whatever stands in the window, and puts back exactly what stood there."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from coachdesk.tools.duty_numbers import KeptNumbers
from coachdesk.ui.cover import Veil

if TYPE_CHECKING:
    from coachdesk.ui.who_to_ring.page import WhoToRing

KEY = "F8"


class Book(Protocol):
    """Where the numbers to ring are found."""

    def read(self) -> KeptNumbers:
        """What is kept now."""


class Ringing(QObject):
    """The numbers over what hangs on `beneath`, which a screen reader does not find meanwhile.

    What is beneath goes on: it may be covered, locked or opened without the numbers being taken away. Whatever had
    the keyboard there, or has asked for it since, gets it when the numbers are left: Qt remembers which that is.
    """

    def __init__(self, stack: QStackedLayout, beneath: Veil, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack, self._beneath, self._book = stack, beneath, book
        self._page: WhoToRing | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keyboard_moved)

    @property
    def shown(self) -> bool:
        """Whether the numbers show now."""
        return self._beneath.drawn

    def show(self) -> None:
        """Reads the numbers anew and shows them."""
        if self.shown:
            return
        page = self._page = self._page or self._made()
        page.show_numbers(self._book.read())
        self._beneath.drawn = True
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Shows what is beneath, and gives it the keyboard."""
        if not self.shown:
            return
        self._beneath.drawn = False
        self._stack.setCurrentWidget(self._beneath)
        if not self._beneath.isAncestorOf(QApplication.focusWidget() or self._beneath):
            self._beneath.focusNextChild()

    def _made(self) -> "WhoToRing":
        from coachdesk.ui.who_to_ring.page import WhoToRing  # most days nobody needs it before the pages

        page = WhoToRing(self._beneath.parentWidget())
        page.back.connect(self.back)
        self._stack.addWidget(page)
        return page

    def _keyboard_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A page beneath that has just been read or locked asks for the keyboard: it is taken back."""
        if self.shown and self._page is not None and now is not None and self._beneath.isAncestorOf(now):
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
