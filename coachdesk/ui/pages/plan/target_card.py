"""One target: the family's own words as its heading, its steps under it, and what it does not say yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.models.plan import Audience, Target
from coachdesk.tools.plan_progress import count_steps
from coachdesk.tools.plan_prompts import PromptKind, not_asked_yet
from coachdesk.ui.pages.plan.add_step import AddStep
from coachdesk.ui.pages.plan.progress_line import ProgressLine
from coachdesk.ui.pages.plan.step_row import StepRow
from coachdesk.ui.pages.plan.templates import Templates
from coachdesk.ui.pages.plan_words import ORIGINS, STAGES, listed, quoted, said
from coachdesk.ui.theme import spaced
from coachdesk.ui.widgets.buttons import quiet_button, secondary_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import small_label
from coachdesk.ui.widgets.layout_order import in_layout_order

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class TargetCard(Card):
    """TargetCard(deeds, target_id): `.show_target(target, shown)`; `.row(words)`; `.rows` in order.

    A target kept private shows neither words nor steps until "Show" is pressed: someone it is kept from may be
    sitting at the table.
    """

    def __init__(self, deeds: PlanDeeds, target_id: str, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.setObjectName("target-card")
        self.target_id = target_id
        self.is_open = False
        self._deeds = deeds
        self._rows: dict[str, StepRow] = {}
        self._who = small_label("", parent=self)
        self.add(self._who)
        self._private = small_label("", parent=self)
        self.add(self._private)
        self._inside = QWidget(self)
        inside = QVBoxLayout(self._inside)
        spaced(inside, gap=0.7)
        self.progress = ProgressLine(self._inside)
        inside.addWidget(self.progress)
        self._steps = QVBoxLayout()
        spaced(self._steps, gap=0.1)
        inside.addLayout(self._steps)
        self.add_step = AddStep(deeds, target_id, self._inside)
        inside.addWidget(self.add_step)
        self.templates = Templates(deeds, target_id, self._inside)
        self.templates.hide()
        inside.addWidget(self.templates)
        self._prompts = small_label("", parent=self._inside)
        inside.addWidget(self._prompts)
        self.add(self._inside)
        self.reveal = secondary_button(self.tr("Show"), icon="eye", parent=self)
        self.reveal.clicked.connect(self._turn)
        self.more = secondary_button(self.tr("More about this"), parent=self)
        self.more.setObjectName("target-more")
        self.more.setVisible(deeds.can_go("target"))
        self.more.clicked.connect(lambda: deeds.go("target", target_id))
        self.ready = quiet_button(self.tr("Ready steps"), icon="plus", parent=self)
        self.ready.clicked.connect(self._turn_templates)
        self.up = quiet_button(self.tr("Up"), icon="up", parent=self)
        self.up.clicked.connect(lambda: deeds.move_target(target_id, -1))
        self.down = quiet_button(self.tr("Down"), icon="down", parent=self)
        self.down.clicked.connect(lambda: deeds.move_target(target_id, +1))
        self._foot_buttons = (self.more, self.ready, self.up, self.down)
        for button in (self.reveal, *self._foot_buttons):
            self.add_action(button)
        self._target: Target | None = None
        self._shown: PlanShown | None = None

    @property
    def rows(self) -> list[StepRow]:
        """The rows in the order shown."""
        return [row for row in in_layout_order(self._steps) if isinstance(row, StepRow)]

    def row(self, words: str) -> StepRow:
        """The row of the step with these words. Raises LookupError."""
        for row in self.rows:
            if row.words() == words:
                return row
        raise LookupError(words)

    def show_target(self, target: Target, shown: PlanShown) -> None:
        """Shows the target as it is now; keeps what is being typed."""
        self._target, self._shown = target, shown
        private = target.audience is Audience.NAMED
        self.is_open = self.is_open or not private
        self.set_title(quoted(target.family_words) if self.is_open else self.tr("A target kept private"))
        self._who.set_words(self._whose(target, shown))
        self._who.setVisible(self.is_open and bool(self._who.words()))
        named = listed([shown.names.get(one, "") for one in target.private_to]) or self.tr("nobody yet")
        self._private.set_words(self.tr("Kept private: on paper only for {names}").format(names=named))
        self._private.setVisible(private and self.is_open)
        self._inside.setVisible(self.is_open)
        self.reveal.setVisible(private)
        self.reveal.set_words(self.tr("Hide") if self.is_open else self.tr("Show"))
        for button in self._foot_buttons:
            button.setVisible(self.is_open and (button is not self.more or self._deeds.can_go("target")))
        self.ready.setVisible(self.is_open and bool(shown.templates))
        if not self.is_open:
            return
        steps = [one.record for one in shown.live.steps_of(target.id)]
        self.progress.show_count(count_steps(steps))
        self._lay_rows([one.id for one in steps])
        for step in steps:
            self._rows[step.id].show_step(step, shown)
        self.add_step.show_owners(shown)
        self.templates.show_templates(shown.templates)
        self._prompts.set_words(" ".join(self._gentle(target, shown)))
        self._prompts.setVisible(bool(self._prompts.words()))
        for button in self._foot_buttons:
            name = self.tr("{deed}: {target}").format(deed=button.words(), target=target.family_words[:80])
            button.setAccessibleName(name)

    def hide_again(self) -> None:
        """Covers a private target: the page was left and is come to anew."""
        if self._target is not None and self._target.audience is Audience.NAMED:
            self.is_open = False

    def leave(self) -> None:
        """What is half typed is kept."""
        self.add_step.leave()
        for row in self._rows.values():
            row.leave()

    def _lay_rows(self, wanted: list[str]) -> None:
        if [row.step_id for row in self.rows] == wanted:
            return
        for gone in set(self._rows) - set(wanted):
            row = self._rows.pop(gone)
            self._steps.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, step_id in enumerate(wanted):
            row = self._rows.get(step_id) or StepRow(self._deeds, step_id, self._inside)
            self._rows[step_id] = row
            if self._steps.indexOf(row) != place:
                self._steps.removeWidget(row)
                self._steps.insertWidget(place, row)

    def _turn(self) -> None:
        if self._target is None or self._shown is None:
            return
        self.is_open = not self.is_open
        if not self.is_open:
            self.leave()
        self.show_target(self._target, self._shown)
        self.reveal.setFocus(Qt.FocusReason.OtherFocusReason)
        self._deeds.table.page.refresh()

    def _turn_templates(self) -> None:
        if self.templates.isVisibleTo(self._inside):
            self.templates.hide()
        else:
            self.templates.open()

    def _whose(self, target: Target, shown: PlanShown) -> str:
        """ "Marcus's words · about Callum and Alfie · Nearly steady · added later"."""
        said_by = listed([shown.names[one] for one in target.said_by if one in shown.names])
        about = [one for one in target.about if one not in target.said_by]
        about_words = listed([shown.names[one] for one in about if one in shown.names])
        parts = (
            self.tr("{name}’s words").format(name=said_by) if said_by else "",
            self.tr("about {names}").format(names=about_words) if about_words else "",
            said(STAGES[target.stage]) if target.stage else "",
            said(ORIGINS[target.origin]),
        )
        return " · ".join(part for part in parts if part)

    def _gentle(self, target: Target, shown: PlanShown) -> list[str]:
        """What could still be asked, in words; none of it stops anything."""
        sentences = []
        for prompt in shown.prompts:
            if prompt.target != target.id or (prompt.kind is PromptKind.NO_STEP):
                continue
            if prompt.kind is PromptKind.NOT_ASKED_YET:
                names = listed([one.known_as for one in not_asked_yet(target, shown.people)])
                sentences.append(self.tr("Not asked yet: {names}.").format(names=names))
            else:
                sentences.append(prompt.sentence)
        return sentences
