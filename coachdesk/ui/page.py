"""What every page is: a heading, a place for messages, a body that scrolls, one primary button at the bottom right."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.ui.deeds import Deed, Deeds
from coachdesk.ui.message_line import MessageLine
from coachdesk.ui.router import Place, Router
from coachdesk.ui.tab_order import tab_on
from coachdesk.ui.widgets.scroll_page import READING_WIDTH, ScrollPage

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Touched
    from coachdesk.ui.pages.alerts.family_bands import FamilyBands

T = TypeVar("T")


class Page(ScrollPage):
    """Base of all pages. A page reads only in `refresh()`, which is called when it is opened and when out of date.

    A subclass puts widgets into `self.body` and its primary button last with `add_action`, names in `shows` the kinds
    of record it draws, and overrides `opened`, `refresh`, and where people type `is_clean`, `can_leave` and `leave`.
    """

    shows: ClassVar[frozenset[str]] = frozenset()
    """Kinds of record drawn here: when one is touched the page refreshes, at once or when it is next seen."""

    widest: ClassVar[float | None] = READING_WIDTH
    """Widest column in em; None lets a page with a list or table fill the window."""

    for_all: ClassVar[bool] = False
    """True for a page about every family: worries nobody has been told of stand above it, whosever they are."""

    family_reads: ClassVar[bool] = False
    """True for a page that is turned to the family: what must be known first about them is not for all of them."""

    says_worries: ClassVar[bool] = False
    """True for a page that says by itself who has been told of a worry."""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(width=self.widest, parent=parent)
        self.desk, self.router, self.deeds = desk, router, deeds
        self._stale = False
        self.bands: FamilyBands | None = None
        """What must be known first about the family the page is opened on."""
        self.message = MessageLine(self)
        self.add(self.message)

    # -- what a subclass says about itself ----------------------------------------------------

    def opened(self, **where: str) -> None:
        """The page is come to, with what it is opened on (`family_id=…`). `refresh()` follows."""

    def refresh(self) -> None:
        """Reads and shows what is kept now. Must keep what is being typed."""

    def is_clean(self) -> bool:
        """True when nothing is half typed, so that Escape may leave."""
        return True

    def can_leave(self) -> bool:
        """False keeps the page open; say why with `warn`. Locking does not ask."""
        return True

    def leave(self) -> None:
        """The page is about to be left or destroyed: keep what is half typed (as a draft). Must not wait for disk."""

    def first_focus(self) -> QWidget | None:
        """The widget that has the keyboard when the page opens; None for the first that can have it."""
        return None

    # -- what a subclass uses ---------------------------------------------------------------------

    def set_title(self, text: str) -> None:
        """The heading, which is also the page's name for a screen reader."""
        super().set_title(text)
        self.setAccessibleName(text)

    def go(self, page: str, **where: str) -> bool:
        """Opens another page; False when this one will not be left."""
        return self.router.go(Place(page, where))

    def back(self) -> bool:
        return self.router.back()

    def say(self, sentence: str) -> None:
        """A quiet sentence under the heading: "Saved 10:32"."""
        self.message.say(sentence)

    def warn(self, problem: CoachDeskError | str) -> None:
        """What went wrong, in words, under the heading."""
        self.message.warn(problem.sentence if isinstance(problem, CoachDeskError) else problem)

    def do(
        self,
        function: Callable[..., T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[CoachDeskError], object] | None = None,
        label: str = "",
    ) -> Deed:
        """`Deeds.do` for this page: a known error is said under the heading unless `failed` takes it."""
        return self.deeds.do(function, then=then, failed=failed or self.warn, label=label, owner=self)

    def read(
        self,
        function: Callable[..., T],
        then: Callable[[T], object],
        failed: Callable[[CoachDeskError], object] | None = None,
        key: Hashable = "refresh",
        label: str = "",
    ) -> Deed:
        """`Deeds.read` for this page: of reads with the same key only the newest is answered."""
        return self.deeds.read(function, then, failed=failed or self.warn, key=(id(self), key), label=label, owner=self)

    # -- what the window calls --------------------------------------------------------------------

    def show_fresh(self) -> None:
        """The page has just been opened: reads everything anew."""
        self._stale = False
        self.message.hush()
        self.refresh()
        QTimer.singleShot(0, self, self.show_top)

    def show_top(self) -> None:
        """Its beginning, and what has the keyboard; Qt hands that round while pages change, and each time scrolled."""
        self.area.verticalScrollBar().setValue(0)
        focused = QApplication.focusWidget()
        if focused is not None and self.area.isAncestorOf(focused):
            self.show_widget(focused)

    def stand_for(self, family_id: str | None) -> None:
        """The page is opened on a family, or on none: what must be known first stands above it.

        That the family was opened is written down, once until the vault is locked.
        """
        if family_id is None and not self.for_all:
            return
        if family_id is not None:
            from coachdesk.operations.family_home import note_opened  # records are loaded after the window is shown

            self.do(lambda: note_opened(self.desk, family_id))
        if self.family_reads:
            return
        if self.bands is None:
            from coachdesk.ui.pages.alerts.family_bands import FamilyBands

            self.bands = FamilyBands(self)
            self.stand_above(self.bands)
        self.bands.show_family(family_id or "")

    def top_moved(self, inside: bool) -> None:
        if self.bands is not None:
            self.bands.set_inside(inside)

    def told(self, touched: Touched) -> None:
        """Records were touched, here or by another laptop: refresh now if seen, otherwise when next seen."""
        if self.bands is not None:
            self.bands.told(touched)
        if self.shows.isdisjoint(touched.kinds):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.bands is not None:
            self.bands.seen()
        if self._stale:
            self._stale = False
            self.refresh()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_clean():
            self.back()
            return
        super().keyPressEvent(event)
