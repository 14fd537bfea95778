"""A screen that everyone looks at shows only what everyone may see."""

from coachdesk.models.plan import Audience, Barrier, StepState, TargetStatus
from coachdesk.tools.plan_in_sight import in_sight
from tests.tools.records import content, person, sign, step, target, view

GRACE, DEAN = person("Grace"), person("Dean", number=2, no_contact=True)


def test_what_is_private_ended_or_only_for_workers_is_out_of_sight() -> None:
    ours = target("Ours", position="d", worker_words="secret", effort_coach="secret")
    hers = target("secret", audience=Audience.NAMED, private_to=(GRACE.id,))
    done = target("secret", status=TargetStatus.DELIVERED)
    first = target("First", position="b")
    shown = in_sight(
        content(
            targets=(ours, hers, done, first),
            steps=(
                step(ours, "Ring", evidence="secret", what_would_help="secret", barrier=Barrier.MONEY, state="stuck"),
                step(ours, "secret", state=StepState.DROPPED),
                step(hers, "secret"),
            ),
            success_signs=(
                sign(ours, "Keys", person=GRACE.id),
                sign(ours, "secret", person=GRACE.id, private=True),
                sign(ours, "secret", person=DEAN.id),
                sign(hers, "secret"),
            ),
            success_views=(view(ours, "secret", print_it=True),),
            people=(GRACE, DEAN),
        )
    )
    assert [one.family_words for one in shown.targets] == ["First", "Ours"]
    assert [(one.words, one.barrier) for one in shown.steps] == [("Ring", None)]
    assert [one.words for one in shown.success_signs] == ["Keys"]
    assert shown.people == (GRACE,)
    assert "secret" not in shown.model_dump_json()
