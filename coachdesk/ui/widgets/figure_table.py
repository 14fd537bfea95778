"""A table of figures: each number reads with its row and column, and opens the contacts behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QWidget

from coachdesk.ui.theme import em
from coachdesk.ui.widgets.bidi import closed
from coachdesk.ui.widgets.table_view import TableView

WIDEST = 30.0
"""The most that one column takes, in em; what is longer ends in dots, and its tip says all of it."""

Where = Mapping[str, str]


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


def figure_model(headings: Sequence[str], rows: Sequence[FigureRow], parent: QObject) -> QStandardItemModel:
    """The figures as Qt shows them; row and column are part of what a screen reader says."""
    model = QStandardItemModel(len(rows), len(headings), parent)
    for column, heading in enumerate(headings):
        top = QStandardItem(closed(heading))
        named = not column or any(one.figures[column - 1].is_name for one in rows[:1])
        top.setTextAlignment(_side(at_right=not named))
        model.setHorizontalHeaderItem(column, top)
        for number, row in enumerate(rows):
            model.setItem(number, column, _item(row, heading, column))
    return model


def _item(row: FigureRow, heading: str, column: int) -> QStandardItem:
    figure = row.cell(column)
    item = QStandardItem(closed(figure.words))
    item.setToolTip(closed(figure.words))
    item.setEditable(False)
    item.setTextAlignment(_side(at_right=column > 0 and not figure.is_name))
    item.setAccessibleText(f"{row.name.words}, {heading}: {figure.words}" if column else figure.words)
    if row.is_total:
        heavy = item.font()
        heavy.setBold(True)
        item.setFont(heavy)
    return item


def _side(*, at_right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if at_right else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


class FigureTable(TableView):
    """FigureTable(label, parent=None): `.show_figures(headings, rows)`; arrow keys go from figure to figure.

    signal `asked(object)`: Enter, Space or a double click on a figure that opens something, with where it leads.
    """

    asked = Signal(object)

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
        before, model = self.model(), figure_model(self.headings, self.rows, self)
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
        self.resizeColumnsToContents()
        for column in range(len(self.headings)):
            self.setColumnWidth(column, min(max(self.columnWidth(column) + em(0.6), em(4)), em(WIDEST)))
        self.fit_rows(self.most_rows)

    def words(self) -> list[list[str]]:
        """Everything that stands in it, headings first."""
        return [list(self.headings), *([one.name.words, *(each.words for each in one.figures)] for one in self.rows)]

    def _open(self, index: QModelIndex) -> None:
        leads = self.rows[index.row()].cell(index.column()).opens
        if leads is not None:
            self.asked.emit(dict(leads))
