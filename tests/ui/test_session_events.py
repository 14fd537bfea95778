"""What the desktop says over D-Bus is heard, over a real connection to a peer that speaks as logind does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtDBus
from pytestqt.qtbot import QtBot

from coachdesk.ui.session_events import SessionEvents


class Desktop:
    """Both ends of one connection: `say` sends a signal as the desktop would."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.server = QtDBus.QDBusServer(f"unix:tmpdir={folder}")
        self.callers: list[Any] = []
        self.server.newConnection.connect(lambda caller: self.callers.append(QtDBus.QDBusConnection(caller)))
        self.ours = QtDBus.QDBusConnection.connectToPeer(self.server.address(), "coachdesk-test")
        qtbot.waitUntil(lambda: bool(self.callers))

    def say(self, path: str, interface: str, name: str, *arguments: object) -> None:
        signal = QtDBus.QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        assert self.callers[0].send(signal)


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    yield Desktop(tmp_path, qtbot)
    QtDBus.QDBusConnection.disconnectFromPeer("coachdesk-test")


LOGIND, MANAGER = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
SESSION, OWN = "org.freedesktop.login1.Session", "/org/freedesktop/login1/session/_32"
PROPERTIES = "org.freedesktop.DBus.Properties"


@pytest.mark.parametrize(
    "said",
    [
        (LOGIND, MANAGER, "PrepareForSleep", True),
        (LOGIND, MANAGER, "PrepareForShutdown", True),
        (OWN, SESSION, "Lock"),
        (OWN, PROPERTIES, "PropertiesChanged", SESSION, {"LockedHint": True}, []),
        (OWN, PROPERTIES, "PropertiesChanged", SESSION, {"IdleHint": False, "Active": False}, []),
        (
            "/org/freedesktop/UPower",
            PROPERTIES,
            "PropertiesChanged",
            "org.freedesktop.UPower",
            {"LidIsClosed": True},
            [],
        ),
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ],
    ids=lambda said: f"{said[1].rpartition('.')[2]}.{said[2]}",
)
def test_each_way_of_leaving_is_heard(desktop: Desktop, qtbot: QtBot, said: tuple[Any, ...]) -> None:
    events = SessionEvents()
    assert events.listen_on(desktop.ours, desktop.ours, named=False)
    with qtbot.waitSignal(events.leaving, timeout=2_000):
        desktop.say(*said)


def test_coming_back_and_other_news_are_no_leaving(desktop: Desktop, qtbot: QtBot) -> None:
    events = SessionEvents()
    events.listen_on(desktop.ours, desktop.ours, named=False)
    heard: list[object] = []
    events.leaving.connect(lambda: heard.append(1))
    desktop.say(LOGIND, MANAGER, "PrepareForSleep", False)
    desktop.say(OWN, PROPERTIES, "PropertiesChanged", SESSION, {"LockedHint": False, "Active": True}, [])
    desktop.say(OWN, PROPERTIES, "PropertiesChanged", "org.freedesktop.UPower", {"OnBattery": True}, [])
    desktop.say("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False)
    desktop.say(OWN, SESSION, "Unlock")
    with qtbot.waitSignal(events.leaving, timeout=2_000):
        desktop.say(OWN, SESSION, "Lock")
    assert heard == [1]


def test_without_a_bus_nothing_is_heard_and_nothing_breaks(qtbot: QtBot) -> None:
    nowhere = QtDBus.QDBusConnection("there is no such connection")
    assert not SessionEvents().listen_on(nowhere, nowhere)
