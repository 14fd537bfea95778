"""Writing answers down: from paper, from the telephone, or the worker's own view, which stands apart (T-12)."""

from __future__ import annotations

import json
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.measures import AnswerSet, Marking
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.operations.measure_entry import Typed, keep_typed
from coachdesk.operations.question_sets import question_set, sets_to_ask
from coachdesk.operations.wall_time import wall_time
from coachdesk.tools.household import people_alive
from coachdesk.ui.page import Page
from coachdesk.ui.pages.measures.entry_form import EntryChoices, EntryForm
from coachdesk.ui.pages.measures.entry_row import EntryRow
from coachdesk.ui.widgets.buttons import primary_button, quiet_button
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_NOON = time(12)
_QUIET_MS = 500


class MeasureEntryPage(Page):
    """Opened with `family_id`, and `record_id` for a sitting typed wrongly, which what is kept takes the place of.

    `.form` says whose and how, `.rows` has a row for each question, `.keep_button` keeps. Of a new one nothing is shown
    that anybody answered before: a worker's own view is made without looking at theirs.
    """

    shows = frozenset({"person", "agency", "own_question_set"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._family_id = self._record_id = ""
        self._wrong: AnswerSet | None = None
        self._asked = ("", 0)
        self._touched = False
        self.form = EntryForm(desk.today, self)
        self.form.edited.connect(self._edited)
        self.form.asked_otherwise.connect(self._lay_rows)
        self.about = small_label("", parent=self)
        self.list = Rows(0.7, self)
        self.rows: list[EntryRow] = []
        for part in (self.form, self.about, self.list):
            self.add(part)
        anew = quiet_button(self.tr("Begin anew"), "trash", self)
        anew.clicked.connect(self._begin_anew)
        self.keep_button = primary_button(self.tr("Keep these answers"), "tick", self)
        self.keep_button.clicked.connect(self._keep)
        self.add_action(anew)
        self.add_action(self.keep_button)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._keep_draft)

    # -- opening and reading ----------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        record_id = where.get("record_id", "")
        if (where["family_id"], record_id) != (self._family_id, self._record_id):
            self._asked = ("", 0)
            self.form.person.choose("")
            self.form.day.set_day(None)
        self._family_id, self._record_id = where["family_id"], record_id
        self._wrong = None
        self._touched = False
        self.set_title(self.tr("Put answers right") if record_id else self.tr("Write answers down"))

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, self._family_id, self._record_id, self._key), self._took)

    def is_clean(self) -> bool:
        return not self._touched

    def leave(self) -> None:
        if self._quiet.isActive():
            self._quiet.stop()
            self._keep_draft()

    @property
    def _key(self) -> str:
        return "/".join(part for part in ("measure_entry", self._family_id, self._record_id) if part)

    def _took(self, choices: EntryChoices) -> None:
        self.form.offer(choices)
        wrong = choices.wrong
        for field in (self.form.way, self.form.person, self.form.which):
            field.setEnabled(wrong is None)
        if wrong is not None and self._wrong is None:
            self.form.show_kept(wrong)
            self._lay_rows()
            kept = {one.question: one for one in wrong.answers}
            for row in self.rows:
                row.show_kept(kept.get(row.question.key))
        self._wrong = wrong
        if choices.draft and not self._touched:
            self._put_back(choices.draft)

    def _lay_rows(self) -> None:
        """A row for each question; what is written stays while the questions are the same."""
        content, mode = self.form.content(), self.form.chosen_mode()
        own = self.form.marking() is Marking.COACHS_VIEW
        self.about.set_words(
            self.tr("Your own view is a series of its own. The family does not see it, and it is never theirs.")
            if own
            else self.tr(
                "As they said it. Leave a question alone that was not asked. Only they can say who else sees it."
            )
        )
        if content is None:
            return
        if self._asked != (content.key, content.version):
            self._asked = (content.key, content.version)
            self.rows = [EntryRow(one, mode, self.list) for one in content.questions]
            for row in self.rows:
                row.edited.connect(self._edited)
            self.list.fill(self.rows)
        for row in self.rows:
            row.set_mode(mode)

    # -- keeping ----------------------------------------------------------------------------------

    def _keep(self) -> None:
        content, person = self.form.content(), self.form.person.chosen()
        if content is None:
            return
        if not person:
            self.form.person.show_problem(self.tr("Choose whose answers these are."))
            self.form.person.setFocus()
            return
        day = self.form.day.day()
        if day is None:
            self.form.day.setFocus()
            return
        length = self.form.printed_length()
        try:
            found = {row.question.key: row.typed(length) for row in self.rows}
        except BadInput as problem:
            self._refused(problem)
            return
        answers: dict[str, Typed] = {key: one for key, one in found.items() if one is not None}
        wrong = self._wrong
        at = None if day == self.desk.today() else wall_time(day, _NOON)
        if wrong is not None and wrong.at.date() == day:
            at = wrong.at
        marking, mode, agency = self.form.marking(), self.form.chosen_mode(), self.form.chosen_agency()
        family_id, key = self._family_id, self._key

        def keep() -> Opened[AnswerSet]:
            kept = keep_typed(
                self.desk, family_id, person, content, marking, mode, answers, at=at, agency=agency, instead_of=wrong
            )
            self.desk.drafts.drop(key)
            return kept

        self._quiet.stop()
        self.keep_button.setEnabled(False)
        self.do(keep, self._kept, self._refused)

    def _kept(self, kept: Opened[AnswerSet]) -> None:
        self.keep_button.setEnabled(True)
        self._empty()
        if kept.record.marking is Marking.PAPER and not kept.record.supersedes and self.router.has("attach"):
            self.go("attach", family_id=self._family_id, about=kept.record.id)
            return
        self.go("measures", family_id=self._family_id)

    def _refused(self, error: CoachDeskError) -> None:
        self.keep_button.setEnabled(True)
        field = error.field if isinstance(error, BadInput) else ""
        shown = {"person": self.form.person, "at": self.form.day, "length": self.form.length}.get(field)
        if shown is not None:
            shown.show_problem(error.sentence)
            shown.setFocus()
        elif field not in ("from_bad_end", "from_a"):
            self.warn(error)

    # -- what is half written ---------------------------------------------------------------------

    def _edited(self) -> None:
        self._touched = True
        self._quiet.start()

    def _begin_anew(self) -> None:
        self._quiet.stop()
        self._empty()
        key = self._key
        self.do(lambda: self.desk.drafts.drop(key))

    def _empty(self) -> None:
        self._touched = False
        self._asked = ("", 0)
        self._lay_rows()

    def _keep_draft(self) -> None:
        chosen = {name: field.chosen() for name, field in self.form.fields()}
        written = {row.question.key: row.half_written() for row in self.rows if not row.is_empty()}
        text = json.dumps({"chosen": chosen, "day": self.form.day.typed(), "rows": written})
        key = self._key
        self.do(lambda: self.desk.drafts.save(key, text))

    def _put_back(self, draft: str) -> None:
        kept = json.loads(draft)
        for name, field in self.form.fields():
            field.choose(kept["chosen"].get(name, ""))
        self.form.day.set_typed(kept["day"])
        self._lay_rows()
        for row in self.rows:
            row.put_back(kept["rows"].get(row.question.key, {}))
        self._touched = True


def _look(desk: Desk, family_id: str, record_id: str, key: str) -> EntryChoices:
    people = people_alive(desk.records(Person, family_id), desk.today())
    agencies = sorted(desk.records(Agency), key=lambda one: one.name.casefold())
    wrong = desk.get(AnswerSet, record_id).record if record_id else None
    return EntryChoices(
        people=tuple(one for one in people if not one.due_date),
        sets=(question_set(desk, wrong.set_key, wrong.set_version),) if wrong else sets_to_ask(desk),
        agencies=tuple((one.id, one.name) for one in agencies),
        sittings=tuple(desk.records(AnswerSet, family_id)),
        draft=desk.drafts.all(key).get(key, ""),
        wrong=wrong,
    )
