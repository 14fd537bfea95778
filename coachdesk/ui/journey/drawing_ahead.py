"""What lies just beside the part of the map in sight is drawn while nothing else is to be done, a tile at a time."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QGraphicsView

from coachdesk.ui.journey.items import MapItem


class DrawingAhead(QObject):
    """DrawingAhead(view, items): `.begin()` whenever another part is in sight; it ends by itself."""

    def __init__(self, view: QGraphicsView, items: Callable[[], Iterable[MapItem]]) -> None:
        super().__init__(view)
        self._view, self._items = view, items
        self._idle = QTimer(self)
        self._idle.setInterval(0)  # only while Qt has nothing else to do
        self._idle.timeout.connect(self._draw_one)

    def begin(self) -> None:
        """Another part is in sight."""
        self._idle.start()

    def is_done(self) -> bool:
        """Whether there is nothing beside it left to draw."""
        return not self._idle.isActive()

    def _draw_one(self) -> None:
        seen = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        ratio = self._view.viewport().devicePixelRatioF()
        if not self._view.isVisible() or not any(one.draw_beside(seen, ratio) for one in self._items()):
            self._idle.stop()
