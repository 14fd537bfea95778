"""What the system says of the network: by which proxy to go, and that there is a way again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from PySide6.QtCore import QObject, QUrl

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation, QNetworkProxy

    from coachdesk.operations.syncing.server_place import ServerPlace
    from coachdesk.sync.transport import Line


def line_by_the_system(place: ServerPlace) -> Line:
    """A line to a server by the proxy that the system says. Raises BadInput for one that nobody can go by."""
    from coachdesk.sync.transport import Line

    return Line(place.way(system_proxy(place.origin)))


def system_proxy(origin: str) -> str | None:
    """The HTTP proxy that the system, or its PAC file, says for a server, as a Way wants it; None goes straight there.

    May take as long as the network does: to be called off the screen's thread.
    """
    from coachdesk.sync.transport.way import LOOPBACK

    try:
        from PySide6.QtNetwork import QNetworkProxyFactory, QNetworkProxyQuery
    except ImportError:  # Qt's network library stands on others, which a bare system may lack
        return None
    if urlsplit(origin).hostname in LOOPBACK:
        return None
    return first_way(QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(origin))))


def first_way(said: list[QNetworkProxy]) -> str | None:
    """The first of the ways the system gives that CoachDesk can go: straight, or by a plain HTTP proxy."""
    from PySide6.QtNetwork import QNetworkProxy

    kinds = QNetworkProxy.ProxyType
    for one in said:
        if one.type() in {kinds.NoProxy, kinds.DefaultProxy}:
            return None
        if one.type() in {kinds.HttpProxy, kinds.HttpCachingProxy}:
            name = f"{quote(one.user(), '')}:{quote(one.password(), '')}@" if one.user() else ""
            return f"http://{name}{one.hostName()}:{one.port()}"
    return None


class NetworkBack(QObject):
    """Calls `back` whenever the system says that there is a way again, for as long as its parent lives.

    Where the system cannot say, nothing happens: then it is tried now and then.
    """

    def __init__(self, back: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._back = back
        try:
            from PySide6.QtNetwork import QNetworkInformation
        except ImportError:
            return
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            QNetworkInformation.instance().reachabilityChanged.connect(self.heard)

    def heard(self, reach: QNetworkInformation.Reachability) -> None:
        """The system has said how far the network reaches now."""
        from PySide6.QtNetwork import QNetworkInformation

        if reach is QNetworkInformation.Reachability.Online:
            self._back()
