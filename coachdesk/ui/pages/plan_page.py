"""The plan at the table: targets in the family's own words, small steps under each, ticked in one press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.operations.plans import start_plan
from coachdesk.tools.dates import short
from coachdesk.tools.plan_progress import count_plan
from coachdesk.tools.role_words import PLAN_TITLES
from coachdesk.ui.page import Page
from coachdesk.ui.pages.plan.ended_targets import EndedTargets
from coachdesk.ui.pages.plan.family_view import FamilyView
from coachdesk.ui.pages.plan.new_target import NewTarget
from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
from coachdesk.ui.pages.plan.plan_reading import SHOWN_KINDS, PlanShown, read_plan
from coachdesk.ui.pages.plan.progress_line import ProgressLine
from coachdesk.ui.pages.plan.step_row import StepRow
from coachdesk.ui.pages.plan.strengths_prompt import StrengthsPrompt
from coachdesk.ui.pages.plan.table import Table
from coachdesk.ui.pages.plan.target_card import TargetCard
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.banner import Banner
from coachdesk.ui.widgets.buttons import primary_button, secondary_button
from coachdesk.ui.widgets.empty_state import EmptyState
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.saved_label import SavedLabel
from coachdesk.ui.widgets.turning_row import TurningRow
from coachdesk.ui.widgets.undo_toast import UndoToast

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router

_WIDE = 62.0
"""Widest column in em: a step's words and its three ticks side by side."""


