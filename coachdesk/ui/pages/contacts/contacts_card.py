"""On the family's page: how many contacts are known and which was the latest, and the ways to all that happened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.contact import Contact
from coachdesk.models.contact_list import ContactWanted
from coachdesk.operations.contact_list import contact_page
from coachdesk.operations.contacts import waiting_contacts
from coachdesk.ui.pages.contacts.words import KINDS, said, when_words
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.page import Page

KINDS_SHOWN = frozenset({"contact", "waiting_contact", "contact_batch"})


@dataclass(frozen=True)
class ContactsInShort:
    """How many there are, how many wait, and the latest."""

    total: int
    waiting: int
    latest: Contact | None


class ContactsCard(Card):
    """`.show_family(family_id)` reads and shows it; the ways are those that the page's router has."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="agency", parent=parent)
        self.set_title(self.tr("What agencies did"))
        self._page, self._family_id = page, ""
        self.count = SafeLabel("", parent=self)
        self.latest = SafeLabel("", tone="muted", level="small", parent=self)
        self.waiting = SafeLabel("", parent=self)
        for part in (self.count, self.latest, self.waiting):
            self.add(part)
        for name, words, icon in (
            ("contacts", self.tr("Contacts"), "agency"),
            ("coverage", self.tr("What is known"), "calendar"),
            ("meetings", self.tr("Meetings"), "families"),
            ("life_events", self.tr("Life events"), "house"),
        ):
            way = secondary_button(words, icon, self)
            way.clicked.connect(partial(self._go, name))
            way.setVisible(page.router.has(name))
            self.add_action(way)

    def show_family(self, family_id: str) -> None:
        """Reads how it stands with this family."""
        self._family_id = family_id
        self._page.read(partial(_in_short, self._page.desk, family_id), self._took, key="contacts")

    def _took(self, read: ContactsInShort) -> None:
        self.count.set_words(
            self.tr("%n contact(s) known.", "", read.total) if read.total else self.tr("No contact is known yet.")
        )
        latest = read.latest
        self.latest.setVisible(latest is not None)
        if latest is not None:
            words = self.tr("The latest: {when}, {what} ({kind})")
            self.latest.set_words(
                words.format(when=when_words(latest), what=latest.what, kind=said(KINDS[latest.contact_kind]).lower())
            )
        self.waiting.setVisible(bool(read.waiting))
        self.waiting.set_words(self.tr("%n contact(s) wait until somebody says what they were.", "", read.waiting))

    def _go(self, page: str, _pressed: bool = False) -> None:
        self._page.go(page, family_id=self._family_id)


def _in_short(desk: Desk, family_id: str) -> ContactsInShort:
    first = contact_page(desk, ContactWanted(family=family_id), 0, 1)
    latest = first.rows[0].contact if first.rows else None
    return ContactsInShort(first.total, len(waiting_contacts(desk, family_id)), latest)
