"""While a visit is open the laptop locks later: looks at what is kept, at every visit touched and now and then."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from coachdesk.operations.visits import is_visiting

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Touched
    from coachdesk.ui.auto_lock import AutoLock
    from coachdesk.ui.deeds import Deeds

LOOK_EVERY_MS = 60_000
"""How often it is looked whether an open visit has been forgotten, in milliseconds."""


class OpenVisit(QObject):
    """Tells `auto_lock` whether a visit is open, for as long as `parent` (the pages of an open vault) lives."""

    _touched = Signal()

    def __init__(self, desk: Desk, deeds: Deeds, auto_lock: AutoLock, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._deeds, self._auto_lock = desk, deeds, auto_lock
        self._touched.connect(self.look, Qt.ConnectionType.QueuedConnection)
        unsubscribe = desk.told.subscribe(self._heard)
        self.destroyed.connect(unsubscribe)
        timer = QTimer(self)
        timer.setInterval(LOOK_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()
        self.look()

    def look(self) -> None:
        """Reads whether a visit is open and passes it on."""
        desk = self._desk
        self._deeds.read(
            lambda: is_visiting(desk), self._auto_lock.set_visit_open, failed=lambda _: None, key=id(self), owner=self
        )

    def _heard(self, touched: Touched) -> None:
        """Called in the thread that saved."""
        if "visit" in touched.kinds:
            with suppress(RuntimeError):
                self._touched.emit()
