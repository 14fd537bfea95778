"""A table of figures: each number reads with its row and column, and opens the contacts behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from coachdesk.ui.theme import em
from coachdesk.ui.widgets.bidi import closed
from coachdesk.ui.widgets.table_view import TableView

WIDEST = 30.0
"""The most that one column takes, in em; what is longer ends in dots, and its tip says all of it."""

_MEASURED = 40
"""So many rows, and the last, say how wide a column is."""
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_ASKED = frozenset(
    {*_WORDS, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.FontRole}
)

Where = Mapping[str, str]
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Figure:
    """One cell: its words, and where it leads (the arguments of a page), or nowhere."""

    words: str
    opens: Where | None = None
    is_name: bool = False
    """Words that are read from the left, where figures stand at the right."""


@dataclass(frozen=True)
class FigureRow:
    """A row's name and its figures, one for each heading after the first; a total is heavy."""

    name: Figure
    figures: tuple[Figure, ...]
    is_total: bool = False

    def cell(self, column: int) -> Figure:
        """What stands in that column, the name in the first."""
        return self.figures[column - 1] if column else self.name


class FigureModel(QAbstractTableModel):
    """FigureModel(headings, rows, parent): the figures as Qt asks for them, cell by cell, so that many cost nothing.

    Row and column are part of what a screen reader says.
    """

    def __init__(self, headings: Sequence[str], rows: Sequence[FigureRow], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings, self._rows = tuple(headings), tuple(rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature, of an empty index
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature, of an empty index
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _ASKED:
            return None
        row, column = self._rows[index.row()], index.column()
        figure = row.cell(column)
        if role in _WORDS:
            return closed(figure.words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name.words}, {self._headings[column]}: {figure.words}" if column else figure.words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(at_right=column > 0 and not figure.is_name)
        if role == Qt.ItemDataRole.FontRole and row.is_total:
            return _heavy(QFont())
        return None

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if across is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return closed(self._headings[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(at_right=section > 0 and not any(one.cell(section).is_name for one in self._rows[:1]))
        return None


def _side(*, at_right: bool) -> int:
    side = Qt.AlignmentFlag.AlignTrailing if at_right else Qt.AlignmentFlag.AlignLeading
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _heavy(font: QFont) -> QFont:
    font.setBold(True)
    return font


class FigureTable(TableView):
    """FigureTable(label, parent=None): `.show_figures(headings, rows)`; arrow keys go from figure to figure.

    signals: `asked(object)` Enter, Space or a double click on a figure that opens something, with where it leads ·
    `moved(str)` the figure that the keyboard is on, with its row and column: in a small window they are out of sight
    """

    asked = Signal(object)
    moved = Signal(str)

    most_rows: ClassVar[int] = 14

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.horizontalHeader().setStretchLastSection(False)
        self.opened.connect(self._open)
        self.headings: tuple[str, ...] = ()
        self.rows: tuple[FigureRow, ...] = ()

    def show_figures(self, headings: Sequence[str], rows: Sequence[FigureRow]) -> None:
        """Shows other figures; where the keyboard was it stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.headings, self.rows = tuple(headings), tuple(rows)
        before, model = self.model(), FigureModel(self.headings, self.rows, self)
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        if 0 <= row < len(self.rows) and 0 <= column < len(self.headings):
            self.setCurrentIndex(model.index(row, column))
        self.restyle()

    def restyle(self) -> None:
        """As wide as what stands in it, at the text size worn now (the theme calls this)."""
        super().restyle()
        if not getattr(self, "headings", ()):
            return
        letters = QFontMetrics(_heavy(self.font()))
        for column, heading in enumerate(self.headings):
            words = (one.cell(column).words for one in (*self.rows[:_MEASURED], *self.rows[-1:]))
            widest = max(map(letters.horizontalAdvance, (heading, *words)))
            self.setColumnWidth(column, min(max(widest + em(1.7), em(4)), em(WIDEST)))
        self._leave_room()
        self.fit_rows(self.most_rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_room()

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        said = now.data(Qt.ItemDataRole.AccessibleTextRole) if now.isValid() else ""
        self.moved.emit(str(said))

    def _leave_room(self) -> None:
        """The names take no more than five eighths of what is in sight, so that a figure stands beside them."""
        most = max(self.viewport().width() * 5 // 8, em(6))
        if self.headings and self.columnWidth(0) > most:
            self.setColumnWidth(0, most)

    def words(self) -> list[list[str]]:
        """Everything that stands in it, headings first."""
        return [list(self.headings), *([one.name.words, *(each.words for each in one.figures)] for one in self.rows)]

    def _open(self, index: QModelIndex) -> None:
        leads = self.rows[index.row()].cell(index.column()).opens
        if leads is not None:
            self.asked.emit(dict(leads))
