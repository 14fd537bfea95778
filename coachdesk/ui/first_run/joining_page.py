"""The wizard's page while this laptop joins: a way to stop it, and a way on where it was cut short."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.operating_system import wipe
from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.widgets.buttons import primary_button, quiet_button
from coachdesk.ui.widgets.labels import SafeLabel


class JoiningPage(FrontPage):
    """`stopped` at Cancel, `again` to go on after a cut, `later` to leave it for the next start.

    It keeps the passphrase until `forget()`: who goes on has to open what was begun.
    """

    stopped = Signal()
    again = Signal()
    later = Signal()

    def __init__(self, above: str, passphrase: bytearray, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Joining your organisation"), above=above, parent=parent)
        self._passphrase = passphrase
        self._says = SafeLabel("", parent=self)
        self.body.addWidget(self._says)
        self.progress.cancelled.connect(self.stopped)
        self._later = quiet_button(self.tr("Later"), parent=self)
        self._later.clicked.connect(self.later)
        self._again = primary_button(self.tr("Go on"), parent=self)
        self._again.clicked.connect(self.again)
        for button in (self._later, self._again):
            self.add_action(button)
        self.begin()

    def passphrase(self) -> bytearray:
        """A copy, since whoever takes it wipes it."""
        return bytearray(self._passphrase)

    def forget(self) -> None:
        """Wipes the passphrase."""
        wipe(self._passphrase)

    def begin(self) -> None:
        """It is under way."""
        self._says.set_words(
            self.tr("Your laptop is asking the server to be let in, and fetches what is yours. This takes a moment.")
        )
        for button in (self._later, self._again):
            button.hide()
        self.progress.start(self.tr("Talking to your organisation’s server"))

    def cut_short(self) -> None:
        """It ended when the server may have taken this laptop in: it goes on from here, or at the next start."""
        self.progress.finish()
        self._says.set_words(
            self.tr(
                "Joining was cut short, and nothing is lost. Go on when there is internet; or later, when you next "
                "open CoachDesk."
            )
        )
        for button in (self._later, self._again):
            button.show()
        self._again.setFocus()
