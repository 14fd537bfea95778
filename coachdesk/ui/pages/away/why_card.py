"""Why families are shut, that nothing is lost, and what opens them again; with how the server stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coachdesk.tools.lease import CLOSED_AFTER
from coachdesk.ui.pages.sync.words import state_words
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.ui.syncing.standing import Standing


class WhyCard(Card):
    """`try_now` when somebody presses for it; `.show_days(days)` and `.show_standing(standing, waits)`."""

    try_now = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(icon="lock", parent=parent)
        self.set_title(self.tr("Why families are shut"))
        self.says = SafeLabel("", parent=self)
        self.lost = SafeLabel(
            self.tr("Nothing is lost. All you wrote is kept here. What was not sent goes when the server takes it."),
            parent=self,
        )
        self.to_do = SafeLabel(
            self.tr(
                "Connect this laptop to the internet. When the server answers, everything opens again by itself. If it "
                "does not within an hour, ring your administrator."
            ),
            parent=self,
        )
        self.stands = small_label("", parent=self)
        self.waits = small_label("", parent=self)
        self.again = secondary_button(self.tr("Try the server now"), "sync", self)
        self.again.clicked.connect(self.try_now)
        for part in (self.says, self.lost, self.to_do, self.stands, self.waits):
            self.add(part)
        self.add_action(self.again)

    def show_days(self, days: int, *, signed_out: bool) -> None:
        """For how long the server has not been heard, or that it signed this laptop out."""
        self.to_do.setVisible(not signed_out)
        if signed_out:
            self.says.set_words(
                self.tr("This laptop was signed out of your organisation. Ring your administrator and take it there.")
            )
            return
        words = self.tr("This laptop has not reached your organisation’s server for %n day(s).", "", days)
        why = self.tr("After {most} days it shows no family to anybody, in case it was lost.")
        self.says.set_words(f"{words} {why.format(most=CLOSED_AFTER.days)}")

    def show_standing(self, standing: Standing | None) -> None:
        """What came of the last try, and how much waits."""
        self.stands.setVisible(standing is not None)
        self.stands.set_words(state_words(standing) if standing is not None else "")
        waiting = standing.now.changes if standing is not None and standing.now is not None else 0
        self.waits.set_words(self.tr("Still to be sent: %n change(s).", "", waiting))
        self.waits.setVisible(waiting > 0)
