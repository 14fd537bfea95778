"""All the records that one plan is made of at one moment: what a version freezes and a copy is drawn from."""

from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person, Strength
from coachdesk.models.plan import Plan, SubTarget, SuccessSign, SuccessView, Target
from coachdesk.models.record import Value


class PlanContent(Value):
    """A plan with everything it mentions. Only `plan` to `success_views` are what is agreed and digested;
    people, workers and agencies are there to turn ids into names."""

    family: Family
    plan: Plan
    targets: tuple[Target, ...] = ()
    steps: tuple[SubTarget, ...] = ()
    success_signs: tuple[SuccessSign, ...] = ()
    success_views: tuple[SuccessView, ...] = ()
    strengths: tuple[Strength, ...] = ()
    people: tuple[Person, ...] = ()
    workers: tuple[Worker, ...] = ()
    agencies: tuple[Agency, ...] = ()
