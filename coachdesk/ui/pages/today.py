"""The first page of the day: reviews due, steps that are late or due this week, and the way to each family."""

from PySide6.QtWidgets import QWidget

from coachdesk.desk import Desk
from coachdesk.operations.day import Day, DueStep, look_at_day
from coachdesk.tools.dates import in_words, short
from coachdesk.ui.deeds import Deeds
from coachdesk.ui.icons import IconLabel
from coachdesk.ui.page import Page
from coachdesk.ui.pages.reviews import review_row
from coachdesk.ui.router import Router
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

MOST_STEPS = 8
"""Late steps shown before "Show all": a list nobody reads helps nobody."""


class TodayPage(Page):
    """What needs the coach today."""

    shows = frozenset({"family", "assignment", "person", "worker", "plan", "target", "sub_target", "review"})

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self._all_steps = False
        self.shown: Day | None = None
        self._none = EmptyState(
            self.tr("Nothing here yet"),
            self.tr("When you work with a family, its reviews and late steps stand here each morning."),
            self.tr("Go to families"),
            icon="today",
            parent=self,
        )
        self._none.acted.connect(lambda: self.go("families"))
        self._quiet = SafeLabel(self.tr("Nothing is due today and nothing is late."), tone="ok", parent=self)
        self._reviews = Card(self.tr("Reviews due"), icon="reviews", parent=self)
        self._review_rows = Rows(0.5, self._reviews)
        self._reviews.add(self._review_rows)
        self._steps = Card(self.tr("Steps late or due this week"), icon="target", parent=self)
        self._step_rows = Rows(0.6, self._steps)
        self._steps.add(self._step_rows)
        self._more = quiet_button("", parent=self._steps)
        self._more.clicked.connect(self._show_all)
        self._steps.add_action(self._more)
        for widget in (self._none, self._quiet, self._reviews, self._steps):
            widget.hide()
            self.add(widget)

    def refresh(self) -> None:
        self.set_title(in_words(self.desk.today()))
        self.read(lambda: look_at_day(self.desk), self._took)

    def _took(self, found: Day) -> None:
        self.shown = found
        due = [one for one in found.reviews if one.due.days_late >= 0]
        self._none.setVisible(not found.families)
        self._quiet.setVisible(bool(found.families) and not due and not found.steps)
        self._reviews.setVisible(bool(due))
        self._review_rows.fill([review_row(one, self) for one in due])
        self._steps.setVisible(bool(found.steps))
        shown = found.steps if self._all_steps else found.steps[:MOST_STEPS]
        self._step_rows.fill([self._step_row(step) for step in shown])
        left = len(found.steps) - len(shown)
        self._more.set_words(self.tr("Show %n more", "", left))
        self._more.setVisible(left > 0)

    def _step_row(self, due: DueStep) -> QWidget:
        row = TurningRow(34, parent=self)
        family = due.family
        icon = "warning" if due.days_late > 0 else "calendar"
        row.add(IconLabel(icon, "warn" if due.days_late > 0 else "muted", parent=row))
        column = Rows(0.1, row)
        column.fill(
            [
                SafeLabel(due.step.words, parent=column),
                small_label(" · ".join(part for part in (due.owner, self._when(due)) if part), parent=column),
            ]
        )
        row.add(column, 1)
        name = secondary_button(f"{family.ref} {family.name}", "plan", row)
        page = "plan" if self.router.has("plan") else "family"
        name.clicked.connect(lambda: self.go(page, family_id=family.id))
        row.add(name)
        return row

    def _when(self, due: DueStep) -> str:
        if due.step.due is None:
            return ""
        day = short(due.step.due)
        if due.days_late > 0:
            return self.tr("%n day(s) late, since {day}", "", due.days_late).format(day=day)
        if due.days_late == 0:
            return self.tr("due today")
        return self.tr("by {day}").format(day=day)

    def _show_all(self) -> None:
        self._all_steps = True
        if self.shown is not None:
            self._took(self.shown)
