"""Changes the pages while the vault is open: families are shut after thirty days away, and opened by the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.frame.frame import Frame
    from coachdesk.ui.main_window import MainWindow
    from coachdesk.ui.syncing.syncing import Syncing


class LeaseWatch(QObject):
    """Looks whenever sending and fetching has something to tell: of a round, and of every try that failed."""

    def __init__(self, window: MainWindow, syncing: Syncing) -> None:
        super().__init__(window)
        self._window = window
        self._opened: OpenDesk | None = None
        window.opened.connect(self._is_opened)
        window.locking.connect(self._is_locking)
        syncing.changed.connect(self.look)

    def look(self) -> None:
        """Whether other pages are due; asked in the thread that reads."""
        opened, frame = self._opened, self._window.frame
        if opened is not None and frame is not None:
            gate = opened.desk.gate
            self._window.around.deeds.read(
                lambda: gate.is_shut, lambda shut: self._took(frame, shut=shut), failed=lambda _: None, owner=frame
            )

    def _took(self, frame: Frame, *, shut: bool) -> None:
        opened = self._opened
        if opened is not None and self._window.frame is frame and frame.shut != shut:
            self._window.open_anew(opened)

    def _is_opened(self, opened: OpenDesk, _frame: Frame) -> None:
        self._opened = opened

    def _is_locking(self) -> None:
        self._opened = None
