"""One thing that happened in a family's life, and the list of all: a birth, a move, a loss, a new job (J-09)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from coachdesk.models.contact import DateKnown
from coachdesk.models.life_event import LifeEvent
from coachdesk.operations.life_events import add_life_event, change_life_event, life_events_of
from coachdesk.tools.day_spans import known_in_words
from coachdesk.ui.pages.entry_form import EntryForm
from coachdesk.ui.pages.entry_page import EntryPage, EntryWords
from coachdesk.ui.pages.happened_list import Happened, HappenedListPage, ListWords
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.known_date_field import KnownDateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.ui.pages.day_reading import Chosen


class LifeEventForm(EntryForm):
    """What happened, when, to whom, and who told of it."""

    kind = "life_event"
    change = staticmethod(change_life_event)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what_hint = self.tr("Such as: Tia was born, or they moved to the flat")
        self.lay("what", LineField(self.tr("What happened"), hint=what_hint, parent=self))
        hint = self.tr("As well as they know: 15 March, about 15 March, March 2011, spring 2009 or 2009")
        self.when = KnownDateField(self.tr("When it was"), today, hint=hint, parent=self)
        self.lay("happened_on", self.when)
        self.lay("until", DateField(self.tr("Last day, if it went on"), today, past=True, parent=self))
        self._people = PeoplePicker(
            self.tr("To whom"), [], hint=self.tr("Nobody named means the whole family"), parent=self
        )
        self.lay("people", self._people)
        self.lay("words", WordsField(self.tr("In their words"), lines=2, most_lines=8, parent=self))
        self.lay("source", LineField(self.tr("Who told of it"), parent=self))

    def offer(self, shown: Chosen) -> None:
        self._people.set_choices([Choice(one.id, one.known_as) for one in shown.people])
        self._people.setVisible(bool(shown.people))


class LifeEventPage(EntryPage):
    """Opened with `family_id` and `record_id`; a new one also with `on`, the day as it would be typed."""

    name = "life_event"
    record = LifeEvent
    make = staticmethod(add_life_event)
    shows = frozenset({"life_event", "person", "family"})

    def words_said(self) -> EntryWords:
        return EntryWords(
            self.tr("Something that happened"),
            self.tr("This has been removed"),
            self.tr("Keep it"),
            self.tr("It is removed."),
        )

    def make_form(self) -> LifeEventForm:
        return LifeEventForm(self.desk.today, self)

    def heading_of(self, opened: Opened[Any], shown: Chosen) -> str:
        name = shown.family.name if shown.family else ""
        return self.tr("{what}: {family}").format(what=opened.record.what, family=name)

    def begin_with(self, where: dict[str, str]) -> None:
        if isinstance(self.form, LifeEventForm) and where.get("on"):
            self.form.when.set_typed(where["on"])


class LifeEventsPage(HappenedListPage):
    """Opened with `family_id`."""

    opens = "life_event"
    shows = frozenset({"life_event", "family"})

    def words_said(self) -> ListWords:
        return ListWords(
            self.tr("What happened in their life: {family}"),
            self.tr("Nothing written down yet"),
            self.tr("A birth, a move, a loss, a new job: what the family says mattered stands here, and on its map."),
            self.tr("Write down what happened"),
        )

    def read_rows(self, desk: Desk, family_id: str) -> Sequence[Happened]:
        rows = []
        for one in life_events_of(desk, family_id):
            when = known_in_words(one.happened_on, one.date_known)
            until = known_in_words(one.until, DateKnown.DAY) if one.until else ""
            rows.append(Happened(one.id, one.what, f"{when} – {until}" if until else when))
        return rows
