"""Whom to remind of an appointment and how each wants to be reached, said where it is made (L-01, F-04)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.operations.ring_first import who_is_reminded
from coachdesk.tools.contact_route import letter_warning
from coachdesk.ui.pages.people_words import reaching
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from datetime import date

    from coachdesk.models.person import ContactRoute, Person


class ReachedLines(Rows):
    """`.know(people, today)`, then `.show_goers(ids, reminder_person, route)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0.2, parent)
        self._people: tuple[Person, ...] = ()
        self._today: date | None = None

    def know(self, people: Sequence[Person], today: date) -> None:
        """Everybody of the family."""
        self._people, self._today = tuple(people), today

    def show_goers(
        self, goers: Sequence[str], reminder_person: str | None = None, route: ContactRoute | None = None
    ) -> None:
        """Who is reminded when these go, and how."""
        if self._today is None:
            return
        lines: list[QWidget] = []
        for one in who_is_reminded(goers, reminder_person, self._people, self._today):
            wanted = route or one.preferred_contact
            about = reaching(wanted, one.safe_to_contact) or self.tr("nobody has asked yet how to reach them")
            lines.append(small_label(self.tr("{name}: {about}").format(name=one.known_as, about=about), parent=self))
            warning = letter_warning(wanted, one.reading_needs)
            if warning:
                lines.append(small_label(self.tr(warning), tone="warn", parent=self))
        self.fill(lines)
        self.setVisible(bool(lines))
