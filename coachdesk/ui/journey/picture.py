"""The whole picture: calendar above, names at the left, the map between; never mirrored."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coachdesk.models.journey_map import JourneyMap
from coachdesk.ui.journey.frozen import LaneNames, TickBar
from coachdesk.ui.journey.view import JourneyView
from coachdesk.ui.theme import em, tokens
from coachdesk.ui.theme_sheet import RING
from coachdesk.ui.widgets.labels import SafeLabel

_NAMES = 12.7
"""How wide the names are, in em, where there is room: 190 px at 100 %."""
_SHARE = 0.3
"""And never more than this share of the picture."""


class JourneyPicture(QWidget):
    """JourneyPicture(parent=None): `.view` is the JourneyView; `.show_map(whole)` shows a map in all its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.view = JourneyView(self)
        self.view.moved.connect(self._fit_calendar)
        self.view.focused.connect(self.update)
        self.names = LaneNames(self.view, self)
        self.calendar = TickBar(self.view, self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(RING, RING, RING, RING)
        self._grid.setSpacing(0)
        self._corner = SafeLabel(self.tr("months known"), level="small", tone="muted", parent=self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(self._corner, 0, 0)
        self._grid.addWidget(self.calendar, 0, 1)
        self._grid.addWidget(self.names, 1, 0)
        self._grid.addWidget(self.view, 1, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(1, 1)

    def show_map(self, whole: JourneyMap) -> None:
        """Another map, or the same with other lanes."""
        self.view.show_map(whole)
        self._fit_parts()
        self.names.update()
        self.calendar.update()

    def restyle(self) -> None:
        """Takes its room at the text size worn now (the theme calls this)."""
        self._fit_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_parts()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().surface))
        focused = self.view.hasFocus()
        painter.setPen(QPen(QColor(tokens().focus if focused else tokens().border), 2 * RING if focused else 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _fit_parts(self) -> None:
        drawn = self.view.drawn
        unit = drawn.heights.unit if drawn is not None else float(em())
        wide = round(min(unit * _NAMES, self.width() * _SHARE))
        self.names.setFixedWidth(wide)
        self._corner.setFixedWidth(wide)
        self._corner.setContentsMargins(0, 0, em(0.5), em(0.3))
        has_known = drawn is not None and any(one.known is not None for one in drawn.whole.lanes)
        self._corner.set_words(self.tr("months known") if has_known and wide > unit * 9 else "")
        self._fit_calendar()

    def _fit_calendar(self) -> None:
        high = self.calendar.sizeHint().height()
        if self.calendar.height() != high:
            self.calendar.setFixedHeight(high)
