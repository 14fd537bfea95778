"""The system says by which proxy to go; what CoachDesk cannot go by is passed over, and no secret is mangled."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkInformation, QNetworkProxy
from pytestqt.qtbot import QtBot

from coachdesk.operations.syncing.server_place import ServerPlace
from coachdesk.sync.transport import Way
from coachdesk.ui.syncing.network import NetworkBack, first_way, line_by_the_system, system_proxy

KINDS = QNetworkProxy.ProxyType
COUNCIL = QNetworkProxy(KINDS.HttpProxy, "proxy.council.example", 3128)
SIGNED_IN = QNetworkProxy(KINDS.HttpCachingProxy, "proxy.council.example", 8080, "jo@x", "a:b/c d")
SOCKS = QNetworkProxy(KINDS.Socks5Proxy, "socks.council.example", 1080)


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ([], None),
        ([QNetworkProxy(KINDS.NoProxy), COUNCIL], None),
        ([COUNCIL], "http://proxy.council.example:3128"),
        ([SOCKS, COUNCIL], "http://proxy.council.example:3128"),
        ([SOCKS], None),
        ([SIGNED_IN], "http://jo%40x:a%3Ab%2Fc%20d@proxy.council.example:8080"),
    ],
)
def test_the_first_way_it_can_go(said: list[QNetworkProxy], way: str | None) -> None:
    assert first_way(said) == way


def test_a_name_and_word_come_through_whole(qtbot: QtBot) -> None:
    through = Way("http://127.0.0.1:1", proxy=first_way([SIGNED_IN])).through()
    assert through is not None
    assert through.auth == (b"jo@x", b"a:b/c d")


def test_the_system_is_asked_and_never_about_this_machine(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.council.example:3128")
    monkeypatch.setenv("http_proxy", "http://proxy.council.example:3128")
    assert system_proxy("http://127.0.0.1:8000") is None
    found = system_proxy("https://sync.council.example")
    assert found in {None, "http://proxy.council.example:3128"}  # a system may have its own word
    line_by_the_system(ServerPlace("http://127.0.0.1:8000")).close()


def test_only_a_way_that_is_there_wakes(qtbot: QtBot) -> None:
    owner, woken = QObject(), []
    reach = QNetworkInformation.Reachability
    back = NetworkBack(lambda: woken.append(1), owner)
    for said in (reach.Disconnected, reach.Site, reach.Unknown):
        back.heard(said)
    assert woken == []
    back.heard(reach.Online)
    assert woken == [1]
