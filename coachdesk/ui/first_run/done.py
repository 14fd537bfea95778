"""The wizard's last page: what was made, where the paper belongs, and the way in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.ui.front_page import FrontPage
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.labels import SafeLabel


class DonePage(FrontPage):
    """Emits `go` when the person wants to begin. `alone`: an organisation's file was made too, beside the records."""

    go = Signal()

    def __init__(self, *, alone: bool, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your records are ready"), parent=parent)
        sentences = [
            self.tr("Put the paper with the recovery code in an envelope, and the envelope where the laptop is not."),
        ]
        if alone:
            sentences.append(
                self.tr(
                    "A second file was made beside your records, its name ending in .administrator. It is needed to "
                    "renew what you sign plans with. Move it to a stick and keep that with the envelope."
                )
            )
            sentences.append(
                self.tr(
                    "Nobody else can open these records, and no other laptop has them. Back them up to a stick, from "
                    "the settings, until your organisation has a server."
                )
            )
        sentences.append(
            self.tr("CoachDesk locks itself after five idle minutes. F9 hides the screen at once, Ctrl+L locks it.")
        )
        sentences.append(self.tr("F8 shows whom to ring, wherever you are, also while it is locked. Try it once."))
        for words in sentences:
            self.body.addWidget(SafeLabel(words, parent=self))
        begin = primary_button(self.tr("Open CoachDesk"), parent=self)
        begin.clicked.connect(self.go)
        self.add_action(begin)
        self.first = begin
