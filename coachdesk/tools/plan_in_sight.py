"""What of a plan may stand on a screen that the whole family looks at together."""

from coachdesk.models.plan import Audience, StepState, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.tools.ordering import in_order


def in_sight(content: PlanContent) -> PlanContent:
    """The targets being worked on that everyone may see, their steps that were not dropped, and who has them (P-20).

    Left out: whatever is private, the coach's words and notes, what would help and what is in the way, others' views
    of success, signs kept private, and everyone marked no-contact.
    """
    unnamed = {person.id for person in content.people if person.no_contact}
    targets = [
        target.model_copy(update={"worker_words": "", "effort_coach": ""})
        for target in in_order(content.targets)
        if target.status is TargetStatus.ACTIVE and target.audience is Audience.EVERYONE
    ]
    shown = {target.id for target in targets}
    steps = [
        step.model_copy(update={"evidence": "", "what_would_help": "", "barrier": None})
        for step in content.steps
        if step.target in shown and step.state is not StepState.DROPPED
    ]
    signs = [
        sign
        for sign in content.success_signs
        if sign.target in shown and not sign.private and sign.person not in unnamed
    ]
    return content.model_copy(
        update={
            "targets": tuple(targets),
            "steps": tuple(steps),
            "success_signs": tuple(signs),
            "success_views": (),
            "people": tuple(person for person in content.people if person.id not in unnamed),
        }
    )
