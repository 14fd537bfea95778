"""Each child at the visit: seen, spoken with, alone; kept at each press (M-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.moments import Asked
from coachdesk.models.person import Person
from coachdesk.tools.dates import age_in_words
from coachdesk.ui.pages.visit.asked_pill import AskedPill
from coachdesk.ui.pages.visit.words import SEEN
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds


class ChildrenCard(Card):
    """ChildrenCard(deeds): each press is kept at once. `.pill(child_id, field)`."""

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("The children"))
        self._deeds = deeds
        self._pills: dict[tuple[str, str], AskedPill] = {}
        self._shown: tuple[Person, ...] = ()
        self._rows = Rows(0.6, self)
        self.add(self._rows)

    def pill(self, child: str, field: str) -> AskedPill:
        """The pill of one child and question."""
        return self._pills[child, field]

    def show_visit(self, shown: VisitShown) -> None:
        """Shows what has been said; takes no room without children."""
        self.setVisible(bool(shown.children))
        if shown.children != self._shown:
            self._shown = shown.children
            self._pills.clear()
            self._rows.fill([self._row(child, shown) for child in shown.children])
        for (child, field), pill in self._pills.items() if self._deeds.is_settled() else ():
            kept = shown.seen.get(child)
            pill.show_answer(getattr(kept.record, field) if kept else Asked.NOT_ASKED)

    def _row(self, child: Person, shown: VisitShown) -> QWidget:
        row = TurningRow(30, parent=self._rows)
        age = age_in_words(child, shown.today)
        row.add(SafeLabel(f"{child.known_as}, {age}" if age else child.known_as, parent=row), 1)
        pills = QWidget(row)
        flow = FlowLayout(pills)
        spaced(flow, gap=0.4)
        for field in SEEN:
            pill = AskedPill(field, child.known_as, pills)
            pill.answered.connect(lambda said, field=field: self._deeds.see(child.id, field, Asked(said)))
            self._pills[child.id, field] = pill
            flow.addWidget(pill)
        row.add(pills)
        return row
