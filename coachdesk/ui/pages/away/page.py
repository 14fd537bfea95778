"""While families are shut: why, what opens them again, and a note or a worry about a family that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coachdesk.desk.drafts import WHILE_SHUT
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.operations.lease import days_read_only, family_meant
from coachdesk.operations.notes import write_note
from coachdesk.operations.worries import write_worry
from coachdesk.ui.pages.away.note_fields import NoteFields
from coachdesk.ui.pages.away.why_card import WhyCard
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.pages.worry.call_fields import CallFields
from coachdesk.ui.pages.worry.form_drafts import FormDrafts
from coachdesk.ui.pages.worry.ring_numbers import RingNumbers
from coachdesk.ui.pages.worry.worry_fields import WorryFields
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.choice_field import ChoiceField
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk
    from coachdesk.tools.duty_numbers import KeptNumbers
    from coachdesk.ui.page_table import PageNeeds

NOTE, WORRY = "note", "worry"


class AwayPage(RecordPage):
    """Nothing of what is kept is shown; what is half typed here comes back, and is forgotten when it is kept."""

    says_worries = True

    def __init__(self, needs: PageNeeds, parent: QWidget | None = None) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds, parent)
        self._opened, self._book, self._syncing = needs.opened, needs.duty, needs.syncing
        self._rung_open = False
        self.set_title(self.tr("Families are shut on this laptop"))
        self.why = WhyCard(self)
        self.numbers = RingNumbers(self)
        self.numbers.rang.connect(self._rang)
        self.first = Banner(
            self.tr("Ring first, write later. Saving on this laptop tells nobody."), "warning", parent=self
        )
        self.paper = Card(self.tr("Write something down"), icon="note", parent=self)
        kinds = (Choice(NOTE, self.tr("A note")), Choice(WORRY, self.tr("A worry that cannot wait")))
        self.kind = ChoiceField(self.tr("What is it?"), kinds, chosen=NOTE, optional=False, parent=self)
        self.kind.edited.connect(self._turn)
        self.family = LineField(
            self.tr("Which family"), hint=self.tr("Its whole name or its code. Nothing of it is shown."), parent=self
        )
        self.family.edited.connect(self.family.clear_problem)
        self.note = NoteFields(self.table, f"{WHILE_SHUT}note", self)
        self.worry = WorryFields(self.table, f"{WHILE_SHUT}worry", parent=self)
        for hidden in (self.worry.said_by, self.worry.people):
            hidden.hide()  # who belongs to the family is not shown
        self.worry.said_by_words.rename(self.tr("Whose words"))
        self.call = CallFields(self.table, f"{WHILE_SHUT}call", self)
        self.call.hide()
        self.rung = secondary_button(self.tr("I have rung somebody already"), "phone", self.paper)
        self.rung.clicked.connect(self._open_call)
        self.save = primary_button(self.tr("Save on this laptop"), "laptop", self.paper)
        self.save.clicked.connect(self._save)
        self._which = FormDrafts(self.table, f"{WHILE_SHUT}which")
        self._which.words("family", self.family)
        self._which.choice("kind", self.kind)
        for part in (self.kind, self.family, self.note, self.worry, self.call):
            self.paper.add(part)
        for button in (self.rung, self.save):
            self.paper.add_action(button)
        for below in (self.why, self.saved, self.numbers, self.first, self.paper):
            self.add(below)
        if self._syncing is not None:
            self._syncing.changed.connect(self._stands)
            self.why.try_now.connect(self._syncing.go_now)
        self._turn()

    # -- the page ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        opened, desk, book = self._opened, self.desk, self._book
        self.read(
            lambda: (days_read_only(opened), desk.closed.is_signed_out, book.read(), desk.drafts.all(WHILE_SHUT)),
            self._took,
        )
        self._stands()

    def is_clean(self) -> bool:
        return False  # there is nowhere to go back to

    def leave(self) -> None:
        for drafts in self._all_drafts():
            drafts.leave()

    def first_focus(self) -> QWidget | None:
        return self.family

    def _took(self, found: tuple[int, bool, KeptNumbers, dict[str, str]]) -> None:
        days, signed_out, numbers, drafts = found
        self.why.show_days(days, signed_out=signed_out)
        self.numbers.show_numbers(numbers)
        shown = [one.show(drafts) for one in self._all_drafts()]
        self.note.shown()
        if shown[-1]:
            self._open_call()
            self.call.shown()
        self._turn()

    def _stands(self) -> None:
        self.why.show_standing(self._syncing.standing if self._syncing is not None else None)

    def _turn(self) -> None:
        """A worry asks for more than a note, and comes with the numbers to ring."""
        worry = self.kind.chosen() == WORRY
        self.note.setVisible(not worry)
        for part in (self.worry, self.numbers, self.first):
            part.setVisible(worry)
        self.call.setVisible(worry and self._has_rung())
        self.rung.setVisible(worry and not self._has_rung())

    def _all_drafts(self) -> tuple[FormDrafts, ...]:
        return self._which, self.note.drafts, self.worry.drafts, self.call.drafts

    # -- doing ------------------------------------------------------------------------------------

    def _has_rung(self) -> bool:
        return self._rung_open or not self.call.is_blank()

    def _open_call(self) -> None:
        self._rung_open = True
        self._turn()
        if not self.call.isHidden():
            self.call.rung.setFocus()

    def _rang(self, who: str, number: str) -> None:
        self._open_call()
        self.call.ring(who, number, self.desk.now())

    def _save(self) -> None:
        now = self.desk.now()
        worry = self.kind.chosen() == WORRY
        fields = self.worry.read(now) if worry else self.note.read(now)
        has_call = worry and not self.call.isHidden() and not self.call.is_blank()
        call = self.call.read(now) if has_call else None
        if fields is None or (has_call and call is None):
            return
        typed = self.family.text()

        def make(desk: Desk) -> None:
            family = family_meant(desk, typed)
            if worry:
                write_worry(desk, family, call, **fields)
            else:
                write_note(desk, family, **fields)

        used = (self.worry.drafts, self.call.drafts) if worry else (self.note.drafts,)
        keys = tuple(key for one in (self._which, *used) for key in one.keys)
        self.table.make(make, drafts=keys, failed=self._refused, then=lambda: self._kept(used))

    def _kept(self, used: tuple[FormDrafts, ...]) -> None:
        kind = self.kind.chosen()
        for drafts in (self._which, *used):
            drafts.clear()
        self.kind.choose(kind)
        self._rung_open = False
        self.note.shown()
        self.call.shown()
        self._turn()
        self.say(self.tr("It is kept, and goes to the others with the next exchange. It is not shown here any more."))
        self.area.verticalScrollBar().setValue(0)

    def _refused(self, error: CoachDeskError) -> None:
        if not isinstance(error, BadInput):
            self.warn(error)
        elif error.field == "family":
            self.family.show_problem(error.sentence)
            self.family.setFocus()
        else:
            self._refused_at(error)

    def _refused_at(self, error: BadInput) -> None:
        fields: Any = self.note if self.kind.chosen() == NOTE else self.worry
        (self.call if error.field.startswith("call.") else fields).refused(error)
