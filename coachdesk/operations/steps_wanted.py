"""A small step that somebody wants: put into the plan, and read by no more people than the answer it came from."""

from collections.abc import Collection, Mapping

from coachdesk.desk import Desk
from coachdesk.desk.batch import Batch
from coachdesk.models.measures_in_sight import StepWanted
from coachdesk.models.plan import Audience, Plan, SubTarget, Target, TargetStatus
from coachdesk.models.values import Id
from coachdesk.operations.family_given import GivenBox, GivenItem
from coachdesk.operations.live_plan import live_plan
from coachdesk.tools.given_records import Made, is_private, made_id
from coachdesk.tools.ordering import is_key
from coachdesk.tools.step_templates import positions_after


def wants_privacy(box: GivenBox, item: GivenItem) -> bool:
    """Whether a wanted step came from an answer or a mark that the family may not see."""
    return item.given.step is not None and is_private(item.given.step, [one.standing for one in box.items])


def may_stand_under(target: Target, said: StepWanted, *, private: bool) -> bool:
    """Whether a step can go under a target without being read by more people than said it."""
    if target.status is not TargetStatus.ACTIVE:
        return False
    if target.audience is Audience.EVERYONE:
        return not private
    return set(target.private_to) == {said.person}


def targets_for(desk: Desk, box: GivenBox) -> dict[str, tuple[Target, ...]]:
    """Under which targets each wanted step may stand, by the key of its item."""
    live = live_plan(desk, box.hand_over.family)
    targets = live.content.targets if live else ()
    return {
        item.key: tuple(
            one for one in targets if may_stand_under(one, item.given.step, private=wants_privacy(box, item))
        )
        for item in box.items
        if item.given.step
    }


def add_wanted_steps(
    desk: Desk, batch: Batch, box: GivenBox, items: Collection[GivenItem], under: Mapping[str, Id]
) -> None:
    """Adds those not added yet: each under the target named in `under` by its key, else under the one it was said of.

    Where it cannot stand there it is a target of its own, in the same words; for that person alone if it is private.
    A family without a plan has one begun today.
    """
    one, live = box.hand_over, live_plan(desk, box.hand_over.family)
    fresh = [item for item in items if desk.find(SubTarget, made_id(one.box_id, Made.STEP, int(item.key))) is None]
    targets = {each.id: each for each in live.content.targets} if live else {}
    places = _Places(live.content.targets if live else (), live.content.steps if live else ())
    plan = live.plan.record.id if live else made_id(one.box_id, Made.PLAN, 0)
    if fresh and live is None and desk.find(Plan, plan) is None:
        batch.add(Plan(id=plan, log=one.family, started_on=desk.today()))
    for item in fresh:
        said = item.given.step
        assert said is not None
        number, private = int(item.key), wants_privacy(box, item)
        target = targets.get(under.get(item.key) or said.target or "")
        if target is None or not may_stand_under(target, said, private=private):
            target = Target(
                id=made_id(one.box_id, Made.TARGET, number),
                log=one.family,
                plan=plan,
                position=places.next(""),
                family_words=said.words,
                said_by=(said.person,),
                about=(said.person,),
                asked=(said.person,),
                audience=Audience.NAMED if private else Audience.EVERYONE,
                private_to=(said.person,) if private else (),
                added_on=desk.today(),
            )
            batch.add(target)
        batch.add(
            SubTarget(
                id=made_id(one.box_id, Made.STEP, number),
                log=one.family,
                target=target.id,
                words=said.words,
                position=places.next(target.id),
            )
        )


class _Places:
    """The next place among a target's steps, and under "" among the targets."""

    def __init__(self, targets: Collection[Target], steps: Collection[SubTarget]) -> None:
        self._last: dict[str, str] = {}
        for list_name, position in (
            *(("", one.position) for one in targets),
            *((one.target, one.position) for one in steps),
        ):
            if is_key(position):
                self._last[list_name] = max(position, self._last.get(list_name, ""))

    def next(self, list_name: str) -> str:
        """The place after the last, which is the last from now on."""
        (place,) = positions_after(self._last.get(list_name), 1)
        self._last[list_name] = place
        return place
