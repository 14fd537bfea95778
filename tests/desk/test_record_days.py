"""What is asked for by its day is what a look at every record would give, after any changes and after a refold."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.desk.record_days import day_of
from coachdesk.models.plan import StepState, SubTarget
from coachdesk.models.values import new_id
from tests.desks import new_desk

START = date(2011, 3, 1)
GONE = (StepState.DONE, StepState.DROPPED)
deeds = st.lists(
    st.tuples(st.sampled_from(["due", "state", "remove", "back"]), st.integers(0, 3), st.integers(-3, 9)), max_size=12
)


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> OpenDesk:
    return new_desk(tmp_path_factory.mktemp("days") / "vault")


@settings(max_examples=25, deadline=None)
@given(deeds, st.integers(-2, 8), st.integers(-2, 8))
def test_by_its_day_is_found_exactly_what_a_look_at_everything_finds(
    open_desk: OpenDesk, done: list[tuple[str, int, int]], one: int, other: int
) -> None:
    desk, log = open_desk.desk, new_id()
    ids = [desk.add(new_record(SubTarget, log, target=new_id(), words=f"step {n}")).record.id for n in range(4)]
    for deed, which, number in done:
        opened = desk.get(SubTarget, ids[which])
        if deed == "due":
            desk.amend(opened, due=START + timedelta(days=number) if number >= 0 else None)
        elif deed == "state":
            desk.amend(opened, state=list(StepState)[number % len(StepState)])
        elif deed == "remove" and not opened.deleted:
            desk.remove(opened)
        elif deed == "back" and opened.deleted:
            desk.bring_back(opened.record.id)
    since, until = START + timedelta(days=min(one, other)), START + timedelta(days=max(one, other))
    every = [step for step in desk.records(SubTarget, log) if step.due and step.state not in GONE]
    wanted = sorted(
        (step for step in every if since <= step.due <= until), key=lambda step: (step.due, ids.index(step.id))
    )
    found = desk.dated(SubTarget, until, since, log)
    assert found == [step for step in desk.dated(SubTarget, until, since) if step.log == log]
    assert found == wanted


def test_a_refold_finds_the_same_days(open_desk: OpenDesk) -> None:
    desk = open_desk.desk
    desk.add(new_record(SubTarget, new_id(), target=new_id(), words="ring them", due=START))
    before = desk.dated(SubTarget, START)
    desk.rebuild()
    assert desk.dated(SubTarget, START) == before != []


def test_what_has_no_day_or_is_none_of_ours_has_none() -> None:
    assert day_of("sub_target", {"due": "2011-03-01"}) == START.toordinal()
    assert day_of("sub_target", {"due": "2011-03-01T09:30:00+00:00"}) == START.toordinal()
    assert day_of("sub_target", {"due": "soon"}) is None
    assert day_of("sub_target", {"due": 7}) is None
    assert day_of("sub_target", {}) is None
    assert day_of("person", {"": "2011-03-01"}) is None
    assert day_of("a kind of next year", {"due": "2011-03-01"}) is None
