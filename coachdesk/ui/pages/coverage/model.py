"""The rows and cells of the grid: under each family all agencies together first, then each by its name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from coachdesk.models.coverage_mark import Coverage
from coachdesk.models.figures import NOf
from coachdesk.operations.coverage_marks import CoverageCell, CoverageShown
from coachdesk.tools.dates import partial_in_words
from coachdesk.ui.pages.contacts.words import COVERAGES, said
from coachdesk.ui.pages.coverage.shapes import state_icon
from coachdesk.ui.widgets.bidi import closed

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()


@dataclass(frozen=True)
class GridRow:
    """One agency with one family; without an agency all of them together, which nobody marks."""

    family: str
    agency: str
    name: str
    cells: tuple[CoverageCell, ...]
    known: NOf


class CoverageModel(QAbstractTableModel):
    """`.show_coverage(shown, one_family)`; the first column says of how many months something is known."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[GridRow, ...] = ()
        self.months: tuple[str, ...] = ()
        self._icons: dict[tuple[Coverage, bool], QIcon] = {}

    def show_coverage(self, shown: CoverageShown, *, one_family: bool) -> None:
        """Another grid."""
        rows = []
        for family in shown.families:
            name = self.tr("All agencies") if one_family else f"{family.family.ref} {family.family.name}"
            together = tuple(CoverageCell(state, True, 0) for state in family.months)
            rows.append(GridRow(family.family.id, "", name, together, family.known))
            for row in family.rows:
                agency = shown.agencies.get(row.agency, self.tr("An agency no longer in the directory"))
                called = agency if one_family else f"{family.family.ref} {agency}"
                rows.append(GridRow(row.family, row.agency, called, row.cells, row.known))
        self.beginResetModel()
        self.rows, self.months = tuple(rows), shown.window.each_month()
        self.redraw()
        self.endResetModel()

    def redraw(self) -> None:
        """Draws the shapes anew for the colours and the text size worn now."""
        self._icons = {(state, pale): state_icon(state, pale=pale) for state in Coverage for pale in (False, True)}

    def cell(self, index: Index) -> tuple[str, str, str] | None:
        """Family, agency and month of a cell that can be marked."""
        row = self.rows[index.row()]
        if not row.agency or not index.column():
            return None
        return row.family, row.agency, self.months[index.column() - 1]

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.months) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.FontRole:
            heavy = QFont()
            heavy.setBold(not row.agency)
            return heavy
        if not index.column():
            told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return str(row.known) if told else None
        cell = row.cells[index.column() - 1]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons[cell.state, not cell.said]
        if role == Qt.ItemDataRole.DisplayRole:
            return said(COVERAGES[cell.state])
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return closed(self._told(row, cell, self.months[index.column() - 1]))
        return None

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if across is Qt.Orientation.Vertical:
            return closed(self.rows[section].name) if 0 <= section < len(self.rows) else None
        if not 0 <= section <= len(self.months):
            return None
        return self.tr("Known") if not section else partial_in_words(self.months[section - 1])

    def _told(self, row: GridRow, cell: CoverageCell, month: str) -> str:
        words = self.tr("{name}, {month}: {state}").format(
            name=row.name, month=partial_in_words(month), state=said(COVERAGES[cell.state])
        )
        if cell.contacts:
            words += self.tr(", %n contact(s)", "", cell.contacts)
        elif not cell.said:
            words += self.tr(", nobody has said anything")
        return words
