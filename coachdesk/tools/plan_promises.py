"""Who promised which step by when, across families, and what is late."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coachdesk.models.organisation import Worker
from coachdesk.models.plan import SubTarget, Target
from coachdesk.tools.plan_progress import OPEN_STEPS, STANDING, days_late


class Promise(NamedTuple):
    """An open step that someone has taken on."""

    step: SubTarget
    person: str | None
    """Id of the family member who has it, or None."""
    worker: str | None
    """Id of the worker who has it, or None."""
    agency: str | None
    """Id of that worker's agency, or None."""
    days_late: int
    """0 when it is not late."""


def promises(
    targets: Iterable[Target], steps: Iterable[SubTarget], workers: Iterable[Worker], today: date
) -> list[Promise]:
    """Every open step with an owner, of any number of families: latest first, then by date, undated last (P-09).

    Steps of parked, dropped and replaced targets are no longer promised.
    """
    agencies = {worker.id: worker.agency for worker in workers}
    standing = {target.id for target in targets if target.status in STANDING}
    made = [
        Promise(
            step,
            step.owner_person,
            step.owner_worker,
            agencies.get(step.owner_worker) if step.owner_worker else None,
            days_late(step, today),
        )
        for step in steps
        if step.target in standing and step.state in OPEN_STEPS and (step.owner_person or step.owner_worker)
    ]
    return sorted(made, key=lambda promise: (promise.step.due or date.max, promise.step.position, promise.step.id))


def of_agency(made: Iterable[Promise], agency: str) -> list[Promise]:
    """That agency's promises across families, in the same order (P-09)."""
    return [promise for promise in made if promise.agency == agency]


def of_owner(made: Iterable[Promise], owner: str) -> list[Promise]:
    """The promises of one family member or worker, by id, in the same order (P-09)."""
    return [promise for promise in made if owner in (promise.person, promise.worker)]


def late(made: Iterable[Promise]) -> list[Promise]:
    """The promises past their date, most days late first (P-09)."""
    return sorted(
        (promise for promise in made if promise.days_late), key=lambda promise: promise.days_late, reverse=True
    )
