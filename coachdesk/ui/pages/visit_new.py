"""Planning a visit: for whom, when, how long, who comes and where; all but the day and time can wait."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.visit import Visit
from coachdesk.operations.booking import book_visit
from coachdesk.operations.check_in import last_agreed
from coachdesk.operations.visits import plan_visit
from coachdesk.operations.wall_time import wall_time
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.day_reading import Chosen, read_choices
from coachdesk.ui.pages.new_drafts import ANY, NewDrafts
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.pages.visit_new_form import VisitNewForm
from coachdesk.ui.widgets.buttons import primary_button, quiet_button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class VisitNewPage(RecordPage):
    """Opened with `family_id`, or with none: then the family is asked first. What is typed waits until it is saved."""

    shows = frozenset({"person", "household", "worker", "family"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id, self._opened_on, self._me = "", "", ""
        self.form = VisitNewForm(self)
        self._drafts = NewDrafts(self.table, "visit_new/")
        self._looked = False
        for part in (self.form, self.saved):
            self.add(part)
        self.anew = quiet_button(self.tr("Empty the form"), "undo", self)
        self.anew.clicked.connect(self._begin_anew)
        self.save = primary_button(self.tr("Plan this visit"), "tick", self)
        self.save.clicked.connect(self._make)
        self.add_action(self.anew)
        self.add_action(self.save)

    def opened(self, **where: str) -> None:
        self._family_id = self._opened_on = where.get("family_id", "")
        self.begin_anew()
        self.set_title(self.tr("Plan a visit"))
        old, self.form = self.form, VisitNewForm(self)
        self.body.insertWidget(self.body.indexOf(old), self.form)
        self.take_away(old)
        self._looked = False
        self._drafts = NewDrafts(self.table, f"visit_new/{self._family_id or ANY}")
        self.form.tie(self._drafts)
        self.form.family.edited.connect(self._chose_family)
        self.form.edited.connect(self._book)
        self.form.family.setVisible(not self._family_id)
        self.anew.hide()
        self._book()

    def first_focus(self) -> QWidget | None:
        return self.form.when.day if self._family_id else self.form.family

    def is_clean(self) -> bool:
        return not self._drafts.is_touched()

    def leave(self) -> None:
        self._drafts.leave()

    def refresh(self) -> None:
        prefix = "" if self._looked else self._drafts.key("")
        self.read(partial(_look, self.desk, self._family_id, prefix), self._took)

    def _took(self, read: tuple[Chosen, Visit | None]) -> None:
        shown, before = read
        self._me = shown.me
        if not self._looked and self._take_family(shown):
            return
        self.form.offer(shown)
        if shown.family is not None:
            self.set_title(self.tr("Plan a visit to {ref} {name}").format(ref=shown.family.ref, name=shown.family.name))
        if not self._looked:
            self._looked = True
            if self._drafts.show(shown.drafts):
                self.say(self.tr("What you were typing is back."))
                self.anew.show()
        self.form.choose_only_home(shown)
        self.form.check_in_fields.suggest(before)
        self._book()

    def _take_family(self, shown: Chosen) -> bool:
        """A form begun without a family knows the one that was chosen in it; its homes are then read first."""
        drafted = shown.drafts.get(self._drafts.key("family"), "")
        if self._family_id or drafted not in {one.id for one in shown.families}:
            return False
        self._family_id = drafted
        self.refresh()
        return True

    def _chose_family(self) -> None:
        if self.form.family.chosen():
            self._family_id = self.form.family.chosen()
            self.refresh()

    def _book(self) -> None:
        when, family_id = self.form.when.so_far(), self._family_id
        if when is None or not family_id or not self._me:
            self.form.band.ask(None)
            return
        fields = {"planned_minutes": when.minutes, **self.form.hours(self._me)}
        self.form.band.ask(lambda: book_visit(self.desk, family_id, when.day, when.at, **fields))

    def _make(self) -> None:
        if not self._family_id:
            self.form.family.ask()
            return
        when = self.form.when.when()
        if when is None:
            return
        family_id, me = self._family_id, self._me
        try:
            fields = self.form.values(when, me)
        except BadInput as bad:
            self._refused(bad)
            return
        if fields is None:
            return
        self.save.setEnabled(False)
        self.do(
            lambda: plan_visit(self.desk, family_id, wall_time(when.day, when.at), **fields), self._made, self._refused
        )

    def _made(self, visit: Opened[Visit]) -> None:
        self.save.setEnabled(True)
        planned = visit.record.planned_at
        day = in_words(planned.date())
        self._drafts.drop()
        self.back()
        self.say(self.tr("Planned: {day} at {time}.").format(day=day, time=f"{planned:%H:%M}"))

    def _begin_anew(self) -> None:
        self._drafts.drop(self._anew)

    def _anew(self) -> None:
        self.opened(**({"family_id": self._opened_on} if self._opened_on else {}))
        self.refresh()

    def _refused(self, error: CoachDeskError) -> None:
        self.save.setEnabled(True)
        if isinstance(error, BadInput) and self.form.check_in_fields.refused(error):
            return
        if isinstance(error, BadInput) and error.field == "planned_at":
            self.form.when.day.show_problem(error.sentence)
        else:
            self.warn(error)


def _look(desk: Desk, family_id: str, prefix: str) -> tuple[Chosen, Visit | None]:
    shown = read_choices(desk, family_id, prefix)
    return shown, last_agreed(desk, family_id) if family_id else None
