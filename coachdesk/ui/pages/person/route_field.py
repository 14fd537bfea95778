"""How somebody wants to be reached; letters to who needs help with reading are asked about before saving (F-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.person import ContactRoute, ReadingNeed
from coachdesk.tools.contact_route import letter_warning
from coachdesk.ui.pages.people_words import ROUTES, choices
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.choice_field import ChoiceField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coachdesk.models.person import Person
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.pages.record_form import RecordForm
    from coachdesk.ui.widgets.many_field import ManyField


class RouteField(QWidget):
    """RouteField(ties, table, reading): `.show_person(person, drafts)`. A letter asked about waits as a draft."""

    def __init__(self, ties: RecordForm, table: Table, reading: ManyField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ties, self._table, self._reading = ties, table, reading
        self._key = f"person/{ties.record_id}/preferred_contact"
        self._waits = False
        self._looked = False
        self._kept: ContactRoute | None = None
        column = QVBoxLayout(self)
        spaced(column)
        self.choice = ChoiceField(self.tr("Best way to reach them"), choices(ROUTES), parent=self)
        self.band = Banner("", "warning", action=self.tr("Save letters all the same"), parent=self)
        self.band.hide()
        column.addWidget(self.choice)
        column.addWidget(self.band)
        self.choice.edited.connect(self._chose)
        reading.edited.connect(self._read_anew)
        self.band.acted.connect(self._save)

    def show_person(self, person: Person, drafts: Mapping[str, str]) -> None:
        """Shows what is kept, or the letter that still waits for an answer."""
        self._kept = person.preferred_contact
        if not self._looked and drafts.get(self._key) == ContactRoute.LETTER:
            self._waits = True
        self._looked = True
        if not self._waits:
            self.choice.choose(person.preferred_contact.value if person.preferred_contact else "")
        elif self.choice.chosen() != ContactRoute.LETTER:
            self.choice.choose(ContactRoute.LETTER.value)
        self._show(person.reading_needs)

    def _route(self) -> ContactRoute | None:
        return ContactRoute(self.choice.chosen()) if self.choice.chosen() else None

    def _needs(self) -> tuple[ReadingNeed, ...]:
        return tuple(ReadingNeed(one) for one in self._reading.chosen())

    def _chose(self) -> None:
        route = self._route()
        if route is not self._kept and letter_warning(route, self._needs()):
            self._waits = True
            self._table.draft(self._key, ContactRoute.LETTER.value)
            self._show(self._needs())
        else:
            self._save()

    def _read_anew(self) -> None:
        """What they need with reading has changed: a letter that waited for an answer may need none now."""
        if self._waits and not letter_warning(self._route(), self._needs()):
            self._save()

    def _save(self) -> None:
        if self._waits:
            self._table.draft(self._key, "")
        self._waits = False
        self._kept = self._route()
        self._ties.write(self.choice.show_problem, preferred_contact=self._kept)
        self._show(self._needs())

    def _show(self, needs: tuple[ReadingNeed, ...]) -> None:
        warning = letter_warning(self._route(), needs)
        words = self.tr(warning) if warning else ""
        if words and self._waits:
            words = self.tr("{warning} It is not saved yet.").format(warning=words)
        if words:
            self.band.set_words(words)
        if self.band.action is not None:
            self.band.action.setVisible(self._waits)
        self.band.setVisible(bool(words))
