"""The grid of months: cells, rows and columns are chosen with Shift and the arrows, and marked by a key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from coachdesk.models.coverage_mark import Coverage
from coachdesk.ui.pages.coverage.model import CoverageModel
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.table_view import TableView

_MONTH, _KNOWN, _NAME = 9.6, 8.0, 17.0
_KEYS = {
    Qt.Key.Key_Z: Coverage.ZERO,
    Qt.Key.Key_M: Coverage.MISSING,
    Qt.Key.Key_N: Coverage.NOT_APPLICABLE,
    Qt.Key.Key_Delete: None,
}


class CoverageGridView(TableView):
    """`.chosen()` are the cells that can be marked; signal `marked(object)` a key asked for a state, or None."""

    marked = Signal(object)

    def __init__(self, label: str, model: CoverageModel, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.grid = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionsClickable(True)
        names = self.verticalHeader()
        names.setSectionsClickable(True)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.show()
        self.restyle()

    def chosen(self) -> list[tuple[str, str, str]]:
        """Family, agency and month of every chosen cell that can be marked."""
        found = [self.grid.cell(index) for index in self.selectedIndexes()]
        return [one for one in found if one is not None]

    def restyle(self) -> None:
        """Widths and shapes for the text size worn now (the theme calls this)."""
        super().restyle()
        if getattr(self, "grid", None) is None:
            return
        self.grid.redraw()
        self._fit_names()
        for column in range(self.grid.columnCount()):
            self.setColumnWidth(column, em(_MONTH if column else _KNOWN))
        self.fit_rows(14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """Names stay in sight while months are scrolled, and leave room for a month on a narrow screen."""
        self.verticalHeader().setFixedWidth(min(em(_NAME), max(em(4), self.width() * 2 // 5)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.marked.emit(_KEYS[key])
            return
        super().keyPressEvent(event)
