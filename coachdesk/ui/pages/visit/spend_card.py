"""A small sum that made a difference: what, how many pounds, and what it changed (P-15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import BadInput, CoachDeskError
from coachdesk.tools.pounds import in_pounds, parse_pounds
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.pages.visit.spend_asked import SpendAsked
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds


class SpendCard(QWidget):
    """SpendCard(deeds): one button until it is wanted; fields `what`, `pounds`, `changed`, and `keep_button`.

    `total` says the sum of the family's small sums; `asked` what the last ones changed.
    """

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._prefix = ""
        whole = QVBoxLayout(self)
        spaced(whole, gap=0.6)
        self.open_button = quiet_button(self.tr("Spent a small sum"), icon="plus", parent=self)
        self.open_button.setObjectName("visit-spend-open")
        self.open_button.clicked.connect(self.open)
        whole.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside = QWidget(self)
        inside = QVBoxLayout(self._inside)
        spaced(inside, gap=0.6)
        self.what = LineField(self.tr("What was bought?"), parent=self._inside)
        self.pounds = LineField(self.tr("How many pounds?"), hint=self.tr("Such as 12 or 4.50."), parent=self._inside)
        self.changed = LineField(self.tr("What did it change?"), hint=self.tr("Can wait."), parent=self._inside)
        self.keep_button = secondary_button(self.tr("Keep the sum"), parent=self._inside)
        self.keep_button.setObjectName("visit-spend-keep")
        self.keep_button.clicked.connect(self._keep)
        self._fields = {"what": self.what, "pence": self.pounds, "what_it_changed": self.changed}
        for name, field in self._fields.items():
            field.setObjectName(f"visit-spend-{name}")
            inside.addWidget(field)
        self.pounds.entered.connect(self._keep)
        self.changed.entered.connect(self._keep)
        inside.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._inside)
        self.total = small_label("", parent=self)
        whole.addWidget(self.total)
        self.asked = SpendAsked(deeds, self)
        whole.addWidget(self.asked)
        self._inside.hide()
        self._drafts = {name: Drafted(field, deeds.table, "") for name, field in self._fields.items()}

    def show_visit(self, shown: VisitShown) -> None:
        """Puts back what was being typed."""
        if self._prefix != shown.key("spend/"):
            self._prefix = shown.key("spend/")
            for name, draft in self._drafts.items():
                draft.clear()
                draft.key = f"{self._prefix}{name}"
            self._turn(any(key.startswith(self._prefix) for key in shown.drafts))
        for draft in self._drafts.values():
            draft.show("", shown.drafts)
        so_far = self.tr("Small sums for this family so far: {pounds}.").format(pounds=in_pounds(shown.spent_pence))
        self.total.set_words(so_far if shown.spent_pence else "")
        self.total.setVisible(bool(shown.spent_pence))
        self.asked.show_visit(shown)

    def open(self) -> None:
        """Shows the fields."""
        self._turn(True)
        self.what.setFocus()

    def leave(self) -> None:
        for draft in self._drafts.values():
            draft.leave()
        self.asked.leave()

    def _turn(self, on: bool) -> None:
        self._inside.setVisible(on)
        self.open_button.setVisible(not on)

    def _keep(self) -> None:
        try:
            pence = parse_pounds(self.pounds.text())
        except BadInput as bad:
            self._refused(bad)
            return
        keys = tuple(draft.key for draft in self._drafts.values())
        self._deeds.spend(
            self.what.text(), pence, self.changed.text(), keys, self._refused, lambda: self._kept(in_pounds(pence))
        )

    def _refused(self, error: CoachDeskError) -> None:
        field = self._fields.get(error.field) if isinstance(error, BadInput) else None
        if field is None:
            self._deeds.page.warn(error)
            return
        field.show_problem(error.sentence)
        field.setFocus()

    def _kept(self, pounds: str) -> None:
        for draft in self._drafts.values():
            draft.clear()
        self._turn(False)
        self.open_button.setFocus()
        self._deeds.page.say(self.tr("{pounds} kept.").format(pounds=pounds))
