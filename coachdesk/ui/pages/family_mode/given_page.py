"""What a family gave while the laptop was theirs: looked through piece by piece before any of it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from coachdesk.errors import CoachDeskError
from coachdesk.models.plan import Target
from coachdesk.operations.family_given import GivenBox, GivenItem, what_was_given
from coachdesk.operations.settling_given import settle_given
from coachdesk.operations.steps_wanted import targets_for, wants_privacy
from coachdesk.tools.dates import short
from coachdesk.ui.page import Page
from coachdesk.ui.pages.family_mode.given_row import GivenRow, StepRow
from coachdesk.ui.pages.family_mode.given_words import counts
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel
from coachdesk.ui.widgets.rows import Rows

if TYPE_CHECKING:
    from coachdesk.ui.page_table import PageNeeds


class _Found(NamedTuple):
    """What waits, and under which targets each wanted step of the oldest hand-over may go."""

    boxes: tuple[GivenBox, ...]
    targets: dict[str, tuple[Target, ...]]


class _Part(Card):
    """One sort of things that were given, a row each."""

    def __init__(self, title: str, icon: str, parent: QWidget) -> None:
        super().__init__(title, icon=icon, parent=parent)
        self._rows = Rows(0.8, self)
        self.add(self._rows)
        self.count = 0

    def fill(self, rows: list[GivenRow]) -> None:
        self.count = len(rows)
        self._rows.fill(rows)


class GivenPage(Page):
    """One hand-over at a time, the oldest first. Ticks of shared steps are seen at once; of all else only how much it
    is, until the coach says that she is alone: words, answers and marks may be private to one person.
    """

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
        self._ticks = _Part(self.tr("Steps"), "step_done", self)
        self._covered = Card(self.tr("For you alone"), icon="private", parent=self)
        self._counts = Rows(0.3, self._covered)
        self._covered.add(self._counts)
        self.alone = secondary_button(self.tr("I am alone. Show it"), icon="eye", parent=self._covered)
        self.alone.clicked.connect(self._show_words)
        self._covered.add_action(self.alone)
        self._parts = {
            "sitting": _Part(self.tr("What they answered"), "plan", self),
            "line": _Part(self.tr("On their lines"), "right", self),
            "point": _Part(self.tr("On their line of ups and downs"), "up", self),
            "step": _Part(self.tr("Steps they want"), "step_open", self),
            "good_news": _Part(self.tr("Good news"), "sun", self),
            "told": _Part(self.tr("In their own words"), "note", self),
        }
        for widget in (self._nothing, self._when, self._lost, self._ticks, self._covered, *self._parts.values()):
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

        def look() -> _Found:
            boxes = what_was_given(opened)
            return _Found(boxes, targets_for(opened.desk, boxes[0]) if boxes else {})

        self.do(look, then=self._show)

    def first_focus(self) -> QWidget | None:
        return self.rows[0].box if self.rows and self._ticks.count else None

    def _show(self, found: _Found) -> None:
        box = found.boxes[0] if found.boxes else None
        if box is not None and self.box is not None and box == self.box:
            return
        if box is not None and box.hand_over.family != self._family_id:
            self.go("given", family_id=box.hand_over.family)  # whose it is stands above the page
            return
        self.box = box
        self._nothing.setVisible(box is None)
        self.keep.setVisible(box is not None)
        for widget in (self._when, self._lost, self._ticks, self._covered, *self._parts.values()):
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
        self._fill(box, found.targets)

    def _fill(self, box: GivenBox, targets: dict[str, tuple[Target, ...]]) -> None:
        """Makes a row for each thing; what is for the coach alone stays covered."""
        by_part: dict[str, list[GivenRow]] = {name: [] for name in ("tick", *self._parts)}
        for item in box.items:
            if item.given.step:
                private, under = wants_privacy(box, item), targets.get(item.key, ())
                by_part["step"].append(StepRow(box.hand_over, item, under, private=private, parent=self))
            else:
                by_part[_part_of(item)].append(GivenRow(box.hand_over, item, self))
        self._ticks.fill(by_part["tick"])
        self._ticks.setVisible(bool(by_part["tick"]))
        for name, part in self._parts.items():
            part.fill(by_part[name])
        self.rows = [row for rows in by_part.values() for row in rows]
        covered = [row.item for row in self.rows if not row.item.given.tick]
        self._counts.fill([SafeLabel(words, parent=self._covered) for words in counts(covered)])
        self._covered.setVisible(bool(covered))

    def _show_words(self) -> None:
        self.message.hush()
        self._covered.hide()
        for part in self._parts.values():
            part.setVisible(part.count > 0)
        first = next(row for row in self.rows if not row.item.given.tick)
        first.box.setFocus()

    def _keep(self) -> None:
        box = self.box
        if box is None:
            return
        if self._covered.isVisibleTo(self):
            self.warn(self.tr("Look at what they gave first, when you are alone. Or choose Later."))
            self.alone.setFocus()
            return
        opened, keep = self._needs.opened, {row.item.key for row in self.rows if row.is_kept()}
        under = {row.item.key: row.target() for row in self.rows if isinstance(row, StepRow) and row.target()}
        self.keep.setEnabled(False)
        self.do(lambda: settle_given(opened, box, keep, under), then=self._settled, failed=self._refused)

    def _refused(self, error: CoachDeskError) -> None:
        self.keep.setEnabled(True)
        self.warn(error)

    def _settled(self, kept: int) -> None:
        self.keep.setEnabled(True)
        self.refresh()
        self.say(self.tr("%n thing(s) kept.", "", kept))


def _part_of(item: GivenItem) -> str:
    """In which part of the page it stands."""
    given = item.given
    if given.mark or given.line_words:
        return "line"
    return next(name for name in ("tick", "sitting", "good_news", "told", "point") if getattr(given, name))
