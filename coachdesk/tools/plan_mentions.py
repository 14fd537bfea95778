"""Who a plan prints by name: so that what is shown, what is digested and what is signed name the same people."""

from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan_content import PlanContent


def people_named(content: PlanContent) -> list[Person]:
    """The people worked with and everyone else the plan mentions, by number (N-14, P-01)."""
    mentioned = {
        *(who for target in content.targets for who in (*target.said_by, *target.about)),
        *(step.owner_person for step in content.steps),
        *(sign.person for sign in content.success_signs),
    }
    named = (person for person in content.people if person.included or person.id in mentioned)
    return sorted(named, key=lambda person: (person.number, person.id))


def workers_named(content: PlanContent) -> list[Worker]:
    """The workers who own a step, by id (P-09)."""
    owners = {step.owner_worker for step in content.steps}
    return sorted((worker for worker in content.workers if worker.id in owners), key=lambda worker: worker.id)


def agencies_named(content: PlanContent) -> list[Agency]:
    """The agencies those workers come from, by id (P-09)."""
    named = {worker.agency for worker in workers_named(content)}
    return sorted((agency for agency in content.agencies if agency.id in named), key=lambda agency: agency.id)
