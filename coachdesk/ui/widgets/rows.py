"""A list that is filled anew whenever what it shows has changed."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.theme import spaced


class Rows(QWidget):
    """Rows(gap=0.4, parent=None): widgets one under the other.

    `.fill(widgets)` puts these in place of those before, which are destroyed;  `.add(widgets)` puts them below.
    """

    def __init__(self, gap: float = 0.4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._shown: list[QWidget] = []
        spaced(self._column, gap=gap)

    def fill(self, widgets: Iterable[QWidget]) -> None:
        """Shows these widgets and destroys the ones before."""
        for old in self._shown:
            self._column.removeWidget(old)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self._shown = []
        self.add(widgets)

    def add(self, widgets: Iterable[QWidget]) -> None:
        """Shows these below those that are there."""
        for widget in widgets:
            self._shown.append(widget)
            self._column.addWidget(widget)
