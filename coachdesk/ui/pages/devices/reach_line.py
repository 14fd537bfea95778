"""Whether the server answers just now, in a quiet line: what needs it is shut while it does not, and this says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.sync.conversation import hold
from coachdesk.sync.round.greeting import greet
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.errors import CoachDeskError
    from coachdesk.operations.syncing.lines import Ask
    from coachdesk.ui.pages.devices.server_page import ServerPage


class ReachLine(TurningRow):
    """ReachLine(page): `.look_once()` asks the server unless that was done; `changed()` when `.is_there` is known."""

    changed = Signal()

    def __init__(self, page: ServerPage, parent: QWidget | None = None) -> None:
        super().__init__(30, parent=parent)
        self._page = page
        self.is_there = False
        self._was_asked = False
        self._says = SafeLabel("", tone="muted", level="small", parent=self)
        self.again = quiet_button(self.tr("Try again"), "undo", self)
        self.again.clicked.connect(self._look)
        self.add(self._says, 1)
        self.add(self.again)
        self.again.hide()

    def says(self) -> str:
        """The line."""
        return self._says.words()

    def forget(self) -> None:
        """Ask again when the page is next shown."""
        self.is_there = self._was_asked = False

    def look_once(self) -> None:
        """Asks, unless it was asked since the page was opened."""
        if not self._was_asked:
            self._look()

    def _look(self) -> None:
        if self._page.is_busy:
            return
        self._was_asked, self.is_there = True, False
        self._say(self.tr("Looking whether the server answers…"))
        self.changed.emit()
        self._page.ask_server(_greeted, self._found, self._not_found, alone=False)

    def _found(self, _hello: object) -> None:
        self.is_there = True
        self._say(self.tr("The server answers: what you change here counts at once, for everybody."))
        self.changed.emit()

    def _not_found(self, error: CoachDeskError) -> None:
        self._say(
            self.tr("Inviting and withdrawing need the server. {why}").format(why=error.sentence), with_button=True
        )
        self.changed.emit()

    def _say(self, words: str, *, with_button: bool = False) -> None:
        self._says.set_words(words)
        self.again.setVisible(with_button)


def _greeted(ask: Ask) -> object:
    return hold(greet(), ask)
