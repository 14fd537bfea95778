"""A letter is kept with who and what, and each thing it wants is a dated step or has its reason why not (L-03)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.letter import Letter
from coachdesk.models.plan import SubTarget, Target, TargetStatus
from coachdesk.operations.families import start_family
from coachdesk.operations.letters import (
    Want,
    is_dealt_with,
    keep_letter,
    letter_becomes_steps,
    letter_needs_no_step,
    steps_of,
)
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.plans import add_target, start_plan
from tests.desks import HandClock, new_desk

DAY = date(2011, 3, 10)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "vault", HandClock(tick=timedelta())).desk


def target_of(desk: Desk) -> Opened[Target]:
    family = start_family(desk, "Lane").record
    return add_target(desk, start_plan(desk, family.id), "Calm mornings", "Put the clothes out")


def letter_of(desk: Desk, family: str, **fields: object) -> Opened[Letter]:
    values = {"from_words": "County court", "says": "You owe £240.", "wants": "Fill in the form", "by_when": DAY}
    return keep_letter(desk, family, **{**values, **fields})


def test_each_want_is_a_dated_step_after_the_others_and_the_letter_names_them_all(desk: Desk) -> None:
    target = target_of(desk)
    letter = letter_of(desk, target.record.log)
    wants = [Want("Fill in the form", DAY), Want(" Ring the court ", DAY + timedelta(days=1), owner_person="1" * 32)]
    steps = letter_becomes_steps(desk, letter, target, wants)
    plan = live_plan(desk, target.record.log)
    assert plan is not None
    told = [(one.record.words, one.record.due) for one in plan.steps]
    assert told == [("Put the clothes out", None), (wants[0].words, DAY), ("Ring the court", DAY + timedelta(days=1))]
    kept = desk.get(Letter, letter.record.id)
    assert (kept.record.step, kept.record.steps) == (steps[0].record.id, tuple(one.record.id for one in steps))
    assert [one.id for one in steps_of(desk, kept.record)] == [one.record.id for one in steps]
    desk.remove(desk.get(SubTarget, steps[0].record.id))
    assert [one.id for one in steps_of(desk, kept.record)] == [steps[1].record.id]
    assert is_dealt_with(kept.record)
    with pytest.raises(Refused):
        letter_becomes_steps(desk, kept, target, wants)
    with pytest.raises(Refused):
        letter_needs_no_step(desk, kept, "Paid")


def test_a_letter_kept_before_it_could_name_several_is_dealt_with_and_shows_its_step(desk: Desk) -> None:
    target = target_of(desk)
    letter = letter_of(desk, target.record.log)
    (step,) = [one for one in desk.records(SubTarget) if one.target == target.record.id]
    before = desk.amend(letter, step=step.id).record
    assert before.steps == ()
    assert steps_of(desk, before) == [step]
    assert is_dealt_with(before)
    with pytest.raises(Refused):
        letter_needs_no_step(desk, desk.get(Letter, before.id), "Paid")
    assert Letter.from_fields(before.id, before.log, {"read_on": "2011-03-01", "step": step.id}).became == (step.id,)


@pytest.mark.parametrize("wants", [[], [Want("  ", DAY)], [Want("Ring", None)], [Want("Ring", DAY), Want("", DAY)]])
def test_what_is_not_clear_leaves_plan_and_letter_as_they_were(desk: Desk, wants: list[Want]) -> None:
    target = target_of(desk)
    letter = letter_of(desk, target.record.log)
    before = desk.state_hash()
    with pytest.raises(BadInput):
        letter_becomes_steps(desk, letter, target, wants)
    assert desk.state_hash() == before


def test_only_a_target_that_this_family_works_on_takes_a_step(desk: Desk) -> None:
    mine, theirs = target_of(desk), target_of(desk)
    letter = letter_of(desk, mine.record.log)
    parked = desk.amend(mine, status=TargetStatus.PARKED)
    for wrong in (theirs, parked):
        with pytest.raises(Refused):
            letter_becomes_steps(desk, letter, wrong, [Want("Ring", DAY)])
    assert all(step.words != "Ring" for step in desk.records(SubTarget))


@pytest.mark.parametrize(
    ("field", "fields"),
    [("from_words", {"from_words": ""}), ("says", {"says": " "}), ("wants", {"wants": ""})],
)
def test_who_and_what_are_needed(desk: Desk, field: str, fields: dict[str, object]) -> None:
    family = start_family(desk, "Lane").record.id
    with pytest.raises(BadInput) as refused:
        letter_of(desk, family, **fields)
    assert refused.value.field == field
    assert desk.records(Letter) == []


def test_a_letter_is_dealt_with_by_a_reason_or_by_wanting_nothing(desk: Desk) -> None:
    family = start_family(desk, "Lane").record.id
    letter = letter_of(desk, family)
    assert not is_dealt_with(letter.record)
    with pytest.raises(BadInput):
        letter_needs_no_step(desk, letter, " ")
    assert is_dealt_with(letter_needs_no_step(desk, letter, "Paid last week").record)
    assert is_dealt_with(new_record(Letter, family, read_on=DAY, says="Well done", from_words="School"))
    assert letter.record.read_by == desk.owner.worker_id
