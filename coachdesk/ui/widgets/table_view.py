"""A table with the manners that every table here has: whole rows, room to click, Tab goes on, Enter opens."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from coachdesk.ui.theme import em
from coachdesk.ui.theme_sheet import RING, STAFF_HEIGHT


class TableView(QTableView):
    """TableView(label, parent=None): give it a model (sorted and filtered by SQL or a list, never by a proxy).

    `.set_widths(ems)` column widths in em, kept with the text size; the last column takes the rest.
    `.fit_rows(most=12)` makes it as high as its rows, for a table inside a page that scrolls.
    signal `opened(QModelIndex)`: double click, Enter or Space on a row. Read only; draws plain text.
    """

    opened = Signal(QModelIndex)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self._widths: tuple[float, ...] = ()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setStretchLastSection(True)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self.opened)
        self.restyle()

    def set_widths(self, *ems: float) -> None:
        """Column widths in em, first to last; columns without one keep theirs."""
        self._widths = ems
        self.restyle()

    def restyle(self) -> None:
        """Takes row heights and column widths for the text size worn now (the theme calls this)."""
        self.verticalHeader().setDefaultSectionSize(max(STAFF_HEIGHT, em(2.5)))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, em(width))

    def fit_rows(self, most: int = 12) -> None:
        """Takes the height of its rows, up to `most` of them; call it when the model has changed."""
        model = self.model()
        rows = min(most, max(1, model.rowCount() if model is not None else 0))
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + 2 * RING + self.horizontalScrollBar().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
