"""What cannot wait becomes a need, a target and a step with one owner, all of it or nothing."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.errors import BadInput
from coachdesk.models.person import Need, NeedLevel
from coachdesk.models.plan import Plan, Target
from coachdesk.operations.first_visits import say_who_introduced, urgent_need, urgent_needs
from coachdesk.operations.live_plan import live_plan
from coachdesk.operations.people import add_need
from coachdesk.operations.plans import add_target, start_plan
from tests.operations.visit_desk import VisitDesk


@pytest.fixture
def table(tmp_path: Path) -> Iterator[VisitDesk]:
    made = VisitDesk(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("planned", [False, True])
def test_what_cannot_wait_is_a_step_with_an_owner_due_today(table: VisitDesk, planned: bool) -> None:
    desk, me = table.desk, table.desk.owner.worker_id
    if planned:
        add_target(desk, start_plan(desk, table.family), "Calm mornings", "Put the clothes out")
    urgent_need(desk, table.family, "housing", "No heating", "Ring the landlord", owner_worker=me)
    later = desk.today() + timedelta(days=2)
    urgent_need(desk, table.family, "money", "Nothing in the meter", owner_person=table.mother, due=later)
    plan = live_plan(desk, table.family)
    assert plan is not None
    assert len(desk.records(Plan, table.family)) == 1
    words = [one.record.family_words for one in plan.targets]
    assert words == [*(["Calm mornings"] if planned else []), "No heating", "Nothing in the meter"]
    found = [(one.record.words, one.record.owner_worker, one.record.owner_person, one.record.due) for one in plan.steps]
    assert found[-2:] == [
        ("Ring the landlord", me, None, desk.today()),
        ("Nothing in the meter", None, table.mother, later),
    ]
    assert [
        (one.need.words, one.need.level, one.step and one.step.words) for one in urgent_needs(desk, table.family)
    ] == [
        ("No heating", NeedLevel.CRISIS, "Ring the landlord"),
        ("Nothing in the meter", NeedLevel.CRISIS, "Nothing in the meter"),
    ]


@pytest.mark.parametrize(
    ("field", "area", "words", "owners"),
    [
        ("words", "housing", " ", ("me",)),
        ("area", "", "No heating", ("me",)),
        ("owner", "housing", "No heating", ()),
        ("owner", "housing", "No heating", ("me", "mother")),
    ],
)
def test_what_is_not_whole_leaves_nothing(
    table: VisitDesk, field: str, area: str, words: str, owners: tuple[str, ...]
) -> None:
    desk, before = table.desk, table.desk.state_hash()
    mine = desk.owner.worker_id if "me" in owners else None
    theirs = table.mother if "mother" in owners else None
    with pytest.raises(BadInput) as refused:
        urgent_need(desk, table.family, area, words, owner_worker=mine, owner_person=theirs)
    assert refused.value.field == field
    assert desk.state_hash() == before


def test_a_need_written_down_before_becomes_the_step_and_a_met_one_is_over(table: VisitDesk) -> None:
    desk = table.desk
    before = add_need(desk, table.family, "money", words="Nothing in the meter", level=NeedLevel.CRISIS)
    add_need(desk, table.family, "school", words="Not urgent")
    (found,) = urgent_needs(desk, table.family)
    assert found.step is None
    made = urgent_need(desk, table.family, "money", found.need.words, owner_person=table.mother, before=before)
    assert made.need.id == before.record.id
    assert len(desk.records(Need, table.family)) == 2
    assert [one.step for one in urgent_needs(desk, table.family)] == [made.step]
    assert len(desk.records(Target, table.family)) == 1
    desk.amend(desk.get(Need, before.record.id), met_on="2011-03-02")
    assert urgent_needs(desk, table.family) == []


def test_who_brought_the_coach_is_kept(table: VisitDesk) -> None:
    worker = table.desk.owner.worker_id
    kept = say_who_introduced(table.desk, table.visit, worker, "Nan").record
    assert (kept.introduced_by, kept.introduced_words) == (worker, "Nan")
    assert say_who_introduced(table.desk, table.visit, None).record.introduced_by is None
