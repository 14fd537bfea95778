"""What the whole family sees together: nothing private, nothing of the coach's, nobody who is not to be contacted."""

from datetime import date

from coachdesk.models.family import Family
from coachdesk.models.person import FamilyRole, Person
from coachdesk.models.plan import Audience, Plan, StepState, SubTarget, SuccessSign, SuccessView, Target, TargetStatus
from coachdesk.models.plan_content import PlanContent
from coachdesk.models.values import new_id
from coachdesk.tools.plan_in_sight import in_sight

LOG = new_id()


def test_only_what_everyone_may_see_is_in_sight() -> None:
    plan = Plan(id=new_id(), log=LOG, started_on=date(2011, 3, 1))
    father = Person(id=new_id(), log=LOG, number=1, known_as="F", role=FamilyRole.PARENT, no_contact=True)
    mother = Person(id=new_id(), log=LOG, number=2, known_as="M", role=FamilyRole.PARENT)
    kinds = {
        "open": {},
        "private": {"audience": Audience.NAMED},
        "parked": {"status": TargetStatus.PARKED},
    }
    targets = {
        name: Target(
            id=new_id(), log=LOG, plan=plan.id, family_words=name, worker_words="heron", effort_coach="heron", **how
        )
        for name, how in kinds.items()
    }
    steps = [
        SubTarget(id=new_id(), log=LOG, target=target.id, words=name, evidence="otter", what_would_help="otter")
        for name, target in targets.items()
    ]
    open_id = targets["open"].id
    dropped = SubTarget(id=new_id(), log=LOG, target=open_id, words="dropped", state=StepState.DROPPED)
    signs = (
        SuccessSign(id=new_id(), log=LOG, target=open_id, person=mother.id, words="seen"),
        SuccessSign(id=new_id(), log=LOG, target=open_id, person=mother.id, words="own", private=True),
        SuccessSign(id=new_id(), log=LOG, target=open_id, person=father.id, words="unnamed"),
    )
    view = SuccessView(id=new_id(), log=LOG, target=open_id, holder="agency", words="other", print_it=True)
    seen = in_sight(
        PlanContent(
            family=Family(id=LOG, log=LOG, ref="F1", name="Vale"),
            plan=plan,
            targets=tuple(targets.values()),
            steps=(*steps, dropped),
            success_signs=signs,
            success_views=(view,),
            people=(father, mother),
        )
    )
    assert [one.family_words for one in seen.targets] == ["open"]
    assert [one.words for one in seen.steps] == ["open"]
    assert [one.words for one in seen.success_signs] == ["seen"]
    assert seen.success_views == ()
    assert seen.people == (mother,)
    told = seen.model_dump_json()
    assert "heron" not in told
    assert "otter" not in told
