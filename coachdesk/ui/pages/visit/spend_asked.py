"""What a small sum changed, asked of the last ones of which nobody said it yet (P-15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.tools.dates import short
from coachdesk.tools.pounds import in_pounds
from coachdesk.ui.pages.plan.drafted import Drafted
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.line_field import LineField

if TYPE_CHECKING:
    from coachdesk.models.small_spend import SmallSpend
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds


class SpendAsked(QWidget):
    """SpendAsked(deeds): a line for each sum, `.fields` by its id, kept when it is left; `.leave()`."""

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeds = deeds
        self._column = QVBoxLayout(self)
        spaced(self._column, gap=0.6)
        self.fields: dict[str, LineField] = {}
        self._drafts: dict[str, Drafted] = {}

    def show_visit(self, shown: VisitShown) -> None:
        """Asks; a line stays while somebody types in it."""
        wanted = {one.record.id: one.record for one in shown.unasked}
        for gone in [one for one in self.fields if one not in wanted and not self._drafts[one].typing]:
            field = self.fields.pop(gone)
            del self._drafts[gone]
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        for spend_id, spend in wanted.items():
            if spend_id not in self.fields:
                self._ask(spend)
            self._drafts[spend_id].show("", shown.spend_drafts)
        self.setVisible(bool(self.fields))

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        for draft in self._drafts.values():
            draft.leave()

    def _ask(self, spend: SmallSpend) -> None:
        words = self.tr("{what}, {pounds}, {day}: what did it change?").format(
            what=spend.what, pounds=in_pounds(spend.pence), day=short(spend.spent_on)
        )
        field = LineField(words, hint=self.tr("Can wait."), parent=self)
        field.setObjectName("visit-spend-asked")
        key = f"small_spend/{spend.id}/what_it_changed"

        def refused(error: CoachDeskError) -> None:
            field.show_problem(error.sentence)

        self.fields[spend.id] = field
        self._drafts[spend.id] = Drafted(
            field,
            self._deeds.table,
            key,
            lambda said: self._deeds.spend_changed(spend.id, said, key, refused),
            spend.id,
        )
        field.entered.connect(self._drafts[spend.id].leave)
        self._column.addWidget(field)
