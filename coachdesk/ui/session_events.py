"""Hears from the desktop that the person is leaving: sleep, shutdown, lid, screen lock, another user's turn.

Linux only, over D-Bus (logind, UPower, and the screen savers of the common desktops). Elsewhere, and where there is
no bus, nothing is heard and `AutoLock` still locks on waking up, by the clock.
No "delay" inhibitor is taken: PySide6 cannot receive the file descriptor that logind answers with. A laptop may
therefore be asleep before the lock is finished; it is then finished first thing on waking.
"""

from importlib import import_module
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_LOGIND = "org.freedesktop.login1"
_UPOWER = "org.freedesktop.UPower"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)
_LEAVING_WHEN = {
    ("org.freedesktop.login1.Session", "LockedHint"): True,
    ("org.freedesktop.login1.Session", "Active"): False,
    (_UPOWER, "LidIsClosed"): True,
}
"""Properties that say the person is leaving when they change to this value."""


class SessionEvents(QObject):
    """Emits `leaving` each time the desktop says so; it may come more than once for one leaving."""

    leaving = Signal()

    def listen(self) -> bool:
        """Listens on this machine's own buses. False where there is none."""
        try:
            buses = import_module("PySide6.QtDBus").QDBusConnection
        except ImportError:  # the Windows and macOS builds of Qt come without it
            return False
        return self.listen_on(buses.systemBus(), buses.sessionBus())

    def listen_on(self, system: Any, session: Any, *, named: bool = True) -> bool:
        """The same on given connections. `named=False` for a connection to one peer, which has no bus names."""
        logind, upower = (_LOGIND, _UPOWER) if named else ("", "")
        heard = False
        if system.isConnected():
            manager = f"{_LOGIND}.Manager"
            heard = system.connect(
                logind, "/org/freedesktop/login1", manager, "PrepareForSleep", self, SLOT("_is_it(bool)")
            )
            system.connect(logind, "/org/freedesktop/login1", manager, "PrepareForShutdown", self, SLOT("_is_it(bool)"))
            system.connect(logind, "", f"{_LOGIND}.Session", "Lock", self, SLOT("_leaves()"))
            for service in (logind, upower):
                system.connect(
                    service, "", _PROPERTIES, "PropertiesChanged", self, SLOT("_changed(QString,QVariantMap)")
                )
        if session.isConnected():
            for saver in _SCREEN_SAVERS:
                name = saver if named else ""
                heard = session.connect(name, "", saver, "ActiveChanged", self, SLOT("_is_it(bool)")) or heard
        return bool(heard)

    @Slot(bool)
    def _is_it(self, true: bool) -> None:
        if true:
            self.leaving.emit()

    @Slot()
    def _leaves(self) -> None:
        self.leaving.emit()

    @Slot(str, "QVariantMap")
    def _changed(self, interface: str, properties: dict[str, object]) -> None:
        for name, value in properties.items():
            if _LEAVING_WHEN.get((interface, name)) is value:
                self.leaving.emit()
                return
