"""One set of questions: read, changed question by question as a draft, and put into use as its next version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from coachdesk.models.values import new_id
from coachdesk.operations.question_set_editing import draft_of, drop_draft, keep_draft
from coachdesk.operations.question_sets import keep_own_set, sets_kept, take_out_of_use
from coachdesk.tools.question_set_versions import Standing
from coachdesk.ui.page import Page
from coachdesk.ui.pages.question_sets.file_card import FileCard
from coachdesk.ui.pages.question_sets.question_form import QuestionForm
from coachdesk.ui.pages.question_sets.question_row import QuestionRow
from coachdesk.ui.pages.question_sets.words import about_words, stands_words
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk
    from coachdesk.models.question_set import Question, QuestionSet
    from coachdesk.tools.question_set_versions import NewestVersion
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class SetRead(NamedTuple):
    """The newest version of a set, what somebody has begun to change in it, and what stands in an open form."""

    newest: NewestVersion
    draft: QuestionSet | None
    form: str


class QuestionSetPage(Page):
    """Opened with `key` and `language`. `.form` is the question being changed, or None; `.file` saves the set."""

    shows = frozenset({"own_question_set"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._place = ("", "en")
        self._newest: NewestVersion | None = None
        self._working: QuestionSet | None = None
        self.form: QuestionForm | None = None
        self._about = small_label("", parent=self)
        self._begun = SafeLabel("", tone="warn", parent=self)
        self._rows = Rows(0.7, self)
        self.file = FileCard(self, self)
        for part in (self._about, self._begun, self._rows, self.file):
            self.add(part)
        self._out = secondary_button(self.tr("Take it out of use"), parent=self)
        self._out.clicked.connect(self._take_out)
        self._add = secondary_button(self.tr("Add a question"), "plus", self)
        self._add.clicked.connect(lambda: self.change(""))
        self._forget = secondary_button(self.tr("Throw the changes away"), "undo", self)
        self._forget.clicked.connect(self._throw_away)
        self._use = primary_button(self.tr("Ask families this from now on"), "tick", self)
        self._use.clicked.connect(self._put_into_use)
        for button in (self._out, self._add, self._forget, self._use):
            self.add_action(button)

    def opened(self, **where: str) -> None:
        self._place = (where["key"], where["language"])
        self._newest = self._working = self.form = None
        self._rows.fill([])

    def refresh(self) -> None:
        if self.form is None:
            self.read(self._look, self._took)

    def is_clean(self) -> bool:
        return self.form is None

    def leave(self) -> None:
        if self.form is not None:
            self._keep_form(self.form.values())

    def change(self, key: str) -> None:
        """Opens the form for one question; with "" for a new one."""
        if self._working is None:
            return
        found = next((one for one in self._working.questions if one.key == key), None)
        self._open_form(key or f"own_{new_id()[:8]}", dict(found) if found else {})

    # -- reading ----------------------------------------------------------------------------------

    def _look(self) -> SetRead | None:
        newest = [one for one in sets_kept(self.desk) if (one.content.key, one.content.language) == self._place]
        if not newest:
            return None
        return SetRead(newest[0], draft_of(self.desk, *self._place), self.desk.drafts.read(self._form_place()) or "")

    def _form_place(self) -> str:
        return "/".join(("question_form", *self._place))

    def _took(self, read: SetRead | None) -> None:
        if self.form is not None:
            return
        if read is None:
            self.warn(self.tr("That set is not on this laptop."))
            return
        self._newest, self._working = read.newest, read.draft or read.newest.content
        self._show()
        if read.form:
            values = json.loads(read.form)
            self._open_form(values["key"], values)

    def _show(self) -> None:
        newest, working = self._newest, self._working
        if newest is None or working is None:
            return
        begun = working.questions != newest.content.questions
        self.file.offer(working)
        self.set_title(working.title)
        self._about.set_words(f"{about_words(newest.content)} · {stands_words(newest.standing)}")
        self._begun.set_words(self.tr("You have begun to change it. Families are still asked what it was."))
        self._begun.setVisible(begun)
        in_use = newest.standing is Standing.ASKED
        shown = {self._use: begun, self._forget: begun, self._out: in_use and not begun}
        for button, wanted in shown.items():
            button.setVisible(wanted and self.form is None)
        self._add.setVisible(self.form is None)
        rows: list[QWidget] = []
        for question in working.questions:
            if self.form is not None and self.form.key == question.key:
                rows.append(self.form)
            else:
                row = QuestionRow(question, can_go=len(working.questions) > 1, english=self._place[1] == "en")
                row.change.connect(self.change)
                row.take_out.connect(self._take_out_question)
                row.set_still(self.form is not None)
                rows.append(row)
        if self.form is not None and self.form not in rows:
            rows.append(self.form)
        self._rows.fill(rows)

    # -- changing ---------------------------------------------------------------------------------

    def _open_form(self, key: str, values: dict[str, object]) -> None:
        self.form = QuestionForm(key, values, self)
        self.form.made.connect(self._changed)
        self.form.typed.connect(self._keep_form)
        self.form.left_alone.connect(self._close_form)
        self._show()
        self.form.setFocus()

    def _keep_form(self, values: dict[str, object]) -> None:
        place, text = self._form_place(), json.dumps(values)
        self.do(lambda: self.desk.drafts.save(place, text))

    def _close_form(self) -> None:
        place = self._form_place()
        self.form = None
        self.do(lambda: self.desk.drafts.drop(place))
        self._show()

    def _changed(self, question: Question) -> None:
        if self._working is None:
            return
        before = self._working.questions
        if any(one.key == question.key for one in before):
            after = tuple(question if one.key == question.key else one for one in before)
        else:
            after = (*before, question)
        self._set_questions(after)
        self._close_form()

    def _take_out_question(self, key: str) -> None:
        if self._working is not None:
            self._set_questions(tuple(one for one in self._working.questions if one.key != key))
            self._show()

    def _set_questions(self, questions: tuple[Question, ...]) -> None:
        if self._working is None:
            return
        working = self._working = self._working.model_copy(update={"questions": questions})
        self.do(lambda: keep_draft(self.desk, working))

    def _throw_away(self) -> None:
        working = self._working
        if working is not None:
            self.do(lambda: drop_draft(self.desk, working), lambda _none: self.refresh())

    def _put_into_use(self) -> None:
        working = self._working
        if working is None:
            return

        def use() -> int:
            kept = keep_own_set(self.desk, working)
            drop_draft(self.desk, working)
            return kept.record.version

        self.do(use, self._said_used)

    def _said_used(self, version: int) -> None:
        self.say(self.tr("Families are asked version {number} from now on.").format(number=version))
        self.refresh()

    def _take_out(self) -> None:
        newest = self._newest
        if newest is not None:
            self.do(lambda: take_out_of_use(self.desk, newest.content), lambda _kept: self.refresh())
