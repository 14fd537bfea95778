"""What stands in the window while no vault is open: unlock, the ways round it, or the first-run wizard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.ui.page_turner import PageTurner
from coachdesk.ui.unlock import UnlockPage

if TYPE_CHECKING:
    from coachdesk.operations.duty_book import DutyBook
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.door import Door


class Front(PageTurner):
    """Emits `opened(OpenDesk)`. The lesser pages are loaded when they are wanted: most days only unlock is."""

    opened = Signal(object)
    ring = Signal()
    """Somebody wants to know whom to ring."""

    def __init__(self, door: Door, deeds: Deeds, duty: DutyBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._deeds, self._duty = door, deeds, duty
        self._offered: tuple[str, Callable[[], object]] | None = None
        self.begin()

    def offer(self, words: str, deed: Callable[[], object]) -> None:
        """Another way on from the unlock page, which opens nothing: back to the pages a family was holding."""
        self._offered = words, deed
        self.begin()

    def withdraw(self) -> None:
        """There is no other way on any more."""
        if self._offered is not None:
            self._offered = None
            self.begin()

    def begin(self) -> None:
        """Unlock where there is a vault, else the wizard."""
        if self._door.is_there():
            page = UnlockPage(self._door, self._deeds, self)
            page.opened.connect(self.opened)
            page.ring.connect(self.ring)
            page.forgot.connect(self._forgotten)
            page.elsewhere.connect(self._elsewhere)
            page.restore.connect(lambda: self._elsewhere("backup"))
            if self._offered is not None:
                page.offer(*self._offered)
            self.turn_to(page, forget=True)
        else:
            self._first_run()

    def _first_run(self) -> None:
        from coachdesk.ui.first_run.wizard import Wizard

        wizard = Wizard(self._door, self._deeds, self._duty, self)
        wizard.opened.connect(self.opened)
        wizard.elsewhere.connect(self._elsewhere)
        wizard.later.connect(self.begin)
        self.turn_to(wizard, forget=True)

    def _forgotten(self) -> None:
        from coachdesk.ui.forgotten import Forgotten

        page = Forgotten(self._door, self._deeds, self)
        page.opened.connect(self.opened)
        page.back.connect(self.begin)
        self.turn_to(page, forget=True)

    def _elsewhere(self, way: str = "folder") -> None:
        from coachdesk.ui.elsewhere import Elsewhere

        page = Elsewhere(self._door, self._deeds, way=way, parent=self)
        page.chosen.connect(self.begin)
        page.back.connect(self.begin)
        self.turn_to(page, forget=True)
