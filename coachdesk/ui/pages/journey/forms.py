"""What a worker writes beside the map: a note, what was missing at a turning point, and where to add all else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.contact import DateKnown
from coachdesk.tools.typed_known_dates import KnownDay
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.known_date_field import KnownDateField
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coachdesk.models.journey_map import MapEvent
    from coachdesk.ui.pages.plan.table import Table
    from coachdesk.ui.router import Router


class NoteForm(Card):
    """NoteForm(table, parent): `.begin(family_id, day)`; signal `ready(words, KnownDay)` when both are there."""

    ready = Signal(str, object)
    closed = Signal()

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("A note of your own"))
        self.when = KnownDateField(self.tr("When was it?"), table.today, parent=self)
        self.words = WordsField(self.tr("What do you want to note?"), lines=3, most_lines=8, parent=self)
        said = self.tr("It lies in the workers' lane, never on the family's line, and the family does not see it here.")
        self.add(SafeLabel(said, tone="muted", parent=self))
        self.add(self.when)
        self.add(self.words)
        keep = primary_button(self.tr("Keep the note"), "tick", self)
        keep.clicked.connect(self._keep)
        leave = quiet_button(self.tr("Not now"), "close", self)
        leave.clicked.connect(self.closed)
        self.add_action(leave)
        self.add_action(keep)
        self.draft = Drafted(self.words, table, "")

    def begin(self, family_id: str, day: date | None, drafts: Mapping[str, str]) -> None:
        """Opens it for a family, with a day where one was pointed at."""
        self.draft.key = f"map_note/{family_id}"
        self.draft.show(self.words.text(), drafts)
        if day is not None:
            self.when.set_known(KnownDay(day, DateKnown.DAY))

    def done(self) -> None:
        """It was kept: both are empty again."""
        self.draft.clear()
        self.when.set_known(None)

    def refused(self, error: CoachDeskError) -> None:
        """Says at the field what is missing."""
        field = self.when if isinstance(error, BadInput) and error.field == "happened_on" else self.words
        field.show_problem(error.sentence)
        field.setFocus()

    def _keep(self) -> None:
        known = self.when.known()
        if known is None:
            self.when.show_problem(self.tr("Type when it was, such as 4 March 2011 or spring 2009."))
            self.when.setFocus()
            return
        self.ready.emit(self.words.text(), known)


class TurningForm(Card):
    """TurningForm(table, parent): `.begin(event)`; signal `ready(event id, words)`."""

    ready = Signal(str, str)
    closed = Signal()

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("It could have gone differently"))
        self._event = ""
        self._about = SafeLabel("", tone="muted", parent=self)
        self.words = WordsField(
            self.tr("What was missing?"), hint=self.tr("Help that came too late, a letter nobody could read …"),
            lines=3, most_lines=8, parent=self,
        )  # fmt: skip
        self.add(self._about)
        self.add(self.words)
        keep = primary_button(self.tr("Mark it"), "tick", self)
        keep.clicked.connect(lambda: self.ready.emit(self._event, self.words.text()))
        leave = quiet_button(self.tr("Not now"), "close", self)
        leave.clicked.connect(self.closed)
        self.add_action(leave)
        self.add_action(keep)
        self.draft = Drafted(self.words, table, "")

    def begin(self, event: MapEvent, about: str, drafts: Mapping[str, str]) -> None:
        """Opens it for one event."""
        if event.id != self._event:
            self.draft.clear()
        self._event = event.id
        self._about.set_words(about)
        self.draft.key = f"map_turning/{event.id}"
        self.draft.show(self.words.text(), drafts)

    def done(self) -> None:
        """It was kept."""
        self.draft.clear()
        self._event = ""

    def refused(self, error: CoachDeskError) -> None:
        """Says at the field what is missing."""
        self.words.show_problem(error.sentence)
        self.words.setFocus()


class AddCard(Card):
    """AddCard(router, parent): what can be added at a day; signal `wanted(page name or "note")`."""

    wanted = Signal(str)
    closed = Signal()

    def __init__(self, router: Router, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Add to the map"))
        self._when = SafeLabel("", tone="muted", parent=self)
        self.add(self._when)
        for page, words, icon in (
            ("contact", self.tr("An emergency or planned help"), "agency"),
            ("life_event", self.tr("Something in their life"), "house"),
            ("meeting", self.tr("A meeting"), "families"),
            ("good_news", self.tr("Good news"), "strength"),
            ("note", self.tr("A note of your own"), "note"),
        ):
            if page == "note" or router.has(page):
                button = secondary_button(words, icon, self)
                button.clicked.connect(lambda _checked=False, one=page: self.wanted.emit(one))
                self.add(button)
        family = self.tr("The family's own line is changed on the family's pages only: hand over the laptop for that.")
        self.add(SafeLabel(family, level="small", tone="muted", parent=self))
        leave = quiet_button(self.tr("Not now"), "close", self)
        leave.clicked.connect(self.closed)
        self.add_action(leave)

    def begin(self, when: str) -> None:
        """Says for which day, if one was pointed at."""
        self._when.set_words(when)
        self._when.setVisible(bool(when))
