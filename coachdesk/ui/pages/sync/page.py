"""Sending and fetching: how it stands, what wants somebody's eyes, whether tomorrow is here, and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from coachdesk.desk import Desk
from coachdesk.desk.exchange import change_log_of
from coachdesk.models.family import Family
from coachdesk.operations.evening_check import look_at_tomorrow
from coachdesk.tools.ready_for_tomorrow import Ready
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.page import Page
from coachdesk.ui.pages.join_again.page import wants_to_join
from coachdesk.ui.pages.sync.evening_card import EveningCard
from coachdesk.ui.pages.sync.words import (
    Names,
    files_words,
    receipt_words,
    set_aside_words,
    state_words,
    waiting_words,
)
from coachdesk.ui.syncing.face import face_of, moment
from coachdesk.ui.syncing.standing import Phase, Standing
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coachdesk.desk.opening import OpenDesk
    from coachdesk.ui.page_table import PageNeeds
    from coachdesk.ui.syncing.syncing import Turn

HELD = "held"


class Read(NamedTuple):
    """What the page reads of the vault; how it stands with the server is told by the thread.

    `ready` is None while families are shut; `is_copy`: the server does not know this laptop.
    """

    names: Names
    ready: Ready | None
    is_copy: bool


def read_page(opened: OpenDesk, ours: str) -> Read:
    """Everything; while families are shut nothing of them."""
    desk, shut = opened.desk, opened.desk.gate.is_shut
    return Read(read_names(desk, ours), None if shut else look_at_tomorrow(desk), wants_to_join(opened))


def read_names(desk: Desk, ours: str) -> dict[str, str]:
    """The code of every family that is not shut, and what our own organisation's list is called."""
    if desk.gate.is_shut:
        unnamed = QCoreApplication.translate("SyncPage", "a family")
        logs = (one.log.hex() for one in change_log_of(desk).places())
        return {**dict.fromkeys(logs, unnamed), desk.owner.organisation_id: ours}
    return {**{one.id: one.ref or one.name for one in desk.records(Family)}, desk.owner.organisation_id: ours}


