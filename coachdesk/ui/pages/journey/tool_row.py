"""The row of tools above a map: nearer and further, a year, a quarter, a month, the lanes, the costs, words to find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coachdesk.ui.journey.view import STEP
from coachdesk.ui.theme import em, spaced
from coachdesk.ui.widgets.buttons import Button, secondary_button
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from coachdesk.ui.journey.view import JourneyView

_SPANS = {"year": 365.25, "quarter": 91.3, "month": 30.4}


class ToolRow(QWidget):
    """ToolRow(view, for_family=False, parent=None): moves the view by itself; the rest is said.

    signals: `lanes_wanted()` · `add_wanted()` · `ask_wanted()` · `list_wanted()` · `found(str)` · `costs(bool)`
    """

    lanes_wanted = Signal()
    add_wanted = Signal()
    ask_wanted = Signal()
    list_wanted = Signal()
    found = Signal(str)
    costs = Signal(bool)

    def __init__(self, view: JourneyView, *, for_family: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        spaced(self._flow, gap=0.4)
        self._put(self.tr("Further away"), lambda: view.zoom(1 / STEP), short="−")
        self._put(self.tr("Nearer"), lambda: view.zoom(STEP), short="+")
        self._put(self.tr("All of it"), view.fit)
        self._put(self.tr("Year"), lambda: view.show_days(_SPANS["year"]))
        self._put(self.tr("Quarter"), lambda: view.show_days(_SPANS["quarter"]))
        self._put(self.tr("Month"), lambda: view.show_days(_SPANS["month"]))
        self._put(self.tr("Lanes"), self.lanes_wanted.emit, icon="eye")
        self.list_button = self._put(self.tr("As a list"), self.list_wanted.emit, icon="note")
        self.list_button.setToolTip(self.tr("F6"))
        self.list_button.setAccessibleDescription(self.tr("F6 does the same"))
        self.cost_box: TickBox | None = None
        if for_family:
            return
        self._put(self.tr("Add"), self.add_wanted.emit, icon="plus")
        self._put(self.tr("Times to ask"), self.ask_wanted.emit, icon="speak")
        self.cost_box = TickBox(self.tr("Costs"), ticked=True, parent=self)
        self.cost_box.ticked.connect(self.costs)
        self._flow.addWidget(self.cost_box)
        self.words = QLineEdit(self)
        self.words.setAccessibleName(self.tr("Find on the map"))
        self.words.setPlaceholderText(self.tr("Find on the map"))
        self.words.setMaxLength(80)
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self.found)
        self._flow.addWidget(self.words)
        self.restyle()

    def restyle(self) -> None:
        """Takes its room at the text size worn now (the theme calls this)."""
        if self.cost_box is not None:
            self.words.setFixedWidth(em(9))

    def say_list(self, *, shown: bool) -> None:
        """Names the button by what it leads to."""
        self.list_button.set_words(self.tr("As a map") if shown else self.tr("As a list"))

    def _put(self, words: str, do: Callable[[], object], *, short: str = "", icon: str = "") -> Button:
        button = secondary_button(short or words, icon, self)
        button.setAccessibleName(words)
        if short:
            button.setToolTip(words)
        button.clicked.connect(lambda _checked=False: do())
        self._flow.addWidget(button)
        return button
