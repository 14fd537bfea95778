"""One laptop: how it stands, the words of its keys for a telephone, and shutting it out when it is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.sync.membership import RevokedBecause
from coachdesk.ui.pages.devices.words import laptop_words, telephone_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import danger_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from coachdesk.operations.devices.reading import KnownLaptop


_LATELY = timedelta(days=7)


class LaptopCard(Card):
    """`withdrawn(RevokedBecause)` when an administrator has read what happens and said why."""

    withdrawn = Signal(object)

    def __init__(self, laptop: KnownLaptop, now: datetime, i_may: bool, parent: QWidget | None = None) -> None:
        super().__init__(laptop_words(laptop, now), level=3, icon="laptop", parent=parent)
        self.laptop = laptop
        self.add(small_label(self.tr("Its eight words, to compare over the telephone:"), parent=self))
        self.add(SafeLabel(telephone_words(laptop.words), parent=self))
        joined_lately = laptop.joined is not None and now - laptop.joined < _LATELY
        if joined_lately and i_may and not laptop.is_this and not laptop.is_withdrawn:
            words = self.tr(
                "It joined lately. Have these words read out once. Should their invitation be said to have been used "
                "already, somebody else has this laptop: shut it out."
            )
            self.add(Banner(words, "info", parent=self))
        self.ask = secondary_button(self.tr("Lost, stolen or not used any more"), "warning", self)
        self.ask.clicked.connect(self.open)
        self.ask.hide()
        self._more = QWidget(self)
        column = QVBoxLayout(self._more)
        spaced(column, gap=0.7)
        column.addWidget(
            SafeLabel(
                self.tr(
                    "It is shut out at once and for good: it can fetch and hand in nothing any more, and whatever is "
                    "written after the next exchange of whoever leads a family it cannot read. What it holds already "
                    "stays on it, under its passphrase. Work on it that was never sent is lost."
                ),
                parent=self._more,
            )
        )
        reasons = (
            Choice(RevokedBecause.LOST.value, self.tr("Lost")),
            Choice(RevokedBecause.STOLEN.value, self.tr("Stolen")),
            Choice(RevokedBecause.REPLACED.value, self.tr("Replaced by another")),
            Choice(RevokedBecause.LEFT.value, self.tr("They have left")),
        )
        self.reason = ChoiceField(self.tr("What happened?"), reasons, optional=False, parent=self._more)
        self.reason.edited.connect(self.reason.clear_problem)
        column.addWidget(self.reason)
        self.add(self._more)
        self.sure = danger_button(self.tr("Shut this laptop out"), parent=self)
        self.sure.clicked.connect(self._settle)
        self._keep = quiet_button(self.tr("Leave it as it is"), parent=self)
        self._keep.clicked.connect(self.close_again)
        if i_may and not laptop.is_this and not laptop.is_withdrawn:
            for button in (self.ask, self.sure, self._keep):
                self.add_action(button)
            self.ask.show()
        for part in (self._more, self.sure, self._keep):
            part.hide()

    def open(self) -> None:
        """Shows what happens, and asks why."""
        for part in (self._more, self.sure, self._keep):
            part.show()
        self.ask.hide()
        self.reason.setFocus()

    def close_again(self) -> None:
        """Nothing happens."""
        for part in (self._more, self.sure, self._keep):
            part.hide()
        self.ask.show()
        self.ask.setFocus()

    def is_open(self) -> bool:
        """Whether something is half said."""
        return self._more.isVisibleTo(self)

    def set_can(self, can: bool) -> None:
        """Whether the server answers, so that it would count."""
        self.ask.setEnabled(can)
        self.sure.setEnabled(can)

    def _settle(self) -> None:
        if not self.reason.chosen():
            self.reason.show_problem(self.tr("Say what happened: the others are shown it."))
            self.reason.setFocus()
            return
        self.withdrawn.emit(RevokedBecause(self.reason.chosen()))
