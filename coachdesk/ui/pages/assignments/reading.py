"""Who works and worked with a family, and what its history leaves to ask; Qt-free."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk, Opened
from coachdesk.models.family import Assignment, Family
from coachdesk.models.organisation import Agency, Worker
from coachdesk.operations.handing_over_family import handovers_of
from coachdesk.tools.assignments import assignment_prompts
from coachdesk.tools.handover import handover_state
from coachdesk.tools.partial_dates import may_cover

SHOWN_KINDS = frozenset({"assignment", "worker", "agency", "family", "handover"})


@dataclass(frozen=True, slots=True)
class AssignmentsShown:
    """Those who work with the family now, then those before. `asked` are sentences by the id of an assignment."""

    today: date
    now: tuple[Opened[Assignment], ...]
    before: tuple[Opened[Assignment], ...]
    workers: tuple[tuple[str, str], ...]
    """Id and name with job and agency, of everyone who could be chosen."""
    names: dict[str, str]
    asked: dict[str, tuple[str, ...]]
    about_all: tuple[str, ...]
    drafts: dict[str, str]
    handing_over: tuple[str, str, date] | None
    """Who hands over to whom, and since when, while that is going on."""


def read_assignments(desk: Desk, family_id: str) -> AssignmentsShown:
    """Reads what the page shows. Raises NotFound."""
    today = desk.today()
    family = desk.get(Family, family_id).record
    everyone = sorted(desk.all(Assignment, family_id), key=lambda one: one.record.from_date)
    agencies = {one.id: one.name for one in desk.records(Agency)}
    workers = desk.records(Worker)
    asked: dict[str, tuple[str, ...]] = {}
    about_all = []
    for prompt in assignment_prompts([one.record for one in everyone], today, family.closed_on):
        if prompt.assignments:
            asked[prompt.assignments[-1]] = (*asked.get(prompt.assignments[-1], ()), prompt.sentence)
        else:
            about_all.append(prompt.sentence)
    now = [one for one in everyone if may_cover(one.record.from_date, one.record.to_date, today)]
    return AssignmentsShown(
        today=today,
        now=tuple(now),
        before=tuple(one for one in reversed(everyone) if one not in now),
        workers=tuple((one.id, _called(one, agencies)) for one in workers if one.left_on is None),
        names={one.id: _called(one, agencies) for one in workers},
        asked=asked,
        about_all=tuple(about_all),
        drafts=desk.drafts.all("assignment/"),
        handing_over=_handing_over(desk, family_id, {one.id: one.name for one in workers}),
    )


def _handing_over(desk: Desk, family_id: str, names: dict[str, str]) -> tuple[str, str, date] | None:
    going_on = [one.record for one in handovers_of(desk, family_id) if handover_state(one.record).is_open]
    last = going_on[-1] if going_on else None
    return (names.get(last.from_worker, ""), names.get(last.to_worker, ""), last.proposed_on) if last else None


def _called(worker: Worker, agencies: dict[str, str]) -> str:
    return ", ".join(part for part in (worker.name, worker.job, agencies.get(worker.agency or "", "")) if part)
