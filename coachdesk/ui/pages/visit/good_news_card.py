"""Good news in one line and one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from coachdesk.errors import CoachDeskError
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds


class GoodNewsCard(Card):
    """GoodNewsCard(deeds): `field`, where Enter keeps it, and `button`."""

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(icon="strength", parent=parent)
        self.set_title(self.tr("Good news"))
        self._deeds, self._family_id = deeds, ""
        self.field = LineField(self.tr("What went well?"), parent=self)
        self.field.setObjectName("visit-good-news")
        self.field.entered.connect(self._keep)
        self.add(self.field)
        self.button = secondary_button(self.tr("Keep the good news"), icon="strength", parent=self)
        self.button.clicked.connect(self._keep)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.more = quiet_button(self.tr("Say whose it is"), icon="person", parent=self)
        self.more.clicked.connect(self._open_page)
        self.more.setVisible(deeds.page.router.has("good_news"))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._draft = Drafted(self.field, deeds.table, "")

    def show_visit(self, shown: VisitShown) -> None:
        """Puts back what was being typed."""
        self._family_id = shown.family.id
        if self._draft.key != shown.key("good_news"):
            self._draft.clear()
            self._draft.key = shown.key("good_news")
        self._draft.show("", shown.drafts)

    def leave(self) -> None:
        self._draft.leave()

    def _keep(self) -> None:
        def failed(error: CoachDeskError) -> None:
            self.field.show_problem(error.sentence)
            self.field.setFocus()

        self._deeds.good_news(self.field.text(), self._draft.key, failed, self._kept)

    def _open_page(self) -> None:
        """Where it can be said whose it is, and whether it is wanted on the journey map (K-07)."""
        self._deeds.page.go("good_news", family_id=self._family_id)

    def _kept(self) -> None:
        self._draft.clear()
        self.field.say(self.tr("Kept among the notes."))
