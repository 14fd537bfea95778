"""Ordinary steps to start a target from, turned into steps of its own that can all be changed."""

from collections.abc import Iterable, Sequence

from coachdesk.models.organisation import StepTemplate
from coachdesk.models.plan import SubTarget, Target
from coachdesk.tools.ordering import between, spread


def steps_from(
    template: StepTemplate, target: Target, new_ids: Iterable[str], already: Sequence[SubTarget] = ()
) -> list[SubTarget]:
    """The template's steps as steps of a target, after those it has `already`, in the template's order (P-21).

    They are plain steps, without owner or date, that keep no tie to the template. `new_ids` gives a fresh id each;
    raises ValueError when it gives too few.
    """
    last = max((step.position for step in already if step.target == target.id), default=None)
    places = zip(template.steps, positions_after(last, len(template.steps)), new_ids, strict=False)
    steps = [
        SubTarget(id=new_id, log=target.log, target=target.id, words=words, position=position)
        for words, position, new_id in places
    ]
    if len(steps) < len(template.steps):
        raise ValueError("a step needs an id of its own")
    return steps


def positions_after(last: str | None, count: int) -> list[str]:
    """`count` order keys after the last one in use, or spread over an empty list (P-02, P-21)."""
    if last is None:
        return spread(count)
    keys = []
    for _ in range(count):
        last = between(last, None)
        keys.append(last)
    return keys
