"""Handing the laptop to the family: who is there, which pages, and one button that locks everything else away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.models.family_mode import FamilyPage, LookInSight
from coachdesk.models.person import Person
from coachdesk.operations.family_mode import HandedOver, Wanted, hand_over
from coachdesk.operations.measures_to_show import who_may_hold_it
from coachdesk.ui.page import Page
from coachdesk.ui.pages.words import family_role_words
from coachdesk.ui.widgets.buttons import primary_button
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.people_picker import PeoplePicker

if TYPE_CHECKING:
    from coachdesk.ui.page_table import PageNeeds


class HandOverPage(Page):
    """Opened with `family_id`. While it is open, the family's process is already started and waits."""

    shows = frozenset({"person"})
    family_reads = True

    def __init__(self, needs: PageNeeds, parent: QWidget | None = None) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds, parent)
        self._needs = needs
        self._family_id = ""
        self.set_title(self.tr("Hand over the laptop"))
        self.people = PeoplePicker(self.tr("Who is there?"), (), parent=self)
        self.pages = ManyField(
            self.tr("Which pages?"),
            (
                Choice(FamilyPage.STEPS, self.tr("Our steps"), icon="step_done"),
                Choice(FamilyPage.TELL, self.tr("Something to tell"), icon="note"),
            ),
            chosen=(FamilyPage.STEPS, FamilyPage.TELL),
            parent=self,
        )
        for field in (self.people, self.pages):
            field.edited.connect(field.clear_problem)
            self.add(field)
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
        self._family_id = where["family_id"]
        if self._needs.handing_over is not None:
            try:
                self._needs.handing_over.get_ready()
            except CoachDeskError as trouble:
                self.warn(trouble)

    def refresh(self) -> None:
        family_id = self._family_id
        self.read(lambda: who_may_hold_it(self.desk, family_id), self._show)

    def leave(self) -> None:
        if self._needs.handing_over is not None:
            self._needs.handing_over.stand_down()

    def first_focus(self) -> QWidget | None:
        return self.people.editor()

    def _show(self, people: Sequence[Person]) -> None:
        self.people.set_choices([Choice(one.id, one.known_as, family_role_words(one.role)) for one in people])

    def _hand_over(self) -> None:
        wanted = Wanted(self._family_id, self.people.chosen(), tuple(FamilyPage(page) for page in self.pages.chosen()))
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
        field = {"people": self.people, "pages": self.pages}.get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self.warn(error)
            return
        field.show_problem(error.sentence)
        field.setFocus()
