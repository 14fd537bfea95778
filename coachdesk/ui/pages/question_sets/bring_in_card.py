"""The slot for a set from elsewhere: a file is read whole or refused, looked at, and only then brought in (T-05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coachdesk.operations.question_set_editing import read_set_file
from coachdesk.operations.question_sets import keep_own_set
from coachdesk.tools.question_set_plainness import not_plain
from coachdesk.tools.question_set_versions import SOURCE_LANGUAGE
from coachdesk.ui.pages.question_sets.words import about_words, finding_words
from coachdesk.ui.path_field import PathField
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.errors import CoachDeskError
    from coachdesk.models.question_set import QuestionSet
    from coachdesk.ui.page import Page


class BringInCard(Card):
    """`.file`, `.reader`, `.licensed`; `.look()` reads the file and shows what is in it, `.take()` brings it in."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(icon="plus", parent=parent)
        self.set_title(self.tr("Bring in a set"))
        self._page = page
        self._read: QuestionSet | None = None
        self.add(
            small_label(
                self.tr("A translation, another organisation’s set, or one that you are licensed to use."), parent=self
            )
        )
        self.file = PathField(self.tr("The file with the questions"), "file", parent=self)
        self.file.edited.connect(self._forget)
        self.file.entered.connect(self.look)
        self._found = Rows(0.4, self)
        self.reader = LineField(
            self.tr("Native reader who passed this language"),
            hint=self.tr("Until somebody has, families are not shown it."),
            parent=self,
        )
        self.licensed = TickBox(self.tr("These words are licensed to us and must stay as they are"), parent=self)
        for part in (self.file, self._found, self.reader, self.licensed):
            self.add(part)
        self._look = secondary_button(self.tr("See what is in it"), "search", self)
        self._look.clicked.connect(self.look)
        self._take = secondary_button(self.tr("Bring it in"), "plus", self)
        self._take.clicked.connect(self.take)
        self.add_action(self._look)
        self.add_action(self._take)
        self._forget()

    def is_clean(self) -> bool:
        """Whether nothing is half done here."""
        return self.file.is_empty()

    def look(self) -> None:
        """Reads the file off the screen's thread; whatever is wrong with it is said at the field."""
        path = self.file.path()
        if path is None:
            self.file.show_problem(self.tr("Choose the file first."))
            return
        self._page.do(lambda: read_set_file(path), self._took, self._refused, self.tr("Reading the file"))

    def take(self) -> None:
        """Brings in what was looked at."""
        if self._read is None:
            return
        content = self._read.model_copy(update={"reviewed_by": self.reader.text() or self._read.reviewed_by})
        as_it_is = self.licensed.is_ticked()
        self._page.do(lambda: keep_own_set(self._page.desk, content, as_it_is=as_it_is), self._brought, self._refused)

    def _took(self, content: QuestionSet) -> None:
        self._forget()
        self._read = content
        findings = finding_words(not_plain(content))
        licence = self.tr("Licence: {licence}").format(licence=content.licence)
        lines = [SafeLabel(content.title, parent=self), small_label(about_words(content), parent=self)]
        lines.append(small_label(licence, parent=self))
        lines += [SafeLabel(one.question, parent=self) for one in content.questions]
        lines += [SafeLabel(one, tone="warn", parent=self) for one in findings]
        self._found.fill(lines)
        self._take.show()
        self.licensed.setVisible(bool(findings))
        self.reader.setVisible(content.language != SOURCE_LANGUAGE)
        self.reader.set_text(content.reviewed_by)

    def _brought(self, _kept: object) -> None:
        self._forget()
        self.file.set_path(None)
        self._page.say(self.tr("The set is brought in."))
        self._page.refresh()

    def _refused(self, problem: CoachDeskError) -> None:
        self.file.show_problem(problem.sentence)

    def _forget(self) -> None:
        self._read = None
        self._found.fill([])
        self.licensed.set_ticked(False)
        for part in (self._take, self.licensed, self.reader):
            part.hide()