class SyncPage(Page):
    """Every sentence of it is a fact of this laptop; looking at it counts as having seen its alarms."""

    shows = frozenset({"family", "visit", "attachment"})

    def __init__(self, needs: PageNeeds) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds)
        self.set_title(self.tr("Sending and fetching"))
        self._opened, self._syncing = needs.opened, needs.syncing
        self._names: Names = {}
        self._state()
        self.eyes = Card(self.tr("Needs you"), icon="warning", parent=self)
        self._eyes = Rows(0.6, self.eyes)
        self.eyes.add(self._eyes)
        self.add(self.eyes)
        self.aside = Card(self.tr("Came, and not counted yet"), icon="lock", parent=self)
        self._aside = Rows(0.4, self.aside)
        self.aside.add(self._aside)
        self.evening = EveningCard(self)
        self.add(self.evening)
        self.add(self.aside)
        self.happened = Card(self.tr("Since you opened CoachDesk"), icon="history", parent=self)
        self._happened = Rows(0.6, self.happened)
        self.happened.add(self._happened)
        self.add(self.happened)
        about = self.about = Card(self.tr("What is sent?"), icon="lock", parent=self)
        about.add(
            SafeLabel(
                self.tr(
                    "Everything leaves this laptop sealed. Only the laptops of those who work with a family can open "
                    "what is about it; the server keeps it and can read nothing."
                ),
                parent=about,
            )
        )
        self.add(about)
        self._buttons()
        if self._syncing is not None:
            self._syncing.changed.connect(self._changed)

    def _state(self) -> None:
        self.state = Card(parent=self)
        row = TurningRow(4, gap=0.6, at_top=True, parent=self.state)
        self._icons = {
            name: IconLabel(name, "warn" if name == "warning" else "muted", parent=row)
            for name in ("laptop", "sync", "tick", "pause", "warning")
        }
        for icon in self._icons.values():
            row.add(icon)
        self.said = SafeLabel(level="3", parent=row)
        row.add(self.said, 1)
        self.waits = SafeLabel(parent=self.state)
        self.heard = small_label(parent=self.state)
        for widget in (row, self.waits, self.heard):
            self.state.add(widget)
        self.joining = secondary_button(self.tr("Join with an invitation"), "link", self.state)
        self.joining.clicked.connect(lambda: self.go("join_again"))
        self.state.add_action(self.joining)
        self.joining.hide()
        if self.router.has("devices"):
            way = secondary_button(self.tr("Laptops and colleagues"), "laptop", self.state)
            way.clicked.connect(lambda: self.go("devices"))
            self.state.add_action(way)
        self.add(self.state)

    def _buttons(self) -> None:
        self.hold = secondary_button(self.tr("Pause for now"), "pause", self)
        self.now = primary_button(self.tr("Send and fetch now"), "sync", self)
        if self._syncing is not None:
            self.hold.clicked.connect(self._syncing.pause)
            self.now.clicked.connect(self._syncing.go_now)
        self.add_action(self.hold)
        self.add_action(self.now)

    def refresh(self) -> None:
        ours, opened = self.tr("your organisation"), self._opened
        self.read(lambda: read_page(opened, ours), self._took)
        self._show()

    def _took(self, found: Read) -> None:
        self._names = found.names
        self.joining.setVisible(found.is_copy and self.router.has("join_again"))
        if found.ready is not None:
            self.evening.show_ready(found.ready, self.desk.now())
        self._show()

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        standing = self._syncing.standing if self._syncing else None
        face = face_of(standing, 0)
        for name, icon in self._icons.items():
            icon.setVisible(name == face.icon)
        self.said.set_words(state_words(standing))
        now = standing.now if standing else None
        waiting = (waiting_words(now, self._names), files_words(now.files)) if now else ()
        self.waits.set_words(" ".join(words for words in waiting if words))
        self.waits.setVisible(bool(self.waits.words()))
        heard = now.heard if now else None
        connected = standing is not None and standing.phase is not Phase.ALONE
        self.heard.setVisible(connected)
        if standing is not None:
            self.heard.set_words(
                self.tr("The server was last heard from: {when}.").format(when=moment(heard, standing.at))
                if heard
                else self.tr("The server was never heard from yet.")
            )
        self.about.setVisible(connected)
        self.hold.setVisible(connected)
        self.hold.setEnabled(connected and standing is not None and standing.phase is not Phase.PAUSED)
        self.now.setVisible(connected)
        self._show_eyes(standing)
        self._show_happened()
        if self._syncing is not None and self.isVisible():
            self._syncing.alarms_seen()

    def _show_eyes(self, standing: Standing | None) -> None:
        now = standing.now if standing else None
        rows: list[QWidget] = []
        if now is not None and now.conflicts:
            words = self.tr("%n record(s) changed by two people. Look, and choose what to keep.", "", now.conflicts)
            rows.append(self._eye(words, "conflicts", self.tr("Look and choose")))
        if now is not None and now.late:
            words = self.tr("%n change(s) from somebody who had left. You say whether they count.", "", now.late)
            rows.append(self._eye(words, "late_work", self.tr("Look through it")))
        self._eyes.fill(rows)
        self.eyes.setVisible(bool(rows))
        aside = dict(now.set_aside) if now else {}
        if now is not None and now.late:
            aside.pop(HELD, None)
        told = [set_aside_words(reason, count) for reason, count in sorted(aside.items())]
        self._aside.fill([SafeLabel(one, parent=self._aside) for one in told])
        self.aside.setVisible(bool(told))

    def _eye(self, words: str, page: str, button: str) -> QWidget:
        row = TurningRow(30, parent=self._eyes)
        row.add(SafeLabel(words, parent=row), 1)
        if page and self.router.has(page):
            way = secondary_button(button, parent=row)
            way.clicked.connect(lambda: self.go(page))
            row.add(way)
        return row

    def _show_happened(self) -> None:
        turns = list(self._syncing.turns) if self._syncing else []
        self._happened.fill([self._turn(one) for one in turns])
        self.happened.setVisible(bool(turns))

    def _turn(self, turn: Turn) -> QWidget:
        row = TurningRow(14, gap=0.9, at_top=True, parent=self._happened)
        row.add(SafeLabel(moment(turn.at, turn.at), tone="muted", level="small", wrap=False, parent=row))
        said = receipt_words(turn.receipt, self._names) if turn.receipt is not None else [turn.said]
        row.add(SafeLabel(" ".join(said), parent=row), 1)
        return row
