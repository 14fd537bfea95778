"""Each child at the visit: seen, spoken with, alone, and how they were; kept at each press (M-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.person import Person
from coachdesk.ui.pages.visit.asked_pill import AskedPill
from coachdesk.ui.pages.visit.child_row import ChildRow
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.ui.pages.visit.reading import VisitShown
    from coachdesk.ui.pages.visit.visit_deeds import VisitDeeds


class ChildrenCard(Card):
    """ChildrenCard(deeds): each press is kept at once. `.rows` by child, `.pill(child_id, field)`, `.leave()`.

    Signal `speaks(child id)`: the child's own words are to be written down.
    """

    speaks = Signal(str)

    def __init__(self, deeds: VisitDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("The children"))
        self._deeds = deeds
        self._shown: tuple[tuple[Person, ...], str] = ((), "")
        self.rows: dict[str, ChildRow] = {}
        self._column = Rows(0.6, self)
        self.add(self._column)

    def pill(self, child: str, field: str) -> AskedPill:
        """The pill of one child and question."""
        return self.rows[child].pills[field]

    def show_visit(self, shown: VisitShown) -> None:
        """Shows what has been said; takes no room without children."""
        self.setVisible(bool(shown.children))
        now = (shown.children, shown.key(""))
        if now != self._shown:
            self._shown = now
            self.leave()
            self.rows = {child.id: ChildRow(self._deeds, child, shown, self._column) for child in shown.children}
            for row in self.rows.values():
                row.speaks.connect(self.speaks)
            self._column.fill(list(self.rows.values()))
        for row in self.rows.values():
            row.show_visit(shown)

    def leave(self) -> None:
        """The page goes: what is typed is handed over."""
        for row in self.rows.values():
            row.leave()
