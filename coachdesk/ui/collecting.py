"""Python's search for reference cycles, done on the screen's thread between events and nowhere else.

Python starts that search in whatever thread makes objects at the moment. Widgets are often part of cycles; collected
in a worker's thread, or while Qt walks over them, they take the whole program down with them.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class ScreenThreadCollecting(QObject):
    """From its making to `stop()`, cycles are collected by a timer of the screen's thread. Make one, in app.py."""

    def __init__(self, parent: QObject | None = None, *, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.collect_what_is_due)
        self._timer.start()

    def collect_what_is_due(self) -> int:
        """Collects the oldest generation whose threshold is passed, as Python would; how many objects went."""
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if most and count > most
        ]
        return gc.collect(due[-1]) if due else 0

    def stop(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.enable()
