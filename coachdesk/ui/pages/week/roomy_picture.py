"""The picture of a week with its key, where there is width for seven days; elsewhere the list says it all."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.pages.week.picture import WeekPicture
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.labels import small_label

_ROOM = 42.0
"""A picture of seven days needs so many em of width."""


class RoomyPicture(QWidget):
    """RoomyPicture(parent): `.picture` the WeekPicture inside, shown only where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = WeekPicture(self)
        self._key = small_label(
            self.tr(
                "With a bar: a visit. Without: an appointment of the family. "
                "Dashed: nobody was in. A triangle: two at the same time."
            ),
            parent=self,
        )
        column = QVBoxLayout(self)
        spaced(column, gap=0.3)
        column.addWidget(self.picture)
        column.addWidget(self._key)

    def restyle(self) -> None:
        """Looks whether there is room at the text size worn now (the theme calls this)."""
        roomy = self.width() >= em(_ROOM)
        self.picture.setVisible(roomy)
        self._key.setVisible(roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()
