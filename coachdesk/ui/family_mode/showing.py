"""From the snapshot that comes over the pipe to pages on the screen, in the coach's colours, size and language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from coachdesk.models.family_mode import FamilySnapshot
from coachdesk.ui.family_mode.link import PipeLink
from coachdesk.ui.family_mode.sitting import Sitting
from coachdesk.ui.family_mode.window import FamilyWindow
from coachdesk.ui.languages import HOME, speak
from coachdesk.ui.read_aloud.sound import new_reader
from coachdesk.ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from coachdesk.ui.read_aloud.reader import Reader


class Showing(QObject):
    """One for the life of the process."""

    def __init__(
        self, application: QApplication, asking: BinaryIO, answering: BinaryIO, seconds: Callable[[], float]
    ) -> None:
        super().__init__(application)
        self._application, self._seconds = application, seconds
        self._theme = Theme(application, Scheme.LIGHT)
        self._link = PipeLink(asking, answering, self)
        self._window: FamilyWindow | None = None
        self._reader: Reader | None = None
        self._link.snapshot.connect(self._show)
        self._link.go_on.connect(self._go_on)
        self._link.gone.connect(self._leave)

    def end(self) -> None:
        """Takes the window away while all that it stands on is still there."""
        window, self._window = self._window, None
        if window is not None:
            shiboken6.delete(window)

    def begin(self) -> None:
        """All is loaded: the snapshot may come. What reads aloud is loaded while the coach still chooses."""
        self._link.begin()
        QTimer.singleShot(0, self, self._find_voice)

    def _find_voice(self) -> None:
        self._reader = new_reader(HOME, self)

    def _show(self, content: bytes) -> None:
        snapshot = FamilySnapshot.model_validate_json(content)
        speak(self._application, snapshot.look.language)
        self._theme.set_scheme(Scheme(snapshot.look.scheme))
        self._theme.set_percent(snapshot.look.percent)
        if self._reader is not None:
            self._reader.set_language(snapshot.look.language or HOME)
        self._window = FamilyWindow(Sitting(snapshot, self._link, self._seconds, self), self._seconds, self._reader)
        self._window.painted.connect(self._link.shown)
        self._window.asks_back.connect(self._ask_back)
        self._window.showFullScreen()
        self._window.take_keyboard()

    def _leave(self) -> None:
        """The desk's process is gone: nothing can be kept any more. `quit` would ask the window, which never closes."""
        self._application.exit()

    def _ask_back(self) -> None:
        self._link.asks_back()
        if self._window is not None:
            self._window.hide()

    def _go_on(self) -> None:
        if self._window is not None:
            self._window.showFullScreen()
            self._window.take_keyboard()
            self._link.shown()
