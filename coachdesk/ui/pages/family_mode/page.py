"""Handing the laptop to the family: who is there, which pages, and one button that locks everything else away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.family_mode import FamilyPage, LookInSight
from coachdesk.models.measures import LineGrading
from coachdesk.operations.family_mode import HandedOver, Wanted, hand_over
from coachdesk.operations.measures_to_show import CanBeAsked, what_can_be_asked
from coachdesk.tools.measures_in_sight import Table, lines_to_show
from coachdesk.ui.page import Page
from coachdesk.ui.pages.family_mode.asking_card import AskingCard
from coachdesk.ui.pages.words import family_role_words
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.people_picker import PeoplePicker

if TYPE_CHECKING:
    from coachdesk.ui.page_table import PageNeeds


NEW = "new"
"""The choice of a line whose A and B the family has still to say."""

_LINE_LETTERS = 30


class HandOverPage(Page):
    """Opened with `family_id`. While it is open, the family's process is already started and waits."""

    shows = frozenset({"person", "line_grading", "own_question_set"})
    family_reads = True

    def __init__(self, needs: PageNeeds, parent: QWidget | None = None) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds, parent)
        self._needs = needs
        self._family_id = ""
        self._can: CanBeAsked | None = None
        self.set_title(self.tr("Hand over the laptop"))
        self.people = PeoplePicker(self.tr("Who is there?"), (), parent=self)
        self.pages = ManyField(
            self.tr("Which pages?"),
            (
                Choice(FamilyPage.STEPS, self.tr("Our steps"), icon="step_done"),
                Choice(FamilyPage.TELL, self.tr("Something to tell"), icon="note"),
                Choice(FamilyPage.QUESTIONS, self.tr("Questions"), icon="plan"),
                Choice(FamilyPage.LINES, self.tr("Our lines"), icon="right"),
                Choice(FamilyPage.GOOD_NEWS, self.tr("Good news"), icon="sun"),
                Choice(FamilyPage.JOURNEY, self.tr("Our ups and downs"), icon="up"),
            ),
            chosen=(FamilyPage.STEPS, FamilyPage.TELL),
            parent=self,
        )
        self.asking = AskingCard(self)
        self.lines = ManyField(self.tr("Which lines?"), (), parent=self)
        for field in (self.people, self.pages, self.lines):
            field.edited.connect(field.clear_problem)
        self.people.edited.connect(self._arrange)
        self.pages.edited.connect(self._arrange)
        for widget in (self.people, self.pages, self.asking, self.lines):
            self.add(widget)
        for words in (
            self.tr("CoachDesk locks. The family sees these pages and no more: no other family, no note, no alert."),
            self.tr("Your passphrase brings your desk back. You see what they gave before any of it is kept."),
        ):
            self.add(SafeLabel(words, tone="muted", parent=self))
        self.button = primary_button(self.tr("Hand over now"), icon="families", parent=self)
        self.button.clicked.connect(self._hand_over)
        self.add_action(self.button)

    def opened(self, **where: str) -> None:
        if where["family_id"] != self._family_id:
            self.people.choose(())
            self.lines.set_choices(())
            self.asking.forget()
            self._can = None
        self._family_id = where["family_id"]
        if self._needs.handing_over is not None:
            try:
                self._needs.handing_over.get_ready()
            except CoachDeskError as trouble:
                self.warn(trouble)

    def refresh(self) -> None:
        family_id = self._family_id
        language = self._needs.settings.language.partition("_")[0] or "en"
        self.read(lambda: what_can_be_asked(self.desk, family_id, language), self._show)

    def leave(self) -> None:
        if self._needs.handing_over is not None:
            self._needs.handing_over.stand_down()

    def first_focus(self) -> QWidget | None:
        return self.people.editor()

    def _show(self, can: CanBeAsked) -> None:
        self._can = can
        self.people.set_choices([Choice(one.id, one.known_as, family_role_words(one.role)) for one in can.people])
        self._arrange()

    def _table(self, can: CanBeAsked) -> Table:
        return Table([one for one in can.people if one.id in self.people.chosen()], self.desk.today())

    def _arrange(self) -> None:
        """What is asked about a page stands here only where that page is chosen, and fits who is there."""
        pages, can = self.pages.chosen(), self._can
        self.asking.setVisible(FamilyPage.QUESTIONS in pages)
        self.lines.setVisible(FamilyPage.LINES in pages)
        if can is None:
            return
        table = self._table(can)
        self.asking.stand_for(can, table)
        known = lines_to_show(table, can.kept)
        first = not self.lines.chosen()
        self.lines.set_choices(
            [*(Choice(one.id, _line_words(one)) for one in known), Choice(NEW, self.tr("A new line"))]
        )
        if first:
            self.lines.choose([one.id for one in known] or [NEW])

    def _wanted(self) -> Wanted:
        chosen = self.lines.chosen()
        return Wanted(
            self._family_id,
            self.people.chosen(),
            tuple(FamilyPage(page) for page in self.pages.chosen()),
            sets=self.asking.wanted(),
            lines=tuple(one for one in chosen if one != NEW),
            new_line=NEW in chosen,
            alone=self.asking.is_alone(),
            answering=self.asking.answering(),
        )

    def _hand_over(self) -> None:
        wanted = self._wanted()
        theme, settings, opened, duty = self._needs.theme, self._needs.settings, self._needs.opened, self._needs.duty
        look = LookInSight(scheme=theme.scheme, percent=theme.percent, language=settings.language)
        self.button.setEnabled(False)
        self.do(
            lambda: hand_over(opened, wanted, look, duty.read(), QCoreApplication.translate),
            then=self._made,
            failed=self._refused,
        )

    def _made(self, made: HandedOver) -> None:
        self.button.setEnabled(True)
        handing_over = self._needs.handing_over
        assert handing_over is not None, "there is a window to hide"
        try:
            handing_over.hand_over(made)
        except CoachDeskError as trouble:
            made.box.close()
            self.warn(trouble)

    def _refused(self, error: CoachDeskError) -> None:
        self.button.setEnabled(True)
        field = error.field if isinstance(error, BadInput) else ""
        if field == "sets":
            self.warn(error)
            self.asking.first_field().setFocus()
            return
        fields = {"people": self.people, "pages": self.pages, "lines": self.lines, "agencies": self.asking.agencies}
        if field not in fields:
            self.warn(error)
            return
        fields[field].show_problem(error.sentence)
        fields[field].setFocus()


def _line_words(line: LineGrading) -> str:
    """ "We shout – we talk": both ends, cut to what fits on a pill."""
    return f"{_cut(line.a_words)} – {_cut(line.b_words)}"


def _cut(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LINE_LETTERS else f"{one_line[:_LINE_LETTERS].rstrip()}…"
