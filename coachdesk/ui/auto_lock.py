"""Covers after two idle minutes, locks after five (fifteen in a visit), by a clock that counts the time slept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

LOCK_MINUTES = 5
LOCK_MINUTES_LEAST, LOCK_MINUTES_MOST = 1, 15
VISIT_LOCK_MINUTES = 15
"""While a visit is open the coach is talking, not typing; the cover keeps its own time (architecture.md)."""

COVER_MINUTES = 2
WARN_SECONDS = 60
"""How long before locking it is announced."""

ASLEEP_SECONDS = 20
"""A gap this long between two looks, a second apart by rights, means that the laptop slept."""

_A_PERSON = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class AutoLock(QObject):
    """Counts idle seconds while watching. `boot_seconds` must keep counting while the laptop sleeps.

    `warning` carries the seconds left before locking, once a second, and 0 when someone came back.
    Time slept locks however short it was: on Linux the desktop has usually said so already (`SessionEvents`).
    """

    cover_due = Signal()
    lock_due = Signal()
    warning = Signal(int)

    def __init__(self, boot_seconds: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._boot_seconds = boot_seconds
        self._last_seen = self._last_look = 0.0
        self._lock_minutes = LOCK_MINUTES
        self._visit_open = False
        self._covered = self._warned = False
        self._tick = QTimer(self)
        self._tick.setInterval(1_000)
        self._tick.timeout.connect(self.look)

    def set_lock_minutes(self, minutes: int) -> None:
        """The organisation's policy; kept between 1 and 15 minutes."""
        self._lock_minutes = min(max(minutes, LOCK_MINUTES_LEAST), LOCK_MINUTES_MOST)

    def set_visit_open(self, visit_open: bool) -> None:
        """Whether a visit is open: until it is ended, or the vault locked, locking takes fifteen minutes."""
        self._visit_open = visit_open

    @property
    def _lock_after(self) -> float:
        """Idle seconds before locking."""
        return 60.0 * (max(self._lock_minutes, VISIT_LOCK_MINUTES) if self._visit_open else self._lock_minutes)

    def watch(self) -> None:
        """The vault has been opened: begin counting."""
        self._last_seen = self._last_look = self._boot_seconds()
        self._covered = self._warned = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen_to)
            for window in QGuiApplication.topLevelWindows():
                self._listen_to(window)
        self._tick.start()

    def rest(self) -> None:
        """The vault has been locked: there is nothing to guard."""
        self._tick.stop()
        self._visit_open = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._listen_to)

    def person_is_here(self) -> None:
        self._last_seen = self._boot_seconds()
        self._covered = False
        if self._warned:
            self._warned = False
            self.warning.emit(0)

    @Slot()
    def look(self) -> None:
        """Compares the clock with the last time someone was seen; called once a second and on waking up."""
        now = self._boot_seconds()
        slept = now - self._last_look >= ASLEEP_SECONDS
        self._last_look = now
        idle = now - self._last_seen
        if slept or idle >= self._lock_after:
            self.lock_due.emit()
            return
        if idle >= self._lock_after - min(WARN_SECONDS, self._lock_after / 2):
            self._warned = True
            self.warning.emit(max(1, round(self._lock_after - idle)))
        if idle >= COVER_MINUTES * 60 and not self._covered:
            self._covered = True
            self.cover_due.emit()

    @Slot(QWindow)
    def _listen_to(self, window: QWindow | None) -> None:
        """Listens at the window, not at the application: a few calls a second instead of one per event."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002  Qt's signature
        if event.type() in _A_PERSON and self._tick.isActive():
            # Too late is too late: a key pressed after the time was up (a laptop just woken) does not save it.
            self.look()
            if self._tick.isActive():
                self.person_is_here()
        return False
