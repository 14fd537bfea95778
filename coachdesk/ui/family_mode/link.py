"""What the family's pages speak to: a place that keeps what is given, and says when it has."""

import threading
from contextlib import suppress
from typing import BinaryIO

from PySide6.QtCore import QObject, Signal

from coachdesk.errors import Unreadable
from coachdesk.ui.family_mode.frames import Kind, frame, read_frame


class Link(QObject):
    """The way to the desk's process. `give` is answered by `kept` or `not_kept`, one at a time."""

    snapshot = Signal(bytes)
    kept = Signal()
    not_kept = Signal(str)
    go_on = Signal()
    gone = Signal()
    """The desk's process has ended: nothing can be kept any more."""

    def give(self, sealed: bytes) -> None:
        """Sends one sealed thing to be kept."""
        raise NotImplementedError

    def shown(self) -> None:
        """The pages can be seen."""
        raise NotImplementedError

    def asks_back(self) -> None:
        """Somebody says that they are the coach."""
        raise NotImplementedError


class PipeLink(Link):
    """The real one: two pipes to the process that started this one."""

    def __init__(self, asking: BinaryIO, answering: BinaryIO, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking, self._answering = asking, answering
        self._thread = threading.Thread(target=self._listen, name="coachdesk-family-link", daemon=True)

    def begin(self) -> None:
        """Says that all is loaded, and listens from now on."""
        self._say(Kind.READY)
        self._thread.start()

    def give(self, sealed: bytes) -> None:
        self._say(Kind.GIVEN, sealed)

    def shown(self) -> None:
        self._say(Kind.SHOWN)

    def asks_back(self) -> None:
        self._say(Kind.ASKS_BACK)

    def _say(self, kind: Kind, payload: bytes = b"") -> None:
        with suppress(OSError):  # the other end is gone: the listening thread finds that out
            self._answering.write(frame(kind, payload))
            self._answering.flush()

    def _listen(self) -> None:
        """In its own thread: Qt carries the signals over to the screen's."""
        with suppress(Unreadable, OSError, ValueError):
            while (told := read_frame(self._asking)) is not None:
                self._heard(*told)
        with suppress(RuntimeError):
            self.gone.emit()

    def _heard(self, kind: Kind, payload: bytes) -> None:
        if kind is Kind.SNAPSHOT:
            self.snapshot.emit(payload)
        elif kind is Kind.KEPT:
            self.kept.emit()
        elif kind is Kind.NOT_KEPT:
            self.not_kept.emit(payload.decode("utf-8", "replace"))
        elif kind is Kind.GO_ON:
            self.go_on.emit()
