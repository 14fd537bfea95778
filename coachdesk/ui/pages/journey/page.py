"""A family's journey map: the picture, the same as a list, and beside them what is chosen and what can be added."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from coachdesk.models.journey import MapNote
from coachdesk.models.journey_view import MapWanted
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.plan import SubTarget
from coachdesk.operations.journey_map import journey_map
from coachdesk.operations.journey_marks import times_to_ask
from coachdesk.ui.journey.words import title_words
from coachdesk.ui.pages.journey.beside import Beside, MapRead
from coachdesk.ui.pages.journey.details import REMOVABLE
from coachdesk.ui.pages.journey.map_and_list import MapAndList
from coachdesk.ui.pages.journey.tool_row import ToolRow
from coachdesk.ui.pages.journey.ways import way_to
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.theme import em
from coachdesk.ui.widgets.buttons import secondary_button
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.page import Page
    from coachdesk.ui.router import Router

SHOWS = frozenset(
    {
        "family", "person", "agency", "contact", "contact_batch", "coverage_mark", "plan", "target", "sub_target",
        "review", "answer_set", "answer_release", "line_grading", "line_mark", "good_news", "visit", "meeting",
        "life_event", "small_spend", "map_note", "turning_point", "drafted_point", "feeling_point",
    }
)  # fmt: skip
_LEAST, _AROUND = 14.0, 11.5
"""In em: the least height of the map, and what stands above and below it."""


class JourneyPage(RecordPage):
    """Opened with `family_id`. `.seen` is the map and its list, `.tools` the row above them, `.beside` the rest."""

    widest = None
    shows = SHOWS

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self.read_now: MapRead | None = None
        self.wanted = MapWanted()
        self.set_title(self.tr("Journey map"))
        self.seen = MapAndList(self)
        self.tools = ToolRow(self.seen.picture.view, parent=self)
        self.beside = Beside(self)
        row = TurningRow(60, gap=0.9, parent=self)
        row.add(self.seen, 3)
        row.add(self.beside, 1)
        for part in (self.tools, self.saved, row, self.toast):
            self.add(part)
        self._tie()
        for page, words, icon in (
            ("journey_shared", self.tr("For the family to look at"), "families"),
            ("journey_paper", self.tr("Print or save"), "export"),
            ("coverage", self.tr("What is known"), "tick"),
            ("turning_points", self.tr("Turning points"), "info"),
        ):
            if router.has(page):
                button = secondary_button(words, icon, self)
                button.clicked.connect(lambda _checked=False, one=page: self.go(one, family_id=self.family_id))
                self.add_action(button)

    # -- the page -----------------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        if where["family_id"] != self.family_id:
            self.begin_anew()
            self.read_now, self.wanted = None, MapWanted()
            self.beside.begin(where["family_id"])
        self.family_id = where["family_id"]

    def refresh(self) -> None:
        self.read(partial(read_map, self.desk, self.family_id), self._took)

    def is_clean(self) -> bool:
        return self.beside.is_clean()

    def leave(self) -> None:
        self.beside.leave()

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
        """From the map to the list or back, with the same thing chosen and the keyboard in it."""
        self.seen.turn_over()
        self.tools.say_list(shown=self.seen.is_list())

    # -- inside -------------------------------------------------------------------------------------

    def _tie(self) -> None:
        tools, seen, beside = self.tools, self.seen, self.beside
        tools.lanes_wanted.connect(partial(beside.show_card, beside.lanes))
        tools.ask_wanted.connect(partial(beside.show_card, beside.times))
        tools.add_wanted.connect(partial(beside.offer_to_add, "", None))
        tools.list_wanted.connect(self.turn_over)
        tools.found.connect(lambda words: self._want(text=words))
        tools.costs.connect(lambda on: self._want(costs=on))
        seen.chose.connect(self._chose)
        seen.emptied.connect(beside.offer_to_add)
        beside.lanes.chose.connect(lambda keys: self._want(lanes=keys))
        beside.lanes.only_turning.connect(lambda on: self._want(only_turning=on))
        for source in (seen, beside.details):
            source.opened.connect(self.open_source)
            source.removed.connect(self.remove)
        for picking in (beside.details, beside.times):
            picking.picked.connect(self._pick)
        turn_by_f6(self, self.turn_over)

    def _took(self, found: MapRead) -> None:
        self.read_now = found
        whole = found.whole
        self.set_title(self.tr("Journey map: {family}").format(family=f"{whole.ref} {whole.name}"))
        self.beside.show_read(found)
        fit_map(self.seen, self)
        self._show()

    def _show(self) -> None:
        if self.read_now is not None:
            self.seen.show_map(self.read_now.whole, self.wanted)
            self.beside.lanes.show_map(self.read_now.whole, self.wanted)
            self.beside.tell(self.seen.chosen())

    def _want(self, **what: Any) -> None:
        self.wanted = replace(self.wanted, **what)
        self._show()

    def _chose(self, ids: tuple[str, ...]) -> None:
        self.beside.tell(ids)
        self.beside.show_card(self.beside.details)

    def _pick(self, record_id: str) -> None:
        self.seen.choose(record_id)
        self._chose((record_id,))

    def open_source(self, record_id: str) -> None:
        """Opens the page of what an event comes from; a point of the family's line is told of beside the map."""
        event = self.read_now.whole.event(record_id) if self.read_now is not None else None
        if event is None or self.read_now is None:
            self._chose((record_id,))
            return
        page, where = way_to(event, self.family_id, self.read_now.target_of)
        if not self.router.has(page):
            page, where = "history", {"family_id": self.family_id, "record_id": record_id}
        self.go(page, **where)

    def remove(self, record_id: str) -> None:
        """Takes the map's own off it, with an offer to undo; says why of all else."""
        event = self.read_now.whole.event(record_id) if self.read_now is not None else None
        if event is None:
            self.warn(self.tr("Only the family changes its line, on their own pages."))
        elif event.kind not in REMOVABLE:
            self.warn(self.tr("This comes from elsewhere. Open it to change or remove it there."))
        else:
            kind: type[LifeEvent | MapNote] = MapNote if event.kind == MapNote.kind else LifeEvent
            words = self.tr("Taken off the map: {what}").format(what=title_words(event)[:60])

            def offer(_none: None) -> None:
                self.toast.offer(words, lambda: self.table.make(lambda desk: desk.bring_back(record_id)))

            self.do(lambda: self.desk.remove(self.desk.get(kind, record_id)), then=offer)


def read_map(desk: Desk, family_id: str) -> MapRead:
    """Everything the page shows, read off the screen's thread."""
    whole = journey_map(desk, family_id)
    steps = {one.id: one.target for one in desk.records(SubTarget, family_id)}
    return MapRead(whole, times_to_ask(desk, whole), steps, desk.drafts.all("map_"))


def fit_map(seen: MapAndList, page: Page) -> None:
    """The map takes what height the window has, and never more than can be seen of it at once."""
    high = page.area.viewport().height()
    seen.set_least(max(em(4), min(em(_LEAST), high - em(2)), high - em(_AROUND)))


def turn_by_f6(page: QWidget, turn: Any) -> None:
    """F6 anywhere on the page shows the same as a list, and the map again."""
    key = QShortcut(QKeySequence(Qt.Key.Key_F6), page)
    key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    key.activated.connect(turn)
