"""What somebody answered and did not let the family see is on nobody else's paper: not a word, mark or step of it."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.models.family import Assignment
from coachdesk.models.measures import AnswerSet, GoodNews, LineGrading, LineMark
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, SubTarget, Target
from coachdesk.models.record import Value
from coachdesk.operations import handing_over_family as handing
from coachdesk.operations.agency_copies import agency_by_name, look_at_agency_copy
from coachdesk.operations.live_plan import plan_of
from coachdesk.operations.measure_releases import say_who_may_see
from coachdesk.operations.measures_paper import chart_for
from coachdesk.operations.new_coach_paper import page_for
from coachdesk.operations.plan_versions import freeze
from coachdesk.operations.sample import family_id, person_id
from coachdesk.operations.taking_out import copy_for
from tests.operations.test_copies_for_readers import everybody_says_yes
from tests.sample_vaults import sample

F8, JADE = family_id("F8"), person_id("F8", "jade")
CANARY = "kittiwake"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    made = sample(tmp_path)
    yield made
    made.close()


def jade_answers(desk: Desk, *, released: bool) -> AnswerSet:
    """A sitting, a mark, a step that came from the sitting, and good news, each with the canary in its words."""
    plan = plan_of(desk, F8)
    assert plan is not None
    now = desk.now()
    answer = {"question": "home", "status": "answered", "mode": "faces5", "first": 250, "place": 250, "at": now}
    sitting = new_record(
        AnswerSet, F8, person=JADE, tool="wellbeing", set_key="wellbeing", set_version=1, at=now, marking="self",
        released=released, answers=({**answer, "words": f"{CANARY} of the answer"},),
    )  # fmt: skip
    line = new_record(LineGrading, F8, a_words="We shout", b_words="We talk", begun_at=now)
    mark = {"line": line.id, "person": JADE, "status": "answered", "marking": "self", "at": now, "first": 7, "place": 7}
    own = {"audience": Audience.NAMED, "private_to": (JADE,)} if not released else {}
    target = new_record(Target, F8, plan=plan.record.id, position="zz", family_words=f"{CANARY} of the step", **own)
    with desk.together() as batch:
        for record in (
            sitting,
            line,
            new_record(LineMark, F8, helped_so_far=f"{CANARY} of the mark", released=released, **mark),
            target,
            new_record(SubTarget, F8, target=target.id, words=f"{CANARY} too"),
            new_record(GoodNews, F8, words=f"{CANARY} sang", on="2011-08-01", people=(JADE,), about=sitting.id),
        ):
            batch.add(record)
    return sitting


def chart_text(opened: OpenDesk, reader: Person | None) -> str:
    """All that stands on a person's chart, or on what the family lets each other see."""
    chart = chart_for(opened, F8, reader)
    return json.dumps(
        asdict(chart), default=lambda one: one.model_dump(mode="json") if isinstance(one, Value) else str(one)
    )


def papers(opened: OpenDesk) -> dict[str, str]:
    """All that can be printed of the family today, by whose it is; reports draw these values and nothing else."""
    desk = opened.desk
    housing = agency_by_name(desk, "District Council Housing").record
    everybody_says_yes(opened, "F8", housing)
    version = freeze(desk, F8)
    mine = next(one for one in desk.all(Assignment, F8) if one.record.role == "coach" and not one.record.to_date)
    other = next(one for one in desk.records(Worker) if one.id != mine.record.worker and one.role != "advocate")
    handover = handing.propose(opened, mine, other.id, desk.today(), why="A new job")
    found = {
        "agency": look_at_agency_copy(opened, version, housing).model_dump_json(),
        "new coach": page_for(opened, handover.record).model_dump_json(),
        "chart of all": chart_text(opened, None),
    }
    for person in desk.records(Person, F8):
        try:
            found[f"plan of {person.id}"] = copy_for(opened, version, person).model_dump_json()
            found[f"chart of {person.id}"] = chart_text(opened, person)
        except Refused:
            continue
    return found


def test_nothing_private_is_on_anybody_elses_paper_nor_on_any_agencys(opened: OpenDesk) -> None:
    jade_answers(opened.desk, released=False)
    found = papers(opened)
    assert len(found) >= 7
    seen_by = {whose for whose, paper in found.items() if CANARY in paper}
    assert seen_by <= {f"plan of {JADE}", f"chart of {JADE}"}
    assert f"plan of {JADE}" in seen_by, "the control: her own copy has her own step"


def test_the_search_would_see_it_and_what_is_closed_again_is_gone_from_the_familys_chart(opened: OpenDesk) -> None:
    desk = opened.desk
    sitting = jade_answers(desk, released=True)
    shared = chart_for(opened, F8, None).answers
    say_who_may_see(desk, sitting, released=False)
    assert chart_for(opened, F8, None).answers != shared
    found = papers(opened)
    assert [whose for whose, paper in found.items() if CANARY in paper and JADE not in whose], "a shared step is read"
