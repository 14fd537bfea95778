"""Everything the plan's pages show, read in one go off the screen's thread: no widget in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk, Opened
from coachdesk.models.organisation import StepTemplate, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import SubTarget, Target
from coachdesk.operations.live_plan import LivePlan, live_plan
from coachdesk.operations.plan_versions import VersionState, version_state
from coachdesk.operations.reviews import next_review_due
from coachdesk.tools.dates import age_in_words
from coachdesk.tools.plan_progress import STANDING
from coachdesk.tools.plan_prompts import Prompt, prompts
from coachdesk.tools.role_words import FAMILY_ROLES, WORKER_ROLES
from coachdesk.ui.widgets.choice import Choice

SHOWN_KINDS = frozenset(
    {
        *("plan", "target", "sub_target", "success_sign", "success_view", "plan_version", "ink", "review"),
        *("person", "strength", "family", "worker", "agency", "step_template"),
    }
)
"""The kinds of record a page of the plan draws."""

PERSON, WORKER = "person:", "worker:"
"""What an owner's key begins with; the rest is the id."""


@dataclass(frozen=True)
class PlanShown:
    """The plan as it is shown. `owners` are those a step can be given to, `names` everybody's by id."""

    live: LivePlan
    version: VersionState
    prompts: tuple[Prompt, ...]
    people: tuple[Person, ...]
    owners: tuple[Choice, ...]
    names: Mapping[str, str]
    templates: tuple[StepTemplate, ...]
    drafts: Mapping[str, str]
    next_review: date | None
    today: date

    @property
    def family_id(self) -> str:
        return self.live.plan.record.log

    def standing(self) -> tuple[Opened[Target], ...]:
        """The targets being worked on, in the family's order."""
        return tuple(one for one in self.live.targets if one.record.status in STANDING)

    def ended(self) -> tuple[Opened[Target], ...]:
        """Those parked, dropped or replaced."""
        return tuple(one for one in self.live.targets if one.record.status not in STANDING)

    def target(self, target_id: str) -> Opened[Target] | None:
        return next((one for one in self.live.targets if one.record.id == target_id), None)

    def owner_words(self, step: SubTarget) -> str:
        """ "Marcus", or "Jo Bell, Housing officer"; empty while nobody has it (P-09)."""
        owner = next((one for one in self.owners if one.key == owner_key(step)), None)
        if owner is None:
            return self.names.get(step.owner_person or step.owner_worker or "", "")
        return f"{owner.words}, {owner.detail}" if step.owner_worker and owner.detail else owner.words

    def person_choices(self) -> tuple[Choice, ...]:
        """The family's people to pick from, with what they are to the family."""
        return person_choices(self.people, self.today)


def read_plan(desk: Desk, family_id: str) -> PlanShown | None:
    """The family's plan with all that stands around it, or None before it has one."""
    live = live_plan(desk, family_id)
    if live is None:
        return None
    people = tuple(one.record for one in live.people)
    workers = [one for one in desk.records(Worker) if not one.left_on]
    ours = [one for one in workers if not one.agency]
    today = desk.today()
    return PlanShown(
        live=live,
        version=version_state(desk, live),
        prompts=prompts(live.content),
        people=people,
        owners=(
            *(Choice(f"{PERSON}{one.id}", one.known_as, icon="person") for one in people if can_own(one)),
            *(_worker_choice(one) for one in (*ours, *(one for one in workers if one.agency))),
        ),
        names={
            **{one.id: one.known_as for one in people},
            **{one.record.id: one.record.name for one in live.workers},
            **{one.id: one.name for one in workers},
        },
        templates=tuple(desk.records(StepTemplate)),
        drafts=desk.drafts.all(),
        next_review=next_review_due(desk, live.plan.record),
        today=today,
    )


def person_choices(people: tuple[Person, ...], today: date) -> tuple[Choice, ...]:
    """People as choices: the name, then "7" or "mother's side" beside it."""
    return tuple(
        Choice(
            one.id,
            one.known_as,
            ", ".join(part for part in (FAMILY_ROLES[one.role], age_in_words(one, today)) if part),
            "no_contact" if one.no_contact else "person",
        )
        for one in people
    )


def can_own(person: Person) -> bool:
    """Whether a step can be given to someone: born, living, and in contact."""
    return not (person.no_contact or person.deceased_on or person.due_date)


def owner_key(step: SubTarget) -> str:
    """The key of a step's owner among `PlanShown.owners`; empty while nobody has it."""
    if step.owner_person:
        return f"{PERSON}{step.owner_person}"
    return f"{WORKER}{step.owner_worker}" if step.owner_worker else ""


def _worker_choice(worker: Worker) -> Choice:
    return Choice(f"{WORKER}{worker.id}", worker.name, worker.job or WORKER_ROLES[worker.role], "agency")