class PlanPage(Page):
    """Opened with `family_id`. `row(words)` and `card(words)` find what is shown; `family_button` turns the view."""

    shows = SHOWN_KINDS
    widest = _WIDE

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.family_id = ""
        self.shown: PlanShown | None = None
        self.saved = SavedLabel(self)
        self.toast = UndoToast(self)
        self.plan_deeds = PlanDeeds(Table(self, self.saved, self.toast))
        self._cards: dict[str, TargetCard] = {}
        self._empty = EmptyState(
            self.tr("No plan yet"),
            self.tr("A plan begins with what the family wants, in their own words, and one small step."),
            self.tr("Start the plan"),
            icon="plan",
            parent=self,
        )
        self._empty.acted.connect(self._start)
        self._empty.hide()
        self.add(self._empty)
        self._table = QWidget(self)
        column = QVBoxLayout(self._table)
        spaced(column, gap=0.9)
        self._build_table(column)
        self.add(self._table)
        self._table.hide()
        self.family_view = FamilyView(self)
        self.family_view.closed.connect(lambda: self.show_family_view(False))
        self.family_view.hide()
        self.add(self.family_view)
        self._build_actions()
        for keys, by in (("Alt+Up", -1), ("Alt+Down", +1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._move(by))
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(lambda: self.new_target.words.setFocus(Qt.FocusReason.ShortcutFocusReason))

    # -- what a page does ---------------------------------------------------------------------------

    def opened(self, **where: str) -> None:
        if where["family_id"] != self.family_id:
            self.saved.clear()
            self.toast.withdraw()
        self.family_id = where["family_id"]
        for card in self._cards.values():
            card.hide_again()
        self.show_family_view(False)

    def refresh(self) -> None:
        family_id = self.family_id
        self.read(lambda: read_plan(self.desk, family_id), self._show)

    def is_clean(self) -> bool:
        return self.new_target.is_clean() and all(not card.add_step.line.text() for card in self._cards.values())

    def leave(self) -> None:
        self.new_target.leave()
        self.strengths.leave()
        for card in self._cards.values():
            card.leave()

    def first_focus(self) -> QWidget | None:
        return None

    # -- what the demo and tests find ------------------------------------------------------------------

    def row(self, words: str) -> StepRow:
        """The row of the step with these words, of a target that is open. Raises LookupError."""
        for card in self._cards.values():
            for row in card.rows:
                if row.words() == words:
                    return row
        raise LookupError(words)

    def card(self, words: str) -> TargetCard:
        """The card of the target with these words. Raises LookupError."""
        if self.shown is not None:
            for target in self.shown.standing():
                if target.record.family_words == words:
                    return self._cards[target.record.id]
        raise LookupError(words)

    def show_family_view(self, on: bool) -> None:
        """Large cards for the family, or the table again."""
        self.family_view.setVisible(on and self.shown is not None)
        self._table.setVisible(not on and self.shown is not None)
        self._say_title()
        if self.bands is not None:
            self.bands.put_away(on)
        if on:
            self.leave()
            self.family_view.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self.show_top)

    # -- showing ----------------------------------------------------------------------------------

    def _show(self, shown: PlanShown | None) -> None:
        self.shown = self.plan_deeds.shown = shown
        self._empty.setVisible(shown is None)
        for button in self._go_buttons:
            button.setVisible(shown is not None)
        self.family_button.setVisible(shown is not None)
        if shown is None:
            self._table.hide()
            self._say_title()
            return
        self.plan_deeds.table.lay((shown.live.plan, *shown.live.targets, *shown.live.steps))
        content = shown.live.content
        self._say_title()
        self._facts.set_words(self._when(shown))
        self.progress.show_count(count_plan(content.targets, content.steps))
        self.progress.setVisible(bool(content.steps))
        self._say_version(shown)
        self._lay_cards(shown)
        self.strengths.show_plan(shown)
        self.ended.show_plan(shown)
        self.new_target.show_plan(shown)
        self.family_view.show_plan(shown)
        self._table.setVisible(not self.family_view.isVisibleTo(self))

    def _say_title(self) -> None:
        if self.shown is None:
            self.set_title(self.tr("The plan"))
        elif self.family_view.isVisibleTo(self):
            self.set_title(self.tr("Our plan"))
        else:
            kind = self.shown.live.plan.record.plan_kind
            self.set_title(QCoreApplication.translate("plans", PLAN_TITLES[kind]))

    def _lay_cards(self, shown: PlanShown) -> None:
        standing = shown.standing()
        wanted = {one.record.id for one in standing}
        for gone in set(self._cards) - wanted:
            card = self._cards.pop(gone)
            card.leave()
            self._targets.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, one in enumerate(standing):
            card = self._cards.get(one.record.id) or TargetCard(self.plan_deeds, one.record.id, self._table)
            self._cards[one.record.id] = card
            if self._targets.indexOf(card) != place:
                self._targets.removeWidget(card)
                self._targets.insertWidget(place, card)
            card.show_target(one.record, shown)

    def _say_version(self, shown: PlanShown) -> None:
        state = shown.version
        number = state.latest.number if state.latest else 0
        if state.signed and state.draft_number:
            words = self.tr("Version {number} is signed. You are editing a new draft.").format(number=number)
        elif state.signed:
            words = self.tr("Version {number} is signed. A change begins a new draft.").format(number=number)
        elif number and state.draft_number is None:
            words = self.tr("Version {number} is ready to sign.").format(number=number)
        else:
            words = ""
        self._banner.setVisible(bool(words))
        if words:
            self._banner.set_words(words)

    def _when(self, shown: PlanShown) -> str:
        plan = shown.live.plan.record
        parts = [self.tr("Begun {day}").format(day=short(plan.started_on))]
        if shown.next_review:
            parts.append(self.tr("next review {day}").format(day=short(shown.next_review)))
        return " · ".join(parts)

    # -- doing -------------------------------------------------------------------------------------

    def _start(self) -> None:
        family_id = self.family_id
        self.do(lambda: start_plan(self.desk, family_id), then=lambda _plan: self._started())

    def _started(self) -> None:
        self.refresh()
        QTimer.singleShot(0, self.new_target.words.setFocus)

    def _move(self, by: int) -> None:
        """Alt+Up and Alt+Down: the step, or else the target, that has the keyboard."""
        at: QWidget | None = QApplication.focusWidget()
        while at is not None and at is not self:
            if isinstance(at, StepRow):
                self.plan_deeds.move_step(at.step_id, by)
                return
            if isinstance(at, TargetCard):
                self.plan_deeds.move_target(at.target_id, by)
                return
            at = at.parentWidget()

    # -- building ------------------------------------------------------------------------------------

    def _build_table(self, column: QVBoxLayout) -> None:
        top = TurningRow(34, parent=self._table)
        self._facts = small_label("", parent=top)
        top.add(self._facts, 1)
        top.add(self.saved)
        self.family_button = secondary_button(self.tr("Family view"), icon="eye", parent=top)
        self.family_button.setObjectName("family-view-button")
        self.family_button.clicked.connect(lambda: self.show_family_view(True))
        top.add(self.family_button)
        column.addWidget(top)
        self.progress = ProgressLine(self._table)
        column.addWidget(self.progress)
        self._banner = Banner("", parent=self._table)
        self._banner.hide()
        column.addWidget(self._banner)
        self._targets = QVBoxLayout()
        spaced(self._targets, gap=0.9)
        column.addLayout(self._targets)
        self.new_target = NewTarget(self.plan_deeds, self._table)
        column.addWidget(self.new_target)
        self.strengths = StrengthsPrompt(self.plan_deeds, self._table)
        column.addWidget(self.strengths)
        self.ended = EndedTargets(self.plan_deeds, self._table)
        column.addWidget(self.ended)

    def _build_actions(self) -> None:
        self._go_buttons = []
        for page, words, icon in (
            ("export", self.tr("Make a copy"), "export"),
            ("review", self.tr("Review"), "reviews"),
            ("sign", self.tr("Sign"), "sign"),
        ):
            if not self.router.has(page):
                continue
            make = primary_button if page == "sign" else secondary_button
            button = make(words, icon=icon, parent=self)
            button.setObjectName(f"go-{page}")
            button.clicked.connect(lambda _on=False, page=page: self.go(page, family_id=self.family_id))
            self._go_buttons.append(button)
            self.add_action(button)
