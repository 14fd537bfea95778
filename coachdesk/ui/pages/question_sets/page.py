"""What families are asked: every set of questions and where it stands, a way to bring one in, and empty forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.question_sets import keep_own_set, sets_kept
from coachdesk.tools.question_set_versions import NewestVersion, Standing
from coachdesk.ui.page import Page
from coachdesk.ui.pages.question_sets.bring_in_card import BringInCard
from coachdesk.ui.pages.question_sets.forms_card import FormsCard
from coachdesk.ui.pages.question_sets.words import about_words, stands_words
from coachdesk.ui.widgets.buttons import list_button, secondary_button
from coachdesk.ui.widgets.labels import SafeLabel, Tone, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk import Desk
    from coachdesk.models.question_set import QuestionSet
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class QuestionSetsPage(Page):
    """Opened on nothing. `.bring_in` and `.forms` are its cards."""

    shows = frozenset({"own_question_set", "organisation"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("What families are asked"))
        self.add(
            SafeLabel(
                self.tr("Open a set to read it or change it. Answers keep the version they were asked under."),
                parent=self,
            )
        )
        self._rows = Rows(0.5, self)
        self.bring_in = BringInCard(self, self)
        self.forms = FormsCard(self, self)
        for part in (self._rows, self.forms, self.bring_in):
            self.add(part)

    def refresh(self) -> None:
        self.read(lambda: sets_kept(self.desk), self._took)
        self.forms.look()

    def is_clean(self) -> bool:
        return self.bring_in.is_clean()

    def _took(self, kept: tuple[NewestVersion, ...]) -> None:
        self._rows.fill(self._row(one) for one in kept)

    def _row(self, one: NewestVersion) -> QWidget:
        content = one.content
        row = TurningRow(30, parent=self._rows)
        button = list_button(content.title, "note", row)
        where = {"key": content.key, "language": content.language}
        button.clicked.connect(lambda: self.go("question_set", **where))
        row.add(button, 3)
        whose = self.tr("your own") if one.own else self.tr("came with CoachDesk")
        row.add(small_label(f"{about_words(content)} · {whose}", parent=row), 3)
        tone: Tone = "muted" if one.standing is Standing.ASKED else "warn"
        row.add(small_label(stands_words(one.standing), tone=tone, parent=row), 3)
        if one.standing is Standing.TAKEN_OUT:
            again = secondary_button(self.tr("Use it again"), parent=row)
            again.setAccessibleName(f"{again.words()}: {content.title}")
            again.clicked.connect(lambda: self._use_again(content))
            row.add(again)
        return row

    def _use_again(self, content: QuestionSet) -> None:
        self.do(lambda: keep_own_set(self.desk, content, as_it_is=True), lambda _kept: self.refresh())
