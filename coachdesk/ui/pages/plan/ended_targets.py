"""Targets that were parked, dropped or replaced: out of the way, never lost, with the reason and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.models.plan import Audience, Target
from coachdesk.tools.dates import short
from coachdesk.ui.pages.plan_words import STATUSES, quoted, said
from coachdesk.ui.widgets.buttons import quiet_button
from coachdesk.ui.widgets.card import Card
from coachdesk.ui.widgets.labels import SafeLabel, small_label
from coachdesk.ui.widgets.rows import Rows
from coachdesk.ui.widgets.turning_row import TurningRow

if TYPE_CHECKING:
    from coachdesk.ui.pages.plan.plan_deeds import PlanDeeds
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class EndedTargets(Card):
    """EndedTargets(deeds): `.show_plan(shown)`; hidden while there are none."""

    def __init__(self, deeds: PlanDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("Parked, dropped or replaced"))
        self._deeds = deeds
        self._rows = Rows(0.5, self)
        self.add(self._rows)
        self._last: tuple[Target, ...] = ()

    def show_plan(self, shown: PlanShown) -> None:
        """Lists them anew when they have changed."""
        ended = tuple(one.record for one in shown.ended())
        self.setVisible(bool(ended))
        if ended != self._last:
            self._last = ended
            self._rows.fill([self._row(target) for target in ended])

    def _row(self, target: Target) -> QWidget:
        row = TurningRow(34, parent=self._rows)
        lines = Rows(0.1, row)
        private = target.audience is Audience.NAMED
        words = self.tr("A target kept private") if private else quoted(target.family_words)
        day = short(target.status_on) if target.status_on else ""
        reason = "" if private else target.status_reason
        facts = " · ".join(part for part in (said(STATUSES[target.status]), day, reason) if part)
        lines.fill([SafeLabel(words, parent=lines), small_label(facts, parent=lines)])
        row.add(lines, 1)
        if self._deeds.can_go("target"):
            button = quiet_button(self.tr("Look"), parent=row)
            button.setAccessibleName(self.tr("Look at {target}").format(target=words[:80]))
            button.clicked.connect(lambda: self._deeds.go("target", target.id))
            row.add(button)
        return row
