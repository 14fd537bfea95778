"""A template gives a target its steps in order, after those it has, and then has nothing more to say."""

import pytest

from coachdesk.models.organisation import StepTemplate
from coachdesk.models.values import new_id
from coachdesk.tools.ordering import in_order
from coachdesk.tools.step_templates import steps_from
from tests.tools.records import make, step, target

LETTERS = make(StepTemplate, name="Sort the letters", steps=("One bag", "Two piles", "Ring the first", "Ring the next"))


def test_a_template_gives_an_empty_target_its_steps_in_order() -> None:
    bills = target()
    made = steps_from(LETTERS, bills, (new_id() for _ in range(9)))
    assert [one.words for one in in_order(reversed(made))] == list(LETTERS.steps)
    assert {(one.target, one.log, one.owner_person, one.due) for one in made} == {(bills.id, bills.log, None, None)}
    assert len({one.id for one in made}) == 4


def test_steps_the_target_has_already_stay_first() -> None:
    bills = target()
    already = [step(bills, "Breathe", position="m"), step(target(), "Elsewhere", position="zz1")]
    made = steps_from(LETTERS, bills, [new_id() for _ in range(4)], already)
    assert [one.words for one in in_order([*made, already[0]])] == ["Breathe", *LETTERS.steps]
    assert max(len(one.position) for one in made) == 1


def test_a_step_without_an_id_of_its_own_is_a_bug_and_loud() -> None:
    with pytest.raises(ValueError, match="id"):
        steps_from(LETTERS, target(), [new_id()])
