"""The map as the family looks at it with the worker: larger, without costs, without anything that is one person's."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.journey_view import MapWanted
from coachdesk.operations.journey_map import journey_map
from coachdesk.ui.page import Page
from coachdesk.ui.pages.journey.details import Details
from coachdesk.ui.pages.journey.lists import LanesCard
from coachdesk.ui.pages.journey.map_and_list import MapAndList
from coachdesk.ui.pages.journey.page import SHOWS, fit_map, turn_by_f6
from coachdesk.ui.pages.journey.tool_row import ToolRow
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.models.journey_map import JourneyMap
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class SharedMapPage(Page):
    """Opened with `family_id`. What is put away here is put away until the page is opened again; nothing is changed."""

    widest = None
    family_reads = True
    shows = SHOWS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self.whole: JourneyMap | None = None
        self.wanted = MapWanted(costs=False)
        self.set_title(self.tr("Our journey"))
        self.seen = MapAndList(self)
        self.tools = ToolRow(self.seen.picture.view, for_family=True, parent=self)
        self.details, self.lanes = Details(for_family=True, parent=self), LanesCard(self)
        self._beside = beside = QWidget(self)
        column = QVBoxLayout(beside)
        spaced(column, gap=0.8)
        column.addWidget(self.details)
        column.addWidget(self.lanes)
        column.addStretch(1)
        self.lanes.hide()
        row = TurningRow(60, gap=0.9, parent=self)
        row.add(self.seen, 3)
        row.add(beside, 1)
        self.add(self.tools)
        self.add(row)
        self.show_again = secondary_button(self.tr("Show what was put away"), "eye", self)
        self.show_again.clicked.connect(lambda: self._want(hidden=frozenset()))
        back = primary_button(self.tr("Back"), "left", self)
        back.clicked.connect(self.back)
        self.add_action(self.show_again)
        self.add_action(back)
        self.tools.lanes_wanted.connect(partial(self._show_lanes, on=True))
        self.tools.list_wanted.connect(self.turn_over)
        self.lanes.closed.connect(partial(self._show_lanes, on=False))
        self.lanes.chose.connect(lambda keys: self._want(lanes=keys))
        self.seen.chose.connect(self._chose)
        self.seen.opened.connect(lambda record_id: self._chose((record_id,)))
        self.details.picked.connect(self._pick)
        self.details.hidden.connect(lambda one: self._want(hidden=self.wanted.hidden | {one}))
        turn_by_f6(self, self.turn_over)

    def opened(self, **where: str) -> None:
        self.family_id = where["family_id"]
        self.whole, self.wanted = None, MapWanted(costs=False)
        self._show_lanes(on=False)

    def refresh(self) -> None:
        self.read(partial(journey_map, self.desk, self.family_id, for_family=True), self._took)

    def first_focus(self) -> QWidget | None:
        return self.seen.picture.view

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit_map(self.seen, self)

    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "seen"):
            fit_map(self.seen, self)

    def turn_over(self) -> None:
        """From the map to the list or back."""
        self.seen.turn_over()
        self.tools.say_list(shown=self.seen.is_list())

    def _took(self, whole: JourneyMap) -> None:
        self.whole = whole
        fit_map(self.seen, self)
        self._show()

    def _show(self) -> None:
        if self.whole is not None:
            self.seen.show_map(self.whole, self.wanted)
            self.lanes.show_map(self.whole, self.wanted)
            chosen = [one for one in self.seen.chosen() if one not in self.wanted.hidden]
            self.details.show_ids(self.whole, chosen)
            self._beside.setVisible(bool(chosen) or not self.lanes.isHidden())
        self.show_again.setVisible(bool(self.wanted.hidden))

    def _want(self, **what: Any) -> None:
        self.wanted = replace(self.wanted, **what)
        self._show()

    def _show_lanes(self, *, on: bool) -> None:
        self.lanes.setVisible(on)
        self.details.setVisible(not on)
        self._beside.setVisible(on or bool(self.seen.chosen()))

    def _chose(self, ids: tuple[str, ...]) -> None:
        if self.whole is not None:
            self.details.show_ids(self.whole, ids)
            self._show_lanes(on=False)

    def _pick(self, record_id: str) -> None:
        self.seen.choose(record_id)
        self._chose((record_id,))
