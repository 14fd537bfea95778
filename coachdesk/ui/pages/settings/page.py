"""The program itself: how it looks, who to ring, copies, checking a signed plan, the passphrase, the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.vaults import STANDARD
from coachdesk.ui.page import Page
from coachdesk.ui.pages.settings.back_up import BackUpCard
from coachdesk.ui.pages.settings.look import LookCard
from coachdesk.ui.pages.settings.our_work import OurWorkCard
from coachdesk.ui.pages.settings.passphrase import PassphraseCard
from coachdesk.ui.pages.settings.who_to_ring import WhoToRingCard
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label

if TYPE_CHECKING:
    from coachdesk.desk.opening import Costs
    from coachdesk.ui.page_table import PageNeeds


class SettingsPage(Page):
    """SettingsPage(needs): cards `.look`, `.ring`, `.work`, `.back_up`, `.passphrase`. Tests give other `costs`."""

    def __init__(self, needs: PageNeeds, costs: Costs = STANDARD, parent: QWidget | None = None) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds, parent)
        self.set_title(self.tr("Settings"))
        self.look = LookCard(needs.theme, needs.settings, self)
        self.back_up = BackUpCard(self, needs.opened, self)
        self.passphrase = PassphraseCard(self, needs.opened, costs, self)
        self.passphrase.changed.connect(
            lambda: self.say(self.tr("The passphrase is changed. The old one opens nothing."))
        )
        self.ring = WhoToRingCard(self, needs.duty, self)
        self.add(self.look)
        self.add(self.ring)
        self.work = OurWorkCard(self, self)
        self.add(self.work)
        ways = (
            (
                "devices",
                self.tr("Laptops and colleagues"),
                "laptop",
                self.tr("Who else could open these records, and whose laptops belong to your organisation."),
                self.tr("See the laptops"),
            ),
            (
                "agencies",
                self.tr("Agencies and workers"),
                "agency",
                self.tr("Who can be rung, and the best way."),
                self.tr("Open the list"),
            ),
            (
                "imports",
                self.tr("Sheets of contacts"),
                "export",
                self.tr("Bring in what agencies send, take it out again, or save contacts as a sheet."),
                self.tr("Open the list"),
            ),
            (
                "question_sets",
                self.tr("What families are asked"),
                "note",
                self.tr("The questions, their pictures and where they come from; your own; empty forms."),
                self.tr("See the questions"),
            ),
            (
                "verify",
                self.tr("Check a signed plan"),
                "sign",
                self.tr("Is a PDF exactly what was signed?"),
                self.tr("Check a plan"),
            ),
            (
                "copies",
                self.tr("Copies on this laptop"),
                "copy",
                self.tr("Files that were saved and still lie here."),
                self.tr("See the copies"),
            ),
            (
                "access_log",
                self.tr("Who opened and took out what"),
                "eye",
                self.tr("This laptop’s own record. Nobody can change it."),
                self.tr("Read the record"),
            ),
        )
        for page, words, icon, about, deed in ways:
            if self.router.has(page):
                self._way(page, words, icon, about, deed)
        for part in (self.back_up, self.passphrase):
            self.add(part)
        if self.router.has("recovery_code"):
            about = self.tr("The code on paper opens this laptop when the passphrase is lost.")
            self._way("recovery_code", self.tr("A new recovery code"), "lock", about, self.tr("Make a new code"))
        language = Card(self.tr("Language"), icon="note", parent=self)
        language.add(
            small_label(self.tr("CoachDesk takes the language of this laptop where it can, else English."), parent=self)
        )
        self.add(language)

    def refresh(self) -> None:
        self.look.show_now()
        self.ring.show_now()
        self.work.look()

    def is_clean(self) -> bool:
        return not self.ring.is_typing()

    def leave(self) -> None:
        self.ring.leave()
        self.work.available.leave()
        self.passphrase.wipe()

    def _way(self, page: str, words: str, icon: str, about: str, deed: str) -> None:
        card = Card(words, icon=icon, parent=self)
        card.add(small_label(about, parent=card))
        button = secondary_button(deed, "right", card)
        button.setAccessibleName(f"{words}: {deed}")
        button.clicked.connect(lambda: self.go(page))
        card.add_action(button)
        self.add(card)
