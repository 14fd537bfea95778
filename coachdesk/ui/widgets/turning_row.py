"""Things side by side where there is room, one under the other where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from coachdesk.ui.theme import em, spaced


class TurningRow(QWidget):
    """TurningRow(narrow=34.0, *, gap=0.8, at_top=False, parent=None): below `narrow` em wide it turns into a column.

    `.add(widget, stretch=0)`;  `.is_column()`;  `at_top` puts a mark level with the first line of long words
    """

    def __init__(
        self, narrow: float = 34.0, *, gap: float = 0.8, at_top: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._level = Qt.AlignmentFlag.AlignTop if at_top else Qt.AlignmentFlag.AlignVCenter
        self._widgets: list[QWidget] = []
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        spaced(self._line, gap=gap)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Adds a widget; with stretch 0 it takes only the width it needs, and its own height."""
        self._line.addWidget(widget, stretch)
        self._widgets.append(widget)
        self._align()

    def is_column(self) -> bool:
        """Whether things stand one under the other now."""
        return self._line.direction() == QBoxLayout.Direction.TopToBottom

    def restyle(self) -> None:
        """Turns as the text size asks (the theme calls this)."""
        column = self.width() < em(self._narrow)
        if column != self.is_column():
            self._line.setDirection(QBoxLayout.Direction.TopToBottom if column else QBoxLayout.Direction.LeftToRight)
            self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def _align(self) -> None:
        for index, widget in enumerate(self._widgets):
            narrow = not self.is_column() and self._line.stretch(index) == 0
            self._line.setAlignment(widget, self._level if narrow else Qt.AlignmentFlag(0))
