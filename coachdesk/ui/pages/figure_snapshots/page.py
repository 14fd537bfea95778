"""Figures kept under a name: made of everything as it is now, and opened again, the same for ever (C-17)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.organisation import Worker
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.snapshots import make_snapshot, snapshots_here
from coachdesk.tools.dates import short
from coachdesk.ui.page import Page
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.line_field import LineField
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.errors import CoachDeskError
    from coachdesk.models.frozen_figures import FiguresSnapshot
    from coachdesk.operations.snapshots import SnapshotHere
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

Found = tuple[list["SnapshotHere"], dict[str, str]]


class FigureSnapshotsPage(Page):
    """Opened on nothing. `.name` and `.keep` make one; each that is here opens in both pages of figures."""

    shows = frozenset({"figures_snapshot", "frozen_figures"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.set_title(self.tr("Snapshots of the figures"))
        about = self.tr(
            "A snapshot keeps every figure of the families on this laptop as it is now. Whatever is written later, it "
            "gives the same figures; if a byte of it is changed, it is refused. A report can name it."
        )
        make = Card(self.tr("Keep the figures as they are now"), icon="lock", parent=self)
        self.name = LineField(self.tr("Name of the snapshot"), parent=make)
        self.name.set_hint(self.tr("Such as “V1 of 1 September”. It cannot be used twice."))
        self.name.entered.connect(self._make)
        make.add(self.name)
        self.keep = primary_button(self.tr("Keep a snapshot"), "lock", make)
        self.keep.clicked.connect(self._make)
        make.add_action(self.keep)
        self._none = small_label(self.tr("None was kept yet."), parent=self)
        self.rows = Rows(0.7, self)
        for part in (small_label(about, parent=self), make, self._none, self.rows):
            self.add(part)

    def refresh(self) -> None:
        desk = self.desk
        self.read(lambda: (snapshots_here(desk), {one.id: one.name for one in desk.records(Worker)}), self._took)

    def is_clean(self) -> bool:
        return not self.name.text()

    def first_focus(self) -> QWidget | None:
        return self.name

    def _took(self, found: Found) -> None:
        here, workers = found
        self._none.setVisible(not here)
        self.rows.fill([self._row(one, workers) for one in here])

    def _row(self, one: SnapshotHere, workers: dict[str, str]) -> QWidget:
        snapshot = one.snapshot
        card = Card(snapshot.name, level=3, parent=self.rows)
        wall = on_the_wall(snapshot.made_at)
        words = self.tr("Kept {day}, {time} by {worker}. Figures of {here} of {count} families are on this laptop.")
        who = isolated(workers.get(snapshot.by, ""))
        said = words.format(
            day=short(wall.date()), time=f"{wall:%H:%M}", worker=who, here=one.here, count=snapshot.families
        )
        card.add(SafeLabel(said, parent=card))
        for page, way_words in (
            ("costs", self.tr("Costs before and during")),
            ("savings", self.tr("Savings calculator")),
            ("figure_reports", self.tr("Reports and judgement")),
        ):
            way = secondary_button(way_words, "right", card)
            way.setAccessibleName(f"{way_words}: {snapshot.name}")
            way.clicked.connect(partial(self._open, page, snapshot.id))
            way.setVisible(self.router.has(page) and one.here > 0)
            card.add_action(way)
        return card

    def _open(self, page: str, snapshot: str, _on: bool = False) -> None:
        self.go(page, snapshot_id=snapshot)

    def _make(self) -> None:
        name = self.name.text()
        if not name:
            self.name.show_problem(self.tr("Give it a name, so that a report can say which one it is."))
            return
        self.name.clear_problem()
        self.keep.setEnabled(False)
        self.deeds.carry(
            partial(make_snapshot, self.desk, name),
            then=self._made,
            failed=self._refused,
            label=self.tr("Keeping the figures"),
            owner=self,
        )

    def _made(self, snapshot: FiguresSnapshot) -> None:
        self.keep.setEnabled(True)
        self.name.set_text("")
        self.say(self.tr("Kept: {name}").format(name=isolated(snapshot.name)))
        self.refresh()

    def _refused(self, error: CoachDeskError) -> None:
        self.keep.setEnabled(True)
        self.warn(error)
