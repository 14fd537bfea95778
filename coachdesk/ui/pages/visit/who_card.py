"""Who is in: the family's people as pills, and anybody else in words; nobody is guessed (R-01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.visit.reading import AGENCY, WORKER
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.choice import Choice
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.many_field import ManyField
from coachdesk.ui.widgets.people_picker import PeoplePicker
from coachdesk.ui.widgets.search_choice_field import SearchChoiceField

if TYPE_CHECKING:
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds


class WhoCard(Card):
    """WhoCard(deeds): `people` is kept at each press, `others` when the field is left."""

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Who is in?"))
        self._deeds = deeds
        self._offered: tuple[Choice, ...] = ()
        self.people = PeoplePicker(self.tr("Who is in?"), (), label_shown=False, parent=self)
        self.people.setObjectName("visit-people")
        self.people.edited.connect(lambda: deeds.was_in(self.people.chosen()))
        self.others = LineField(self.tr("Anybody else?"), parent=self)
        self.others.setObjectName("visit-others")
        self.joint = ManyField(self.tr("Who came with you?"), (), parent=self)
        self.joint.setObjectName("visit-joint")
        self.joint.edited.connect(lambda: deeds.came(self.joint.chosen()))
        self._came: tuple[Choice, ...] = ()
        self.directory = SearchChoiceField(self.tr("Worker or agency"), (), parent=self)
        self.directory.setObjectName("visit-directory")
        self.directory.edited.connect(self._one_more)
        self.directory.hide()
        self.more_button = quiet_button(self.tr("Somebody came with you"), icon="plus", parent=self)
        self.more_button.clicked.connect(self._ask_directory)
        for widget in (self.people, self.others, self.joint, self.directory):
            self.add(widget)
        self.body.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._draft = Drafted(self.others, deeds.table, "", self._others_left)
        self._visit_id = ""
        self._directory: tuple[Choice, ...] = ()

    def show_visit(self, shown: VisitShown) -> None:
        """Shows what has been said; keeps what is being typed."""
        if shown.visit is None:
            return
        visit = shown.visit.record
        if shown.people != self._offered:
            self._offered = shown.people
            self.people.set_choices(shown.people)
        if visit.id != self._visit_id:
            self._visit_id = visit.id
            self._draft.clear()
            self._draft.key = shown.key("others_in")
        if shown.joint != self._came:
            self._came = shown.joint
            self.joint.set_choices(shown.joint)
        self.joint.setVisible(bool(shown.joint))
        if shown.directory != self._directory:
            self._directory = shown.directory
            self.directory.set_choices(shown.directory)
        self.more_button.setVisible(bool(shown.directory) and self.directory.isHidden())
        if self._deeds.is_settled():
            self.people.choose(visit.was_in)
            came = (*(WORKER + one for one in visit.workers_came), *(AGENCY + one for one in visit.agencies_came))
            self.joint.choose(came)
        self._draft.show(visit.others_in, shown.drafts)

    def leave(self) -> None:
        self._draft.leave()

    def _ask_directory(self) -> None:
        self.directory.show()
        self.more_button.hide()
        self.directory.setFocus()

    def _one_more(self) -> None:
        """Whoever was chosen came, and is offered as a pill from now on."""
        chosen = self.directory.chosen()
        if chosen:
            self._deeds.came((*self.joint.chosen(), chosen))
            self.directory.choose("")
            self.directory.hide()
            self.more_button.show()
            self.more_button.setFocus()

    def _others_left(self, words: str) -> None:
        def failed(error: CoachDeskError) -> None:
            self.others.show_problem(error.sentence)

        self._deeds.others_in(words, self._draft.key, failed)
