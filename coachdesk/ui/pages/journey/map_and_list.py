"""The map and its list in one place: F6 goes from one to the other, and what is chosen in one is chosen in both."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.journey_map import JourneyMap
from coachdesk.models.journey_view import MapWanted
from coachdesk.tools.journey_choice import chosen
from coachdesk.ui.journey.event_table import EventRows
from coachdesk.ui.journey.legend import Legend
from coachdesk.ui.journey.picture import JourneyPicture
from coachdesk.ui.journey.words import event_words, place_words
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.announce import announce
from coachdesk.ui.widgets.table_view import TableView

_WIDTHS = (11.0, 9.0, 13.0, 7.0)
_FOLLOW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class MapAndList(QWidget):
    """MapAndList(parent): `.show_map(whole, wanted)`, `.choose(id)`, `.chosen()`, `.turn_over()`, `.is_list()`.

    signals: `chose(tuple of ids)` · `opened(id)` · `removed(id)` · `emptied(lane key, date)`
    """

    chose = Signal(object)
    opened = Signal(str)
    removed = Signal(str)
    emptied = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: JourneyMap | None = None
        self.legend = Legend(self)
        self.picture = JourneyPicture(self)
        self.rows = EventRows(self)
        self.list = TableView(self.tr("The journey map as a list"), self)
        self.list.setModel(self.rows)
        self.list.hide()
        column = QVBoxLayout(self)
        spaced(column, gap=0.4)
        column.addWidget(self.picture, 1)
        column.addWidget(self.legend)
        column.addWidget(self.list, 1)
        view = self.picture.view
        view.chose.connect(self._chose_on_map)
        view.opened.connect(self.opened)
        view.removed.connect(self.removed)
        view.emptied.connect(self.emptied)
        self.list.opened.connect(lambda index: self.opened.emit(self.rows.id_at(index.row())))
        self.list.selectionModel().currentRowChanged.connect(self._chose_in_list)
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._remove_in_list)

    def show_map(self, whole: JourneyMap, wanted: MapWanted) -> None:
        """Shows what was chosen of a map, on the map and in the list."""
        shown = chosen(whole, wanted)
        if shown == self.shown:
            return
        before = self.chosen()
        self.shown = shown
        self.legend.show_map(shown)
        self.picture.show_map(shown)
        self.rows.show_map(shown)
        self.list.set_widths(*_WIDTHS)
        view = self.picture.view
        view.setAccessibleName(self.tr("Journey map"))
        counted = self.tr("%n event(s). F6 shows the same as a list.", "", len(self.rows.rows))
        view.setAccessibleDescription(counted)
        if before:
            self.choose(before[0])

    def choose(self, record_id: str) -> None:
        """Chooses a record in both; emits nothing."""
        self.picture.view.choose(record_id)
        self._follow(record_id)

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is chosen."""
        index = self.list.currentIndex()
        if self.is_list() and index.isValid():
            return (self.rows.id_at(index.row()),)
        return self.picture.view.chosen()

    def is_list(self) -> bool:
        """Whether the list is shown."""
        return not self.list.isHidden()

    def turn_over(self) -> None:
        """Shows the other one, with the keyboard in it."""
        to_list = not self.is_list()
        self.picture.setVisible(not to_list)
        self.legend.setVisible(not to_list)
        self.list.setVisible(to_list)
        (self.list if to_list else self.picture.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_least(self, pixels: int) -> None:
        """The least height of whichever is shown."""
        self.picture.setMinimumHeight(pixels)
        self.list.setMinimumHeight(pixels)

    def _chose_on_map(self, ids: tuple[str, ...]) -> None:
        self._follow(ids[0] if ids else "")
        self._say(ids)
        self.chose.emit(ids)

    def _chose_in_list(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.is_list():
            record_id = self.rows.id_at(now.row())
            self.picture.view.choose(record_id)
            self.chose.emit((record_id,))

    def _remove_in_list(self) -> None:
        if self.list.currentIndex().isValid():
            self.removed.emit(self.rows.id_at(self.list.currentIndex().row()))

    def _follow(self, record_id: str) -> None:
        row = self.rows.row_of(record_id)
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        if row is None:
            selection.clear()
        else:
            selection.setCurrentIndex(self.rows.index(row, 0), _FOLLOW)
        selection.blockSignals(False)

    def _say(self, ids: tuple[str, ...]) -> None:
        """What a screen reader hears of what was come to."""
        if self.shown is None or not ids:
            return
        event = self.shown.event(ids[0])
        if event is not None:
            more = self.tr("and %n more here", "", len(ids) - 1) if len(ids) > 1 else ""
            words = ". ".join(part for part in (event_words(event, self.shown), more) if part)
        else:
            words = next((place_words(one.place) for one in self.shown.feelings if one.id == ids[0]), "")
        announce(self.picture.view, words)
