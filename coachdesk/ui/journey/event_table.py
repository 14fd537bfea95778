"""The map as a list: the same events and points, in the same order of days, for whoever reads rather than looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from coachdesk.models.journey_map import FeelingSpot, JourneyMap, MapEvent
from coachdesk.tools.day_spans import known_in_words
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

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WITHOUT_COST = 4


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, already in words, so that scrolling works nothing out."""

    record_id: str
    cells: tuple[str, ...]


class EventRows(QAbstractTableModel):
    """EventRows(parent=None): `.show_map(whole)`; `.row_of(id)`; `.id_at(row)`. The cost column is there with costs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TableRow, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._places: dict[str, int] = {}

    def show_map(self, whole: JourneyMap) -> None:
        """Shows another map, or the same with other events."""
        self.beginResetModel()
        heads = (self.tr("When"), self.tr("What it is"), self.tr("Where on the map"))
        costs = (self.tr("Cost"),) if whole.costs else ()
        self._heads = (*heads, *costs, self.tr("In words"))
        together: list[MapEvent | FeelingSpot] = sorted(
            (*whole.events, *whole.feelings), key=lambda one: (one.days, one.id)
        )
        lanes = {one.key: lane_words(one) for one in whole.lanes}
        self.rows = tuple(
            self._of_event(one, lanes) if isinstance(one, MapEvent) else self._of_spot(one, whole) for one in together
        )
        self._places = {one.record_id: number for number, one in enumerate(self.rows)}
        self.endResetModel()

    def row_of(self, record_id: str) -> int | None:
        """The row of a record; None where it is not in the list."""
        return self._places.get(record_id)

    def id_at(self, row: int) -> str:
        """The record of a row."""
        return self.rows[row].record_id

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            return self.rows[index.row()].cells[index.column()]
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def _of_event(self, event: MapEvent, lanes: dict[str, str]) -> TableRow:
        said = (title_words(event), ", ".join(event.people), not_arrived_words(event))
        turned = [f"{turning_words()}: {one.what_was_missing}" for one in event.turning]
        words = " · ".join(part for part in (*said, *turned) if part)
        return self._row(
            event.id, when_words(event), mark_words(event.mark), lanes[event.lane], words, cost_words(event)
        )

    def _of_spot(self, spot: FeelingSpot, whole: JourneyMap) -> TableRow:
        names = _names(spot.whose, whole)
        how = place_words(spot.place)
        lane = self.tr("The family's line")
        words = " · ".join(part for part in (how, " ".join(spot.words.split()), names) if part)
        first = spot.days.first + (spot.days.last - spot.days.first) / 2 if spot.known == "about" else spot.days.first
        return self._row(spot.id, known_in_words(first, spot.known), self.tr("How it was"), lane, words, "")

    def _row(self, record_id: str, when: str, what: str, lane: str, words: str, cost: str) -> TableRow:
        costs = (cost,) if len(self._heads) > _WITHOUT_COST else ()
        return TableRow(record_id, (when, what, lane, *costs, words))


def _names(ids: Sequence[str], whole: JourneyMap) -> str:
    return ", ".join(whole.people[one] for one in ids if one in whole.people)
