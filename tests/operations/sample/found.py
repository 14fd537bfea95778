"""Finding things of the sample by the words a person would use."""

from coachdesk.desk import Desk
from coachdesk.models.plan import SubTarget, Target
from coachdesk.operations.live_plan import LivePlan, live_plan
from coachdesk.operations.sample import family_id

FAMILIES = [f"F{number}" for number in range(1, 10)]


def plan(desk: Desk, ref: str) -> LivePlan:
    found = live_plan(desk, family_id(ref))
    assert found is not None
    return found


def target(desk: Desk, ref: str, words: str) -> Target:
    return next(one.record for one in plan(desk, ref).targets if one.record.family_words == words)


def steps_of(desk: Desk, ref: str, words: str) -> list[SubTarget]:
    this = target(desk, ref, words).id
    return [one.record for one in plan(desk, ref).steps if one.record.target == this]
