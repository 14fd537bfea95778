"""One thing asked of the organisation's server in a thread of its own, so that nothing else waits for the network."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from coachdesk.errors import CoachDeskError, Unreachable

if TYPE_CHECKING:
    from coachdesk.operations.devices.arriving import Hanging, Lines
    from coachdesk.operations.syncing.lines import Ask
    from coachdesk.operations.syncing.server_place import ServerPlace


@contextmanager
def by_the_system(place: ServerPlace) -> Iterator[Hanging]:
    """A line to the server by the proxy that the system says, hung up at the end."""
    from coachdesk.ui.syncing.network import line_by_the_system

    line = line_by_the_system(place)
    try:
        yield line
    finally:
        line.close()


class Errand(QObject):
    """Errand(work, place, lines, parent): `start()`, then `done(result)` or `failed(CoachDeskError)` on this thread.

    `place()` is asked in its own thread. `stop()` hangs up. Nothing is told once the parent has gone.
    """

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self, work: Callable[[Ask], Any], place: Callable[[], ServerPlace], lines: Lines, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work, self._place, self._lines = work, place, lines
        self._gate = threading.Lock()
        self._line: Hanging | None = None
        self._stopped = False
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="coachdesk-errand", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """What is asked ends at once, as when there is no way to the server."""
        with self._gate:
            self._stopped = True
            if self._line is not None:
                self._line.hang_up()

    def is_over(self) -> bool:
        """Whether its thread has ended."""
        return not self._thread.is_alive()

    def _run(self) -> None:
        result, error = None, None
        try:
            with self._lines(self._place()) as line:
                with self._gate:
                    self._line = line
                    if self._stopped:
                        raise Unreachable
                result = self._work(line.ask)
        except CoachDeskError as trouble:
            error = trouble
        except BaseException:
            self._emit(None, CoachDeskError())
            raise
        self._emit(result, error)

    def _emit(self, result: object, error: CoachDeskError | None) -> None:
        with suppress(RuntimeError):  # the page has gone meanwhile
            self._ended.emit(result, error)

    def _tell(self, result: object, error: CoachDeskError | None) -> None:
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
        self.deleteLater()
