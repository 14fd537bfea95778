"""A step added at the table goes to the end of its target with who and by when, and has one owner."""

from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.errors import BadInput
from coachdesk.models.person import FamilyRole
from coachdesk.models.plan import SubTarget
from coachdesk.operations import plans
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from tests.desks import new_desk


def test_a_step_goes_last_with_who_and_when_and_never_with_two_owners(tmp_path: Path) -> None:
    opened = new_desk(tmp_path / "vault")
    desk = opened.desk
    family = start_family(desk, "Vale").record.id
    mother = add_person(desk, family, "Amina", FamilyRole.PARENT).record.id
    target = plans.add_target(desk, plans.start_plan(desk, family), "Calm mornings", "First")
    step = plans.add_step(desk, target, "Second", owner_person=mother, due=desk.today()).record
    third = plans.add_step(desk, target, "Third").record
    kept = sorted((one.record for one in desk.all(SubTarget, family)), key=lambda one: one.position)
    assert [one.words for one in kept] == ["First", "Second", "Third"]
    assert (step.owner_person, step.due, third.owner_person) == (mother, desk.today(), None)
    with pytest.raises(BadInput):
        plans.add_step(desk, target, "Fourth", owner_person=mother, owner_worker=desk.owner.worker_id)
    assert len(desk.all(SubTarget, family)) == 3
    opened.close()


def test_a_place_that_is_no_place_does_not_stop_the_next_step(tmp_path: Path) -> None:
    opened = new_desk(tmp_path / "vault")
    desk = opened.desk
    family = start_family(desk, "Vale").record.id
    target = plans.add_target(desk, plans.start_plan(desk, family), "Calm mornings")
    odd = desk.add(new_record(SubTarget, family, target=target.record.id, words="Odd", position="~"))
    plans.add_step(desk, target, "Next")
    assert [one.record.words for one in desk.all(SubTarget, family)] == [odd.record.words, "Next"]
    opened.close()
