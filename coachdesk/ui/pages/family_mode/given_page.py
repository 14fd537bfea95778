"""What a family gave while the laptop was theirs: looked through piece by piece before any of it is kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.operations.family_given import GivenBox, GivenItem, what_was_given
from coachdesk.operations.settling_given import settle_given
from coachdesk.tools.dates import short
from coachdesk.ui.page import Page
from coachdesk.ui.pages.family_mode.given_row import GivenRow
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.ui.page_table import PageNeeds


class GivenPage(Page):
    """One hand-over at a time, the oldest first. What somebody told is shown only once the coach is alone."""

    family_reads = True

    def __init__(self, needs: PageNeeds, parent: QWidget | None = None) -> None:
        super().__init__(needs.opened.desk, needs.router, needs.deeds, parent)
        self._needs = needs
        self._family_id = ""
        self.box: GivenBox | None = None
        self.rows: list[GivenRow] = []
        self.set_title(self.tr("What the family gave"))
        self._when = SafeLabel("", tone="muted", parent=self)
        self._lost = SafeLabel("", tone="warn", parent=self)
        self._nothing = EmptyState(
            self.tr("Nothing is waiting"),
            self.tr("When a family has had the laptop, what they gave stands here first."),
            icon="families",
            parent=self,
        )
        self._ticks, self._told = (
            Card(self.tr("Steps"), icon="step_done", parent=self),
            Card(self.tr("In their own words"), icon="note", parent=self),
        )
        self._tick_rows, self._told_rows = Rows(0.5, self._ticks), Rows(0.5, self._told)
        self._ticks.add(self._tick_rows)
        self._told.add(self._told_rows)
        self._count = SafeLabel("", parent=self._told)
        self._told.add(self._count)
        self.alone = secondary_button(self.tr("I am alone. Show the words"), icon="eye", parent=self._told)
        self.alone.clicked.connect(self._show_words)
        self._told.add_action(self.alone)
        for widget in (self._nothing, self._when, self._lost, self._ticks, self._told):
            widget.hide()
            self.add(widget)
        self.later = secondary_button(self.tr("Later"), parent=self)
        self.later.clicked.connect(lambda: self.go("today"))
        self.keep = primary_button(self.tr("Keep what is ticked"), icon="tick", parent=self)
        self.keep.clicked.connect(self._keep)
        self.add_action(self.later)
        self.add_action(self.keep)

    def opened(self, **where: str) -> None:
        self._family_id = where.get("family_id", "")

    def leave(self) -> None:
        self.box = None  # come back to, it hides the words again

    def refresh(self) -> None:
        opened = self._needs.opened
        self.do(lambda: what_was_given(opened), then=self._show)

    def first_focus(self) -> QWidget | None:
        return self.rows[0].box if self.rows else None

    def _show(self, boxes: tuple[GivenBox, ...]) -> None:
        box = boxes[0] if boxes else None
        if box is not None and self.box is not None and box == self.box:
            return
        if box is not None and box.hand_over.family != self._family_id:
            self.go("given", family_id=box.hand_over.family)  # whose it is stands above the page
            return
        self.box = box
        self._nothing.setVisible(box is None)
        self.keep.setVisible(box is not None)
        for widget in (self._when, self._lost, self._ticks, self._told):
            widget.hide()
        self.rows = []
        if box is None:
            if self._needs.handing_over is not None:
                self._needs.handing_over.settled()
            return
        self._when.set_words(
            self.tr("On {day}").format(day=f"{short(box.hand_over.at.date())}, {box.hand_over.at:%H:%M}")
        )
        self._when.show()
        if box.unreadable:
            self._lost.set_words(self.tr("%n thing(s) could not be read. Ask them again.", "", box.unreadable))
            self._lost.show()
        ticks = [GivenRow(one, self) for one in box.items if one.given.tick]
        told = [GivenRow(one, self) for one in box.items if one.given.told]
        self.rows = [*ticks, *told]
        self._tick_rows.fill(ticks)
        self._told_rows.fill(told)
        self._ticks.setVisible(bool(ticks))
        self._told.setVisible(bool(told))
        self._told_rows.hide()
        self._count.set_words(_counts([one.item for one in told], self))
        self._count.show()
        self.alone.show()

    def _show_words(self) -> None:
        self.message.hush()
        self.alone.hide()
        self._count.hide()
        self._told_rows.show()
        first = next(row for row in self.rows if row.item.given.told)
        first.box.setFocus()

    def _keep(self) -> None:
        box = self.box
        if box is None:
            return
        if self.alone.isVisibleTo(self) and self._told.isVisibleTo(self):
            self.warn(self.tr("Look at their words first, when you are alone. Or choose Later."))
            self.alone.setFocus()
            return
        opened, keep = self._needs.opened, {row.item.key for row in self.rows if row.is_kept()}
        self.keep.setEnabled(False)
        self.do(lambda: settle_given(opened, box, keep), then=self._settled, failed=self._refused)

    def _refused(self, error: CoachDeskError) -> None:
        self.keep.setEnabled(True)
        self.warn(error)

    def _settled(self, kept: int) -> None:
        self.keep.setEnabled(True)
        self.refresh()
        self.say(self.tr("%n thing(s) kept.", "", kept))


def _counts(told: list[GivenItem], page: Page) -> str:
    """ "Isla: 2. Ruth: 1.": how much each told, and no word of it."""
    counted = Counter(one.who for one in told)
    return " ".join(page.tr("{name}: {count}.").format(name=name, count=count) for name, count in counted.items())
