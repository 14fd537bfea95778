"""Who has which family: its members since when, and eight words of its log that two laptops compare by telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.devices.family_members import SharedFamily, shared_families
from coachdesk.ui.page import Page
from coachdesk.ui.pages.devices.words import day_words, member_words, telephone_words
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_FILTER_FROM = 6


class MembersPage(Page):
    """Opened on nothing."""

    shows = frozenset({"family", "worker"})

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._vault = opened
        self._families: tuple[SharedFamily, ...] = ()
        self.set_title(self.tr("Who has which family"))
        self.add(
            SafeLabel(
                self.tr(
                    "A family’s records are on the laptops of these people and on no others. If something looks "
                    "missing, read the eight words to each other: where both have read as far, the words are the same. "
                    "If they are not, tell your manager."
                ),
                parent=self,
            )
        )
        self.filter = LineField(self.tr("Find"), placeholder=self.tr("Family or name"), parent=self)
        self.filter.edited.connect(self._show)
        self._rows = Rows(0.8, self)
        self.add(self.filter)
        self.add(self._rows)
        self.filter.hide()

    def refresh(self) -> None:
        vault = self._vault
        self.read(lambda: shared_families(vault), self._took)

    def _took(self, families: tuple[SharedFamily, ...]) -> None:
        self._families = families
        self.filter.setVisible(len(families) >= _FILTER_FROM)
        self._show()

    def _show(self) -> None:
        wanted = self.filter.text().casefold()
        found = [one for one in self._families if wanted in _said(one).casefold()]
        none = self.tr("Nothing fits.") if self._families else self.tr("No family here is shared with anybody yet.")
        self._rows.fill([self._card(one) for one in found] or [small_label(none, parent=self._rows)])

    def _card(self, one: SharedFamily) -> Card:
        card = Card(f"{one.family.ref} {one.family.name}", icon="families", parent=self._rows)
        now = self.desk.now()
        for member in one.members:
            name = member.name or self.tr("Somebody whose name has not arrived yet")
            since = self.tr("since {day}").format(day=day_words(member.since, now)) if member.since else ""
            words = " · ".join(part for part in (name, member_words(member.role), since) if part)
            card.add(SafeLabel(words, parent=card))
        if one.words:
            far = self.tr("Read as far as entry %n. Its eight words:", "", one.entries)
            card.add(small_label(far, parent=card))
            card.add(SafeLabel(telephone_words(one.words), parent=card))
        else:
            card.add(small_label(self.tr("Nothing of it has gone to the server yet."), parent=card))
        return card


def _said(one: SharedFamily) -> str:
    return " ".join((one.family.ref, one.family.name, *(member.name for member in one.members)))
