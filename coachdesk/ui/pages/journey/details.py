"""What is chosen on the map, in words, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.journey_map import FeelingSpot, JourneyMap, MapEvent
from coachdesk.tools.day_spans import known_in_words
from coachdesk.ui.journey.glance import glance
from coachdesk.ui.journey.words import (
    cost_words,
    lane_words,
    mark_words,
    not_arrived_words,
    place_words,
    title_words,
    turning_words,
    when_words,
)
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import list_button, quiet_button, secondary_button
from coachdesk.ui.widgets.headings import heading
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 30
REMOVABLE = frozenset({"map_note", "life_event"})
"""What is the map's own, so that it can be taken off it here."""


class Details(QWidget):
    """Details(for_family=False, parent=None): `.show_ids(whole, ids)`.

    signals: `opened(id)` · `turned(id)` could have gone differently · `unturned(turning id)` · `removed(id)` ·
    `picked(id)` one of several · `hidden(id)` put away, on the map that the family looks at
    """

    opened = Signal(str)
    turned = Signal(str)
    unturned = Signal(str)
    removed = Signal(str)
    picked = Signal(str)
    hidden = Signal(str)

    def __init__(self, *, for_family: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._for_family = for_family
        column = QVBoxLayout(self)
        spaced(column, gap=0.5)
        self._title = heading("", 2, self)
        self._rows = Rows(0.4, self)
        column.addWidget(self._title)
        column.addWidget(self._rows)

    def show_ids(self, whole: JourneyMap, ids: Sequence[str]) -> None:
        """Tells of one thing, lists several, or says how to choose."""
        events = [event for one in ids if (event := whole.event(one)) is not None]
        spots = [one for one in whole.feelings if one.id in ids]
        if len(events) == 1:
            self._tell(events[0], whole)
        elif events:
            self._list(events)
        elif spots:
            self._tell_spot(spots[0], whole)
        else:
            self._title.set_words(self.tr("At a glance"))
            lines = [SafeLabel(one, parent=self._rows) for one in glance(whole)]
            self._rows.fill([*lines, small_label(self._hint(), parent=self._rows)])

    def _hint(self) -> str:
        if self._for_family:
            return self.tr("Touch a shape to read what it was.")
        return self.tr(
            "Click a shape, or go from one to the next with the arrow keys. Click an empty place to add there."
        )

    def _tell(self, event: MapEvent, whole: JourneyMap) -> None:
        lane = whole.lane(event.lane)
        self._title.set_words(mark_words(event.mark))
        about = [when_words(event), lane_words(lane) if lane is not None else "", ", ".join(event.people)]
        lines: list[QWidget] = [SafeLabel(title_words(event), parent=self._rows)]
        lines += [small_label(one, parent=self._rows) for one in about if one]
        said = [not_arrived_words(event), cost_words(event)]
        lines += [small_label(one, parent=self._rows) for one in said if one]
        if len(event.sources) > 1:
            told = self.tr("Told of by {who}").format(who=", ".join(event.sources))
            lines.append(small_label(told, parent=self._rows))
        if self._for_family:
            lines.append(self._button(self.tr("Put this away"), "eye", partial(self.hidden.emit, event.id)))
            self._rows.fill(lines)
            return
        for turning in event.turning:
            lines.append(SafeLabel(f"{turning_words().capitalize()}: {turning.what_was_missing}", parent=self._rows))
            way = quiet_button(self.tr("Take this mark away"), "undo", self._rows)
            way.clicked.connect(lambda _checked=False, one=turning.id: self.unturned.emit(one))
            lines.append(way)
        lines.append(self._button(self.tr("Open"), "right", partial(self.opened.emit, event.id)))
        lines.append(
            self._button(self.tr("It could have gone differently"), "plus", partial(self.turned.emit, event.id))
        )
        if event.kind in REMOVABLE:
            lines.append(self._button(self.tr("Take it off the map"), "trash", partial(self.removed.emit, event.id)))
        self._rows.fill(lines)

    def _list(self, events: list[MapEvent]) -> None:
        self._title.set_words(self.tr("%n thing(s) close together", "", len(events)))
        lines: list[QWidget] = []
        for event in events[:_MOST]:
            button = list_button(f"{when_words(event)}: {title_words(event)}", "", self._rows)
            button.clicked.connect(lambda _checked=False, one=event.id: self.picked.emit(one))
            lines.append(button)
        if len(events) > _MOST:
            more = self.tr("%n more. Come nearer to see them apart.", "", len(events) - _MOST)
            lines.append(small_label(more, parent=self._rows))
        self._rows.fill(lines)

    def _tell_spot(self, spot: FeelingSpot, whole: JourneyMap) -> None:
        self._title.set_words(self.tr("How it was"))
        first = spot.days.first + (spot.days.last - spot.days.first) / 2 if spot.known == "about" else spot.days.first
        lines: list[QWidget] = [SafeLabel(place_words(spot.place).capitalize(), parent=self._rows)]
        if spot.words:
            lines.append(SafeLabel(f"“{spot.words}”", parent=self._rows))
        lines.append(small_label(known_in_words(first, spot.known), parent=self._rows))
        names = ", ".join(whole.people[one] for one in spot.whose if one in whole.people)
        for words, who in ((self.tr("For {who}"), names), (self.tr("Put there by {who}"), spot.said_by)):
            if who:
                lines.append(small_label(words.format(who=who), parent=self._rows))
        if self._for_family:
            lines.append(self._button(self.tr("Put this away"), "eye", partial(self.hidden.emit, spot.id)))
        else:
            lines.append(
                small_label(self.tr("Only the family changes its line, on their own pages."), parent=self._rows)
            )
        self._rows.fill(lines)

    def _button(self, words: str, icon: str, do: partial[None]) -> QWidget:
        button = secondary_button(words, icon, self._rows)
        button.clicked.connect(lambda _checked=False: do())
        return button
