"""One appointment: made in a few fields, moved, and told how it went (L-02, L-05, L-06)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.appointment import Appointment, AppointmentOutcome
from coachdesk.models.plan import Barrier
from coachdesk.operations.appointments import make_appointment, move_appointment, say_how_it_went, take_outcome_back
from coachdesk.operations.booking import book_appointment
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.appointment.form import AppointmentForm
from coachdesk.ui.pages.appointment.outcome_card import OutcomeCard
from coachdesk.ui.pages.booking_band import BookingBand
from coachdesk.ui.pages.day_reading import Chosen, read_choices
from coachdesk.ui.pages.family_choice import FamilyChoice
from coachdesk.ui.pages.new_drafts import ANY, NewDrafts
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.pages.when_fields import WhenFields
from coachdesk.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel

if TYPE_CHECKING:
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class AppointmentPage(RecordPage):
    """Opened with `family_id` and `record_id`; without a record it makes one, without a family it asks for one."""

    shows = frozenset({"appointment", "person", "agency", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id, self.record_id, self._opened_on = "", "", ""
        self.form = AppointmentForm(self)
        self.family = FamilyChoice(self)
        self.family.edited.connect(self._chose_family)
        self.time_words = SafeLabel("", level="2", parent=self)
        self.when_card = Card(parent=self)
        self.when = WhenFields(desk.today, 30, self.when_card)
        self.band = BookingBand(self, self.when_card)
        self.when_card.add(self.when)
        self.when_card.add(self.band)
        self._drafts = NewDrafts(self.table, "appointment_new/")
        self._looked = False
        self.outcome = OutcomeCard(self)
        self.outcome.told.connect(self._tell)
        self.outcome.taken_back.connect(self._take_back)
        for part in (self.saved, self.family, self.time_words, self.outcome, self.when_card, self.form):
            self.add(part)
        self._remove = quiet_button(self.tr("Remove it"), "trash", self)
        self._remove.clicked.connect(
            lambda: self.table.take_out(self.record_id, self.tr("The appointment is removed."))
        )
        self._history = secondary_button(self.tr("Who changed what"), "history", self)
        self._history.clicked.connect(lambda: self.go("history", family_id=self.family_id, record_id=self.record_id))
        self.move_button = secondary_button(self.tr("Move it"), "calendar", self)
        self.move_button.clicked.connect(self._move)
        self.when_card.add_action(self.move_button)
        self.add_button = primary_button(self.tr("Add this appointment"), "plus", self)
        self.add_button.clicked.connect(self._make)
        self.anew = quiet_button(self.tr("Empty the form"), "undo", self)
        self.anew.clicked.connect(self._begin_anew)
        for button in (self._remove, self._history, self.anew, self.add_button):
            self.add_action(button)

    # -- opening and reading ----------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        self.family_id, self.record_id = where.get("family_id", ""), where.get("record_id", "")
        self._opened_on = self.family_id
        self.begin_anew()
        old, self.form = self.form, AppointmentForm(self)
        self.body.insertWidget(self.body.indexOf(old), self.form)
        self.take_away(old)
        self._new_when()
        self.outcome.clear()
        is_new = not self.record_id
        self._looked = False
        prefix = f"appointment_new/{self.family_id or ANY}" if is_new else f"appointment/{self.record_id}/another_time"
        self._drafts = NewDrafts(self.table, prefix)
        self.when.tie(self._drafts)
        if is_new:
            self._drafts.search("family", self.family)
            self.form.begin(self._drafts)
        else:
            self.form.tie(self.table, self.record_id)
        self.form.people.edited.connect(self._book)
        self.anew.hide()
        for part in (self.time_words, self.outcome, self._remove, self._history, self.move_button):
            part.setVisible(not is_new)
        self.add_button.setVisible(is_new)
        self.when_card.set_title("" if is_new else self.tr("Another time"))
        self.family.choose("")
        self.family.setVisible(is_new and not self.family_id)
        self.set_title(self.tr("Another appointment") if is_new else self.tr("Appointment"))

    def _new_when(self) -> None:
        old, self.when = self.when, WhenFields(self.desk.today, 30, self.when_card)
        self.when_card.body.insertWidget(0, self.when)
        self.take_away(old)
        self.when.edited.connect(self._book)
        self.band.ask(None)

    def first_focus(self) -> QWidget | None:
        if self.record_id:
            return None
        return self.when.day if self.family_id else self.family

    def is_clean(self) -> bool:
        return self.form.is_clean() and not self._drafts.is_touched()

    def leave(self) -> None:
        self._drafts.leave()
        if self.form.ties is not None:
            self.form.ties.leave()

    def refresh(self) -> None:
        prefix = f"appointment/{self.record_id}/" if self.record_id else self._drafts.key("")
        self.read(partial(_look, self.desk, self.family_id, self.record_id, prefix), self._took)

    def _took(self, read: tuple[Chosen, Opened[Appointment] | None]) -> None:
        shown, opened = read
        if not self._looked and self._take_family(shown):
            return
        self.form.offer(shown)
        self.family.offer(shown)
        if not self._looked:
            self._looked = True
            if self._drafts.show(shown.drafts):
                self.say(self.tr("What you were typing is back."))
                self.anew.setVisible(opened is None)
            self._book()
        if opened is None:
            self.form.reached.show_goers(self.form.people.chosen())
            return
        gone = opened.deleted
        for part in (self.form, self.outcome, self.when_card, self._remove):
            part.setVisible(not gone)
        if gone:
            self.set_title(self.tr("This appointment has been removed"))
            return
        record = opened.record
        self.table.lay((opened,))
        self.form.show_kept(opened, shown.drafts)
        name = shown.family.name if shown.family else ""
        self.set_title(self.tr("{what}: {family}").format(what=record.about or self.tr("Appointment"), family=name))
        starts = on_the_wall(record.starts_at, record.time_zone)
        self.time_words.set_words(
            self.tr("{day} at {time}, %n minute(s)", "", record.minutes).format(
                day=in_words(starts.date()), time=f"{starts:%H:%M}"
            )
        )
        self.outcome.show_outcome(record)
        self.outcome.setVisible(record.outcome is not None or starts.date() <= shown.today)
        self.when.suggest(record.minutes)
        self.when_card.setVisible(record.outcome is None)

    def _take_family(self, shown: Chosen) -> bool:
        """One begun without a family knows the one that was chosen in it; its people are then read first."""
        drafted = shown.drafts.get(self._drafts.key("family"), "")
        if self.record_id or self.family_id or drafted not in {one.id for one in shown.families}:
            return False
        self.family_id = drafted
        self.refresh()
        return True

    # -- deeds ------------------------------------------------------------------------------------

    def _chose_family(self) -> None:
        if self.family.chosen():
            self.family_id = self.family.chosen()
            self.refresh()

    def _book(self) -> None:
        when, family_id, moved = self.when.so_far(), self.family_id, self.record_id
        if when is None or not family_id:
            self.band.ask(None)
            return
        people = self.form.people.chosen()
        self.band.ask(lambda: book_appointment(self.desk, family_id, when.day, when.at, when.minutes, people, moved))

    def _begin_anew(self) -> None:
        self._drafts.drop(self._anew)

    def _anew(self) -> None:
        self.opened(**({"family_id": self._opened_on} if self._opened_on else {}))
        self.refresh()

    def _make(self) -> None:
        if not self.family_id:
            self.family.ask()
            return
        when = self.when.when()
        if when is None:
            return
        fields, family_id = {**self.form.values(), "minutes": when.minutes}, self.family_id
        self.add_button.setEnabled(False)
        self.do(lambda: make_appointment(self.desk, family_id, when.day, when.at, **fields), self._made, self._refused)

    def _made(self, kept: Opened[Appointment]) -> None:
        self.add_button.setEnabled(True)
        self._drafts.drop()
        self.go("appointment", family_id=kept.record.log, record_id=kept.record.id)

    def _move(self) -> None:
        when = self.when.when()
        if when is None:
            return
        opened = self.table.opened(self.record_id)
        self.do(lambda: move_appointment(self.desk, opened, when.day, when.at, when.minutes), self._made, self._refused)

    def _tell(self, outcome: AppointmentOutcome, barrier: Barrier | None, words: str) -> None:
        def write(desk: Desk, opened: Opened[Appointment]) -> Opened[Appointment]:
            return say_how_it_went(desk, opened, outcome, barrier, words)

        self.table.write(self.record_id, write, failed=self._refused, then=self.refresh)

    def _take_back(self) -> None:
        self.outcome.clear()
        self.table.write(self.record_id, take_outcome_back, then=self.refresh)

    def _refused(self, error: CoachDeskError) -> None:
        self.add_button.setEnabled(True)
        if not isinstance(error, BadInput):
            self.warn(error)
        elif error.field.startswith("outcome"):
            self.outcome.show_refusal(error)
        elif error.field == "about":
            self.form.about.show_problem(error.sentence)
            self.form.about.setFocus()
        else:
            self.when.day.show_problem(error.sentence)
            self.when.day.setFocus()


def _look(desk: Desk, family_id: str, record_id: str, prefix: str) -> tuple[Chosen, Opened[Appointment] | None]:
    shown = read_choices(desk, family_id, prefix)
    return shown, desk.get(Appointment, record_id) if record_id else None
