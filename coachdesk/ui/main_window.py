"""The one window: first run or unlock, then the pages; over all of them the cover, and back to unlock on locking."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from coachdesk.ui.cover import Covering, CoverPage, Veil, close_other_windows
from coachdesk.ui.front import Front
from coachdesk.ui.our_clipboard import OurClipboard
from coachdesk.ui.who_to_ring.over_all import KEY as RING_KEY
from coachdesk.ui.who_to_ring.over_all import Ringing

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.frame.frame import Frame
    from coachdesk.ui.surroundings import Surroundings

NORMAL_SIZE = (1280, 720)
LEAST_SIZE = (640, 360)


class MainWindow(QWidget):
    """Its title never says more than the program's name."""

    shown = Signal()
    """The window has come on the screen for the first time."""
    opened = Signal(object, object)
    """The vault is open (OpenDesk) and its pages stand in the window (Frame)."""
    locking = Signal()
    """The vault is about to be closed: whoever reads or writes by itself stops now, and waits for nothing."""
    locked = Signal()
    """The vault is closed and every page destroyed."""
    broken_elsewhere = Signal(object)
    """A bug in another thread: emit it there, and it is said here."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.frame: Frame | None = None
        """What is shown while a vault is open."""
        self.front: Front | None = None
        """What is shown while none is."""
        self._was_shown = False
        self.setWindowTitle("CoachDesk")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*NORMAL_SIZE)
        beneath, inside = Veil(self), QWidget()
        beneath.hang(inside)
        whole = QStackedLayout(self)
        whole.addWidget(beneath)
        self.ringing = Ringing(whole, beneath, around.duty, self)
        """Whom to ring, over everything else."""
        self._stack = QStackedLayout(inside)
        self._cover_page = CoverPage(self)
        self._stack.addWidget(self._cover_page)
        self._veil = Veil(self)
        self._stack.addWidget(self._veil)
        self._stack.setCurrentWidget(self._veil)
        self._covering = Covering(self._stack, self._cover_page, self._veil, self)
        self._clipboard = OurClipboard(self)
        kept = around.settings.geometry
        if kept is not None:
            self.restoreGeometry(kept)
        keys = (("Ctrl+L", self._lock_now), ("F9", self._cover_now), ("Ctrl+Q", self.close), (RING_KEY, self.ring))
        for key, deed in keys:
            QShortcut(QKeySequence(key), self).activated.connect(deed)
        self._connect()

    def _connect(self) -> None:
        guard, theme, settings = self.around.auto_lock, self.around.theme, self.around.settings
        guard.cover_due.connect(self.cover)
        guard.lock_due.connect(self.lock)
        guard.warning.connect(self._lock_near)
        self._covering.lifted.connect(guard.person_is_here)
        self._cover_page.ring.connect(self.ring)
        theme.changed.connect(lambda: settings.remember_look(theme))
        self.broken_elsewhere.connect(self.broke)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._application_state)

    # -- what it shows --------------------------------------------------------------------------

    def begin(self) -> None:
        """Shows unlock where there is a vault, else the first-run wizard."""
        self.front = Front(self.around.door, self.around.deeds, self.around.duty, self)
        self.front.opened.connect(self.open_frame)
        self.front.ring.connect(self.ring)
        self._show_instead(self.front)
        self.front.take_keyboard()

    def open_frame(self, opened: OpenDesk) -> None:
        """The vault has been opened: shows its pages and begins to watch over it."""
        from coachdesk.ui.open_visit import OpenVisit

        frame = self.around.frame(opened)
        OpenVisit(opened.desk, self.around.deeds, self.around.auto_lock, frame)
        frame.strip.larger.connect(self.around.theme.larger)
        frame.strip.smaller.connect(self.around.theme.smaller)
        frame.strip.ring.connect(self.ring)
        frame.strip.cover.connect(self.cover)
        frame.strip.lock.connect(self.lock)
        self.frame = frame
        self._show_instead(frame)
        self.around.auto_lock.watch()
        self.opened.emit(opened, frame)

    def open_anew(self, opened: OpenDesk) -> None:
        """The vault stays open, and its pages are made anew: families have been shut, or are open again."""
        if self.frame is not None:
            self.frame.leave()
            close_other_windows(self)
            self.open_frame(opened)

    def cover(self) -> None:
        """Hides everything behind a plain page while the vault is open; any key lifts it."""
        if self.frame is not None:
            self._covering.cover()

    def ring(self) -> None:
        """Shows whom to ring, whatever stands in the window; Escape goes back to it."""
        self.ringing.show()

    @property
    def covered(self) -> bool:
        return self._covering.covered

    def lock(self) -> None:
        """Keeps what is half typed, shows unlock, destroys every page, closes the vault, clears our clipboard."""
        frame, self.frame = self.frame, None
        if frame is None:
            return
        self.around.auto_lock.rest()
        self.locking.emit()
        frame.leave()
        self._clipboard.forget()
        close_other_windows(self)
        self.begin()
        self._covering.lift()
        self.around.deeds.do(self.around.door.close, then=lambda _: self._is_locked(), owner=self)

    def _cover_now(self) -> None:
        if self.frame is not None:
            self.ringing.back()
        self.cover()

    def _lock_now(self) -> None:
        if self.frame is not None:
            self.ringing.back()
        self.lock()

    def broke(self, error: BaseException) -> None:
        """A bug: written down without anybody's words, and said inline where pages are open."""
        fault = self.around.faults.write(error)
        shown = self.frame or self.front
        if shown is not None:
            shown.broke(fault)

    def _show_instead(self, page: QWidget) -> None:
        """Shows a page; the one before is destroyed, not hidden."""
        self._veil.hang(page)
        if page is not self.front:
            self.front = None

    def _is_locked(self) -> None:
        gc.collect()
        self.locked.emit()

    def _lock_near(self, seconds: int) -> None:
        self._cover_page.warn(seconds)
        if self.frame is not None:
            self.frame.lock_near(seconds)

    def _application_state(self, state: Qt.ApplicationState) -> None:
        """Another program has the keyboard: cover, unless what is open is a dialog or file picker of ours."""
        away = state != Qt.ApplicationState.ApplicationActive
        if away and self.around.settings.cover_when_focus_lost and QApplication.activeModalWidget() is None:
            self.cover()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.shown.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing locks first: nothing that was typed is lost."""
        self.around.settings.geometry = self.saveGeometry()
        self.around.settings.keep()
        self.lock()
        self.around.deeds.do(self.around.door.close)
        event.accept()
