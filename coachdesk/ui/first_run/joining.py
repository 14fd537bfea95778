"""Joining under way: off the screen's thread, to be stopped at any moment, and gone on with where it was cut short."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import JoiningUnfinished
from coachdesk.ui.first_run.joining_page import JoiningPage

if TYPE_CHECKING:
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.devices.arriving import Arrival, Invited
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.door import Door


class Joining(QObject):
    """`made((OpenDesk, RecoveryCode))`, `refused(error)` with nothing left of it, or `later` for the next start.

    `.page` is what is shown meanwhile; it takes `passphrase` over.
    """

    made = Signal(object)
    refused = Signal(object)
    later = Signal()

    def __init__(
        self, door: Door, deeds: Deeds, invited: Invited, folder: Path, passphrase: bytearray, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._door, self._deeds, self._invited, self._folder = door, deeds, invited, folder
        self._arrival: Arrival | None = None
        self.page = JoiningPage("", passphrase, parent)
        self.page.stopped.connect(self._stop)
        self.page.again.connect(self.begin)
        self.page.later.connect(self._leave)

    def begin(self) -> None:
        """Tries, or goes on."""
        passphrase, folder, door = self.page.passphrase(), self._folder, self._door
        self.page.begin()
        arrival = self._arrival = door.arrival(self._invited, folder, passphrase)
        self._deeds.do(lambda: door.join(arrival, folder), then=self._done, failed=self._failed, owner=self)

    def _done(self, made: object) -> None:
        self._end()
        self.made.emit(made)

    def _failed(self, error: CoachDeskError) -> None:
        if isinstance(error, JoiningUnfinished):
            self.page.cut_short()
            return
        self._end()
        self.refused.emit(error)

    def _stop(self) -> None:
        if self._arrival is not None:
            self._arrival.stop()

    def _leave(self) -> None:
        self._end()
        self.later.emit()

    def _end(self) -> None:
        self.page.forget()
        self.page.progress.finish()
