"""The fields of one contact: an emergency or planned help first, then when, with whom, what, and what it cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from coachdesk.models.contact import Arranged, ContactKind, ContactOutcome
from coachdesk.models.moments import Asked
from coachdesk.operations.contact_entry import change_contact
from coachdesk.ui.pages.contacts.amount_fields import AmountFields
from coachdesk.ui.pages.contacts.words import ARRANGED, HARMED, KINDS, MEANINGS, OUTCOMES, choices_of, said
from coachdesk.ui.pages.entry_form import Answer, EntryForm
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.date_field import DateField
from coachdesk.ui.widgets.known_date_field import KnownDateField
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from coachdesk.errors import BadInput
    from coachdesk.ui.pages.day_reading import Chosen
    from coachdesk.ui.pages.new_drafts import NewDrafts
    from coachdesk.ui.pages.plan.table import Table

_SIDE_BY_SIDE = 44


class ContactForm(EntryForm):
    """`.amount` are its amount, where that comes from, and why it is left out."""

    kind = "contact"
    change = staticmethod(change_contact)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        meanings = "\n".join(
            self.tr("{kind}: {meaning}").format(kind=said(KINDS[one]), meaning=said(MEANINGS[one])) for one in KINDS
        )
        self.contact_kind = ChoiceField(
            self.tr("Was it an emergency or planned help?"),
            choices_of(KINDS),
            hint=meanings,
            optional=False,
            parent=self,
        )
        self.lay("contact_kind", self.contact_kind, Answer(ContactKind))
        hint = self.tr("As well as you know: 15 March, about 15 March, March 2011, spring 2009 or 2009")
        self.when = KnownDateField(self.tr("When it was"), today, hint=hint, parent=self)
        self.lay("happened_on", self.when)
        self.lay("until", DateField(self.tr("Last day, if it went on"), today, past=True, parent=self))
        self.agency = SearchChoiceField(self.tr("Which agency"), [], parent=self)
        self._worker = SearchChoiceField(self.tr("Which of their workers, if you know"), [], parent=self)
        self._pair(("agency", self.agency), ("worker", self._worker))
        what_hint = self.tr("Such as: the police came because of shouting")
        self.lay("what", LineField(self.tr("What it was, in a few words"), hint=what_hint, parent=self))
        self._people = PeoplePicker(
            self.tr("Whom it was about"), [], hint=self.tr("Nobody named means the whole family"), parent=self
        )
        self.lay("people", self._people)
        outcomes = choices_of(OUTCOMES, ContactOutcome.NOT_SAID)
        self.lay(
            "outcome",
            ChoiceField(self.tr("Did it take place?"), outcomes, parent=self),
            Answer(ContactOutcome, ContactOutcome.NOT_SAID),
        )
        self.lay("outcome_words", LineField(self.tr("More about that"), limit=2_000, parent=self))
        self.lay(
            "arranged",
            ChoiceField(self.tr("How they had been told of it"), choices_of(ARRANGED, Arranged.NOT_SAID), parent=self),
            Answer(Arranged, Arranged.NOT_SAID),
        )
        self.amount = AmountFields(self)
        self.column.addWidget(self.amount)
        self.lay(
            "harmed",
            ChoiceField(
                self.tr("Was somebody of the family harmed?"),
                choices_of(HARMED),
                hint=self.tr("What was done because they were harmed is added up apart."),
                parent=self,
            ),
            Answer(Asked, Asked.NOT_ASKED),
        )
        self.lay("note", WordsField(self.tr("Anything else"), lines=1, most_lines=6, parent=self))
        self._pair(
            ("source", LineField(self.tr("Who told of it"), parent=self)),
            ("their_id", LineField(self.tr("Their number for it"), parent=self)),
        )

    def offer(self, shown: Chosen) -> None:
        self.agency.set_choices([Choice(key, name) for key, name in shown.agencies])
        self._worker.set_choices([Choice(key, name) for key, name in shown.workers])
        self._people.set_choices([Choice(one.id, one.known_as) for one in shown.people])
        self._people.setVisible(bool(shown.people))

    def begin(self, drafts: NewDrafts) -> None:
        super().begin(drafts)
        self.amount.begin(drafts)

    def values(self) -> dict[str, Any]:
        return {**super().values(), **self.amount.values()}

    def tie(self, table: Table, record_id: str) -> None:
        super().tie(table, record_id)
        assert self.ties is not None
        self.amount.tie(self.ties)

    def refuse(self, error: BadInput) -> bool:
        return super().refuse(error) or self.amount.refuse(error)

    def _pair(self, *fields: tuple[str, Any]) -> None:
        row = TurningRow(_SIDE_BY_SIDE, parent=self)
        for name, field in fields:
            self.lay(name, field, placed=False)
            row.add(field, 1)
        self.column.addWidget(row)
