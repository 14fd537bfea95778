"""A card: one thing of a page, with a heading, on a surface of its own."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.ui.icons import IconLabel
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.headings import heading


class Card(QFrame):
    """Card(title="", *, level=2, icon="", parent=None)

    `.body` the QVBoxLayout to add to;  `.add(widget)`;  `.set_title(text)`
    `.add_action(button)` puts a button in the row at the card's foot
    """

    accessible_role = QAccessible.Role.Grouping

    def __init__(
        self, title: str = "", *, level: Literal[2, 3] = 2, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        whole = self._whole = QVBoxLayout(self)
        spaced(whole, margins=(1.2, 1.0, 1.2, 1.1), gap=0.7)
        top = QHBoxLayout()
        spaced(top, gap=0.5)
        if icon:
            top.addWidget(IconLabel(icon, "muted", parent=self), 0, Qt.AlignmentFlag.AlignVCenter)
        self.title = heading(title, level, self)
        self.title.setVisible(bool(title))
        top.addWidget(self.title, 1)
        whole.addLayout(top)
        self.body = QVBoxLayout()
        spaced(self.body, gap=0.6)
        whole.addLayout(self.body)
        self._foot = QWidget(self)
        self._actions = FlowLayout(self._foot)
        spaced(self._actions, gap=0.5)
        self._foot.hide()
        whole.addWidget(self._foot)

    def add(self, widget: QWidget) -> None:
        """Adds a widget at the end of the body."""
        self.body.addWidget(widget)

    def set_title(self, text: str) -> None:
        """Shows another heading."""
        self.title.set_words(text)
        self.title.setVisible(bool(text))
        self.setAccessibleName(text)

    def add_action(self, button: QWidget) -> None:
        """Adds a button to the foot."""
        self._actions.addWidget(button)
        self._foot.show()

    def end(self) -> None:
        """Keeps its parts together at its top where the card beside it is higher."""
        self._whole.addStretch(1)
