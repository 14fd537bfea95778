"""Which targets of a plan are an agency's, and whom and what each is about: what must be asked before it is told."""

from collections.abc import Iterable
from enum import StrEnum

from coachdesk.models.organisation import Agency, Worker, WorkerRole
from coachdesk.models.plan import Audience, StepState, SubTarget, Target
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.sharing import InformationClass
from coachdesk.tools.information_classes import classes_of_area
from coachdesk.tools.plan_on_paper import ENDED


class Unasked(StrEnum):
    """Why a target is left out before anybody is asked about it."""

    PRIVATE = "private"
    ENDED = "ended"
    NOT_THEIRS = "not_theirs"
    UNSORTED = "unsorted"


def workers_of(agency: Agency, workers: Iterable[Worker]) -> frozenset[str]:
    """The ids of those who work for the agency; a coach on loan from it works for us (R-07)."""
    return frozenset(one.id for one in workers if one.agency == agency.id and one.role is WorkerRole.AGENCY_WORKER)


def others_workers(agency: Agency, workers: Iterable[Worker]) -> frozenset[str]:
    """The ids of those who work for some other agency."""
    return frozenset(one.id for one in workers if one.agency != agency.id and one.role is WorkerRole.AGENCY_WORKER)


def unasked(target: Target, content: PlanContent, now: PlanContent, agency: Agency) -> Unasked | None:
    """Why a target is left out whatever the rules say, or None (P-19, P-20).

    It is the agency's when one of its workers has a step in it. What is private or ended now was private or ended then.
    """
    versions = _versions(target, now)
    if any(one.audience is Audience.NAMED for one in versions):
        return Unasked.PRIVATE
    if any(one.status in ENDED for one in versions):
        return Unasked.ENDED
    theirs = workers_of(agency, (*content.workers, *now.workers))
    if not any(step.owner_worker in theirs for step in standing_steps(target, content)):
        return Unasked.NOT_THEIRS
    return None if all(classes_of_area(one.area) for one in versions) else Unasked.UNSORTED


def classes_of(target: Target, now: PlanContent) -> frozenset[InformationClass]:
    """Every class of information a target belongs to, as it was in the version and as it is now."""
    return frozenset(part for one in _versions(target, now) for part in classes_of_area(one.area) or ())


def concerned(target: Target, content: PlanContent, now: PlanContent) -> frozenset[str]:
    """The ids of everyone a target is about or speaks through, then or now; of all worked with where nobody is named.

    Where one version names nobody it is about everyone, whatever the other says.
    """
    found: set[str] = set()
    for one, people in ((one, content.people + now.people) for one in _versions(target, now)):
        named = {*one.about, *one.said_by}
        found |= named or {person.id for person in people if person.included and not person.deceased_on}
    return frozenset(found)


def standing_steps(target: Target, content: PlanContent) -> list[SubTarget]:
    """The target's steps that were not dropped."""
    return [step for step in content.steps if step.target == target.id and step.state is not StepState.DROPPED]


def _versions(target: Target, now: PlanContent) -> tuple[Target, ...]:
    return (target, *(one for one in now.targets if one.id == target.id))
