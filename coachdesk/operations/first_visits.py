"""The first visit: who brought the coach, and what cannot wait, each an action with an owner (R-23, F-16)."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput
from coachdesk.models.person import Need, NeedLevel
from coachdesk.models.plan import Plan, PlanKind, SubTarget, Target
from coachdesk.models.visit import Visit
from coachdesk.operations.live_plan import live_plan
from coachdesk.tools.ordering import is_key
from coachdesk.tools.step_templates import positions_after


@dataclass(frozen=True, slots=True)
class UrgentNeed:
    """What cannot wait, and the step it became; None where that was taken out of the plan."""

    need: Need
    step: SubTarget | None


def say_who_introduced(desk: Desk, visit: Opened[Visit], worker: str | None, words: str = "") -> Opened[Visit]:
    """Who brought the coach: a worker the family already trusted, or somebody else in words (R-23)."""
    return desk.amend(visit, introduced_by=worker, introduced_words=words)


def urgent_need(
    desk: Desk,
    family_id: str,
    area: str,
    words: str,
    action: str = "",
    *,
    owner_person: str | None = None,
    owner_worker: str | None = None,
    due: date | None = None,
    before: Opened[Need] | None = None,
) -> UrgentNeed:
    """What cannot wait, kept as a need, a target in the same words and its first step with an owner, all or nothing.

    The step is `action`, or the need's own words, due today unless said otherwise; a family without a plan gets one.
    `before` is a need that was written down without a step.
    Raises BadInput: "words", "area", or "owner" unless exactly one of the two is given.
    """
    if not words.strip():
        raise BadInput("words", "Say in a few words what cannot wait.")
    if not area:
        raise BadInput("area", "Choose what it is about.")
    if bool(owner_person) == bool(owner_worker):
        raise BadInput("owner", "Say who does it.")
    live = live_plan(desk, family_id)
    today = desk.today()
    with desk.together() as batch:
        if live is None:
            plan = batch.add(new_record(Plan, family_id, plan_kind=PlanKind.WHOLE_FAMILY, started_on=today))
        else:
            plan = live.plan
        taken = [one.record.position for one in live.targets] if live else []
        target = batch.add(
            new_record(
                Target,
                family_id,
                plan=plan.record.id,
                family_words=words,
                area=area,
                added_on=today,
                position=positions_after(max(filter(is_key, taken), default=None), 1)[0],
            )
        )
        step = batch.add(
            new_record(
                SubTarget,
                family_id,
                target=target.record.id,
                words=action.strip() or words,
                owner_person=owner_person,
                owner_worker=owner_worker,
                due=due or today,
            )
        )
        same = {"area": area, "words": words, "level": NeedLevel.CRISIS, "step": step.record.id}
        if before is None:
            need = batch.add(new_record(Need, family_id, found_on=str(today), **same))
        else:
            need = batch.amend(before, **same)
    return UrgentNeed(need.record, step.record)


def urgent_needs(desk: Desk, family_id: str) -> list[UrgentNeed]:
    """What could not wait and is not met yet, in the order it was written down, with the step of each."""
    open_needs = [one for one in desk.records(Need, family_id) if one.level is NeedLevel.CRISIS and one.met_on is None]
    steps = {one.id: one for one in desk.records(SubTarget, family_id)} if open_needs else {}
    return [UrgentNeed(one, steps.get(one.step or "")) for one in open_needs]
