"""From what still has to happen on a line to a step, in two taps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coachdesk.errors import NotFound
from coachdesk.models.measures import LineMark
from coachdesk.operations.measure_releases import may_be_seen
from coachdesk.ui.pages.make_step_page import MakeStepPage, StepShown, step_shown
from coachdesk.ui.widgets.bidi import isolated

if TYPE_CHECKING:
    from coachdesk.desk import Desk
    from coachdesk.ui.deeds import Deeds
    from coachdesk.ui.router import Router


class LineStepPage(MakeStepPage):
    """Opened with `family_id` and `record_id` (the mark)."""

    def __init__(self, desk: Desk, router: Router, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(desk, router, deeds, parent)
        self.lay_out(self.tr("Back to the lines"))

    def refresh(self) -> None:
        self.read(partial(_look, self.desk, **self.where), self._took)

    def _took(self, shown: tuple[LineMark, StepShown]) -> None:
        mark, step = shown
        words = self.tr(
            "{name} has not said that the family may see this X. A step under a target is read by all who may read "
            "that target; something new stays {name}'s own until it is opened. Ask first."
        )
        self.show_step(step, mark.still_needed, words.format(name=isolated(step.person.known_as)))


def _look(desk: Desk, family_id: str, record_id: str) -> tuple[LineMark, StepShown]:
    mark = desk.get(LineMark, record_id).record
    if mark.person is None:
        raise NotFound("That X is not a person's own.")
    return mark, step_shown(desk, family_id, mark.person, seen_by_all=may_be_seen(desk, mark))
