"""What can be done to a plan at the table, as the page's rows and cards ask for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from coachdesk.errors import CoachDeskError
from coachdesk.models.plan import Barrier, StepDone, StepState
from coachdesk.operations import plans
from coachdesk.ui.pages.plan.plan_reading import PERSON, WORKER
from coachdesk.ui.pages.plan.table import Table, Write
from coachdesk.ui.pages.plan_words import DONE_HOW, said

if TYPE_CHECKING:
    from coachdesk.desk import Desk, Opened
    from coachdesk.models.plan import SubTarget
    from coachdesk.ui.pages.plan.plan_reading import PlanShown


class PlanDeeds:
    """Each method returns at once; what it writes is shown when it is kept, with an offer to undo where fitting."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.shown: PlanShown | None = None
        """The plan as last read."""

    # -- steps ------------------------------------------------------------------------------------

    def tick(self, step_id: str, how: StepDone) -> None:
        """The step is done, and who did it: one press."""
        words = QCoreApplication.translate("plan_deeds", "Ticked: {how}.").format(how=said(DONE_HOW[how]))
        self.table.write(step_id, lambda desk, step: plans.tick_step(desk, step, how), undo=words)

    def untick(self, step_id: str) -> None:
        words = QCoreApplication.translate("plan_deeds", "The tick is off again.")
        self.table.write(step_id, plans.untick_step, undo=words)

    def begin(self, step_id: str) -> None:
        """Someone has begun on it, or goes on after being stuck."""
        self._amend(step_id, state=StepState.DOING, barrier=None, what_would_help="", dropped_reason="")

    def not_begun(self, step_id: str) -> None:
        self._amend(step_id, state=StepState.OPEN, barrier=None, what_would_help="", dropped_reason="")

    def stuck(self, step_id: str, what_would_help: str, barrier: str, draft: str) -> None:
        """Stuck, what would help, and what stands in the way (a Barrier's value or "")."""
        named = Barrier(barrier) if barrier else None
        self.table.write(
            step_id, lambda desk, step: plans.step_is_stuck(desk, step, what_would_help, named), draft=draft
        )

    def drop_step(
        self, step_id: str, reason: str, draft: str, failed: Callable[[CoachDeskError], object] | None = None
    ) -> None:
        words = QCoreApplication.translate("plan_deeds", "Step dropped.")
        self.table.write(
            step_id, lambda desk, step: plans.drop_step(desk, step, reason), undo=words, draft=draft, failed=failed
        )

    def give(self, step_id: str, owner: str) -> None:
        """`owner` is a key of `PlanShown.owners`, or "" for nobody."""
        self.table.write(step_id, _giving(owner))

    def set_due(self, step_id: str, due: date | None) -> None:
        self.table.write(step_id, lambda desk, step: plans.set_due(desk, step, due))

    def add_step(
        self,
        target_id: str,
        words: str,
        owner: str,
        due: date | None,
        draft: str,
        failed: Callable[[CoachDeskError], object],
        then: Callable[[], object],
    ) -> None:
        """A step at the end of its target, with who and by when if they were said."""
        target = self.table.opened(target_id)

        def make(desk: Desk) -> None:
            person, worker = _id(owner, PERSON), _id(owner, WORKER)
            plans.add_step(desk, target, words, owner_person=person, owner_worker=worker, due=due)

        self.table.make(make, drafts=(draft,), failed=failed, then=then)

    def add_steps(self, target_id: str, steps: tuple[str, ...]) -> None:
        """A template's steps, all to be changed afterwards."""
        target = self.table.opened(target_id)
        self.table.make(lambda desk: plans.add_steps(desk, target, steps))

    def move_step(self, step_id: str, by: int) -> None:
        """Moves a step up (-1) or down (+1) among the steps of its target; at the end nothing happens."""
        everyone = self._neighbours(step_id)
        at = next((place for place, one in enumerate(everyone) if one.record.id == step_id), None)
        if at is not None and 0 <= at + by < len(everyone):
            self.table.make(lambda desk: plans.move_step(desk, self.table.opened(step_id), everyone, at + by))

    def move_target(self, target_id: str, by: int) -> None:
        """Moves a target up (-1) or down (+1) past the next one that stands."""
        if self.shown is None:
            return
        standing = [one.record.id for one in self.shown.standing()]
        at = standing.index(target_id) if target_id in standing else -1
        if at < 0 or not 0 <= at + by < len(standing):
            return
        everyone = self.shown.live.targets
        to = next(place for place, one in enumerate(everyone) if one.record.id == standing[at + by])
        self.table.make(lambda desk: plans.move_target(desk, self.table.opened(target_id), everyone, to))

    # -- elsewhere ----------------------------------------------------------------------------------

    def can_go(self, page: str) -> bool:
        return self.table.page.router.has(page)

    def go(self, page: str, record_id: str) -> None:
        """Opens a page on one record of this family."""
        if self.shown is not None:
            self.table.page.go(page, family_id=self.shown.family_id, record_id=record_id)

    def _neighbours(self, step_id: str) -> tuple[Opened[SubTarget], ...]:
        if self.shown is None:
            return ()
        step = next((one for one in self.shown.live.steps if one.record.id == step_id), None)
        return self.shown.live.steps_of(step.record.target) if step is not None else ()

    def _amend(self, record_id: str, **fields: Any) -> None:
        self.table.write(record_id, lambda desk, opened: desk.amend(opened, **fields))


def _giving(owner: str) -> Write:
    if owner.startswith(WORKER):
        return lambda desk, step: plans.give_to_worker(desk, step, _id(owner, WORKER))
    return lambda desk, step: plans.give_to_person(desk, step, _id(owner, PERSON))


def _id(owner: str, kind: str) -> str | None:
    return owner.removeprefix(kind) if owner.startswith(kind) else None
