"""A family's records of one sort, the latest first, each opened by a press; and a button for the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.family import Family
from coachdesk.ui.page import Page
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

MORE = 50


@dataclass(frozen=True)
class Happened:
    """One row: what, when and more about it."""

    record_id: str
    what: str
    about: str


@dataclass(frozen=True)
class ListWords:
    """What such a page says; `heading` takes the family's name at `{family}`."""

    heading: str
    none: str
    goes_here: str
    add: str


class HappenedListPage(Page):
    """Opened with `family_id`. A subclass gives `opens` (a page), `words_said` and `read_rows`."""

    opens = ""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id, self._most = "", MORE
        self.said = self.words_said()
        self.none = EmptyState(self.said.none, self.said.goes_here, icon="calendar", parent=self)
        self.rows = Rows(0.8, self)
        self.more = secondary_button(self.tr("Show earlier ones"), "down", self)
        self.more.clicked.connect(self._show_more)
        for part in (self.none, self.rows, self.more):
            part.hide()
            self.add(part)
        add = primary_button(self.said.add, "plus", self)
        add.clicked.connect(lambda: self.go(self.opens, family_id=self.family_id))
        self.add_action(add)

    def words_said(self) -> ListWords:
        raise NotImplementedError

    def read_rows(self, desk: Desk, family_id: str) -> Sequence[Happened]:
        """Off the screen's thread: the latest first."""
        raise NotImplementedError

    def opened(self, **where: str) -> None:
        self.family_id, self._most = where["family_id"], MORE
        self.set_title(self.said.heading.format(family="…"))

    def refresh(self) -> None:
        family_id = self.family_id
        self.read(lambda: (self.desk.get(Family, family_id).record, self.read_rows(self.desk, family_id)), self._took)

    def _took(self, read: tuple[Family, Sequence[Happened]]) -> None:
        family, rows = read
        self.set_title(self.said.heading.format(family=family.name))
        self.rows.fill([self._row(one) for one in rows[: self._most]])
        self.none.setVisible(not rows)
        self.rows.setVisible(bool(rows))
        self.more.setVisible(len(rows) > self._most)

    def _row(self, one: Happened) -> QWidget:
        row = TurningRow(34, parent=self.rows)
        told = Rows(0.1, row)
        told.fill([SafeLabel(one.what, parent=told), small_label(one.about, parent=told)])
        button = secondary_button(self.tr("Open"), "right", row)
        button.setAccessibleName(self.tr("Open: {what}, {about}").format(what=one.what, about=one.about))
        button.clicked.connect(partial(self._open, one.record_id))
        row.add(told, 1)
        row.add(button)
        return row

    def _open(self, record_id: str, _pressed: bool = False) -> None:
        self.go(self.opens, family_id=self.family_id, record_id=record_id)

    def _show_more(self) -> None:
        self._most += MORE
        self.refresh()
