"""Two lists beside the map: its lanes to choose from, and times worth asking the family about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coachdesk.models.journey import DraftState
from coachdesk.tools.dates import short
from coachdesk.tools.journey_choice import shown_lanes
from coachdesk.ui.journey.words import lane_words, reason_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.flow_layout import FlowLayout
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from coachdesk.models.journey_map import JourneyMap
    from coachdesk.models.journey_view import MapWanted
    from coachdesk.tools.journey_drafts import Drafted


class LanesCard(Card):
    """LanesCard(parent): `.show_map(whole, wanted)`; signals `chose(frozenset of keys or None)`
    None: the usual ones · `only_turning(bool)`."""

    chose = Signal(object)
    only_turning = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Which lanes are shown"))
        self._turning = TickBox(self.tr("Only what could have gone differently"), parent=self)
        self._turning.ticked.connect(self.only_turning)
        self._turning.hide()
        self.add(self._turning)
        self._rows = Rows(0.1, self)
        self._boxes: dict[str, TickBox] = {}
        self.add(self._rows)
        every = secondary_button(self.tr("All of them"), "tick", self)
        every.clicked.connect(lambda: self.chose.emit(frozenset(self._boxes)))
        usual = secondary_button(self.tr("Those with something in them"), "undo", self)
        usual.clicked.connect(lambda: self.chose.emit(None))
        done = quiet_button(self.tr("Done"), "close", self)
        done.clicked.connect(self.closed)
        for button in (every, usual, done):
            self.add_action(button)

    def show_map(self, whole: JourneyMap, wanted: MapWanted) -> None:
        """Ticks what is shown of this map."""
        if list(self._boxes) != [one.key for one in whole.lanes]:
            self._boxes = {one.key: TickBox(lane_words(one), parent=self._rows) for one in whole.lanes}
            for box in self._boxes.values():
                box.ticked.connect(lambda _on: self._ticked())
            self._rows.fill(self._boxes.values())
        self._turning.setVisible(not whole.for_family)
        self._turning.set_ticked(wanted.only_turning)
        shown = {one.key for one in shown_lanes(whole, wanted)}
        for key, box in self._boxes.items():
            box.set_ticked(key in shown)

    def _ticked(self) -> None:
        self.chose.emit(frozenset(key for key, box in self._boxes.items() if box.is_ticked()))


class TimesCard(Card):
    """TimesCard(parent): `.show_times(times)`; signals `said(about id, DraftState)` · `picked(about id)`."""

    said = Signal(str, object)
    picked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.set_title(self.tr("Times to ask the family about"))
        words = self.tr(
            "The program found these on the map. Keep those worth asking “How was this time?”. "
            "Only the family says how it was, and only they put it on their line."
        )
        self.add(SafeLabel(words, tone="muted", parent=self))
        self._rows = Rows(0.7, self)
        self.add(self._rows)
        done = quiet_button(self.tr("Done"), "close", self)
        done.clicked.connect(self.closed)
        self.add_action(done)

    def show_times(self, times: tuple[Drafted, ...]) -> None:
        """Those nobody has said anything of first, then those kept, then those left out."""
        order = {None: 0, DraftState.KEPT: 1, DraftState.DISMISSED: 2}
        rows = [self._row(one) for one in sorted(times, key=lambda one: order[one.state])]
        self._rows.fill(rows or [small_label(self.tr("Nothing to ask about yet."), parent=self._rows)])

    def _row(self, one: Drafted) -> QWidget:
        row = Rows(0.15, self._rows)
        when = short(one.days.first) if one.days.is_day else f"{short(one.days.first)} – {short(one.days.last)}"
        kept = {DraftState.KEPT: self.tr("kept to ask about"), DraftState.DISMISSED: self.tr("left out")}
        state = kept.get(one.state, "") if one.state is not None else ""
        why = " · ".join(part for part in (when, reason_words(one.reason), state) if part)
        buttons = QWidget(row)
        flow = FlowLayout(buttons)
        spaced(flow, gap=0.3)
        for wanted, words, icon in (
            (DraftState.KEPT, self.tr("Keep"), "tick"),
            (DraftState.DISMISSED, self.tr("Leave out"), "close"),
        ):
            if one.state is not wanted:
                button = secondary_button(words, icon, buttons)
                button.setAccessibleName(f"{words}: {one.title or why}")
                button.clicked.connect(
                    lambda _checked=False, about=one.about, state=wanted: self.said.emit(about, state)
                )
                flow.addWidget(button)
        show = quiet_button(self.tr("Show"), "eye", buttons)
        show.setAccessibleName(f"{self.tr('Show')}: {one.title or why}")
        show.clicked.connect(lambda _checked=False, about=one.about: self.picked.emit(about))
        flow.addWidget(show)
        parts = [SafeLabel(" ".join(one.title.split()), parent=row)] if one.title else []
        row.fill([*parts, small_label(why, parent=row), buttons])
        return row
