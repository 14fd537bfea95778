"""Who changed what and when, in plain words, with a way back for each change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.registry import KINDS
from coachdesk.operations.family_state import go_back
from coachdesk.operations.redacting import may_redact
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import in_words
from coachdesk.ui.pages.history.told import Told, tell_history
from coachdesk.ui.pages.record_page import RecordPage
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_AT_FIRST = 40


class HistoryPage(RecordPage):
    """Opened with `record_id` for one record, or with `family_id` alone for the whole family."""

    shows = frozenset(KINDS)

    def __init__(self, opened: OpenDesk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(opened.desk, router, deeds, parent)
        self._vault, self._may_forget = opened, False
        self._family_id, self._record_id = "", ""
        self._limit = _AT_FIRST
        self.set_title(self.tr("Who changed what"))
        self._list = Rows(0.7, self)
        self._more = quiet_button(self.tr("Show earlier changes"), "down", self)
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        for part in (self.saved, self._list, self._more, self.toast):
            self.add(part)

    def opened(self, **where: str) -> None:
        self._family_id, self._record_id = where.get("family_id", ""), where.get("record_id", "")
        self._limit = _AT_FIRST
        self.begin_anew()
        self._list.fill([])

    def refresh(self) -> None:
        family_id, record_id, limit = self._family_id, self._record_id, self._limit
        vault, has_page = self._vault, self.router.has("forget_words")

        def read() -> tuple[tuple[list[Told], bool], bool]:
            may = has_page and bool(family_id) and may_redact(vault, family_id)
            return tell_history(vault.desk, family_id, record_id, limit), may

        self.read(read, self._took, label=self.tr("Reading back"))

    def _took(self, found: tuple[tuple[list[Told], bool], bool]) -> None:
        (told, more), self._may_forget = found
        self._more.setVisible(more)
        self._list.fill([self._card(one) for one in told] or [small_label(self.tr("No changes yet."), parent=self)])

    def _show_more(self) -> None:
        self._limit *= 4
        self.refresh()

    def _card(self, one: Told) -> QWidget:
        card = Card(one.about, level=3, parent=self._list)
        at = on_the_wall(one.at)
        when = self.tr("{day}, {time}").format(day=in_words(at.date()), time=at.strftime("%H:%M"))
        who = one.who or self.tr("somebody not on this laptop")
        card.add(small_label(f"{when} · {who}", parent=card))
        if one.deleted:
            card.add(SafeLabel(self.tr("Removed."), tone="warn", parent=card))
        elif one.began:
            card.add(small_label(self.tr("Written down for the first time:"), parent=card))
        for line in one.lines:
            card.add(SafeLabel(line, parent=card))
        if one.why:
            card.add(SafeLabel(self.tr("Why: {why}").format(why=one.why), tone="muted", parent=card))
        if one.can_go_back:
            words = self.tr("Bring it back") if one.deleted else self.tr("Change back")
            button = secondary_button(words, "undo", card)
            button.setAccessibleName(f"{words}: {one.about}, {when}")
            button.clicked.connect(partial(self._go_back, one))
            card.add_action(button)
        if self._may_forget and one.lines:
            words = self.tr("Have words of this forgotten")
            button = quiet_button(words, parent=card)
            button.setAccessibleName(f"{words}: {one.about}, {when}")
            button.clicked.connect(partial(self._forget, one))
            card.add_action(button)
        return card

    def _forget(self, one: Told, _pressed: bool = False) -> None:
        where = {"record_id": one.record_id, "change_id": one.change_id}
        self.go("forget_words", **({"family_id": self._family_id} if self._family_id else {}), **where)

    def _go_back(self, one: Told, _pressed: bool = False) -> None:
        self.table.make(lambda desk: go_back(desk, one.record_id, one.change_id))
