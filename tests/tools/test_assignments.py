"""One key worker at a time, and no gap or overlap in who works with a family that nobody explained."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.family import Assignment
from coachdesk.tools.assignments import (
    AssignmentQuestion,
    assigned_on,
    assignment_prompts,
    families_of,
    key_worker_on,
)
from tests.tools.records import assignment, worker

TODAY = date(2011, 9, 1)
BRONWEN, ANITA = worker("Bronwen"), worker("Anita")
Q = AssignmentQuestion


def ended(from_date: str, to_date: str, **fields: Any) -> Assignment:
    return assignment(BRONWEN, from_date, to_date, **{"end_reason": "New job", "family_told": "At a visit", **fields})


def questions(*history: Assignment, closed_on: str | None = None) -> list[AssignmentQuestion]:
    return [prompt.question for prompt in assignment_prompts(history, TODAY, closed_on)]


def key(from_date: str, **fields: Any) -> Assignment:
    return assignment(ANITA, from_date, is_key_worker=True, **fields)


def test_on_the_day_of_handing_over_the_one_who_comes_is_the_key_worker() -> None:
    today = str(TODAY)
    goes = ended("2011-03-01", today, is_key_worker=True)
    assert Q.TWO_KEY_WORKERS not in questions(goes, key(today))
    assert Q.NO_KEY_WORKER not in questions(goes)
    assert Q.TWO_KEY_WORKERS in questions(goes, key(today), assignment(BRONWEN, today, is_key_worker=True))


def test_the_coach_of_a_day_is_whoever_was_assigned_then() -> None:
    first, second = ended("2010-07", "2011-02-28"), key("2011-03-01")
    history = [second, first]
    assert assigned_on(history, date(2011, 2, 28)) == [first]
    assert assigned_on(history, date(2011, 3, 1)) == [second]
    assert assigned_on(history, date(2010, 6, 30)) == []
    assert families_of(ANITA.id, history, TODAY) == {first.log}
    assert families_of(BRONWEN.id, history, TODAY) == frozenset()


def test_the_key_worker_is_one_and_the_later_one_where_two_are_marked() -> None:
    first, second = key("2011-03-01"), assignment(BRONWEN, "2011-05-01", is_key_worker=True, role="advocate")
    assert key_worker_on([second, first], TODAY) == second
    assert key_worker_on([second, first], date(2011, 4, 1)) == first
    assert key_worker_on([assignment(ANITA, "2011-03-01")], TODAY) is None


@pytest.mark.parametrize(
    ("history", "asked"),
    [
        ([], []),
        ([key("2011-03-01")], []),
        ([ended("2010-07-01", "2011-02-28"), key("2011-03-01")], []),
        ([ended("2010-07-01", "2011-03-01"), key("2011-03-01")], []),
        ([ended("2010-07-01", "2011-02-27"), key("2011-03-01")], [Q.GAP]),
        ([ended("2010-07-01", "2011-02-27", overlap_reason="Ill"), key("2011-03-01")], []),
        ([ended("2010-07-01", "2011-02-27"), key("2011-03-01", overlap_reason="Ill")], []),
        ([ended("2010-07", "2011-02"), key("2011-03-01")], []),
        ([ended("2010-07-01", "2011-03-02"), key("2011-03-01")], [Q.OVERLAP]),
        ([ended("2010-07-01", "2011-03-02", overlap_reason="Handing over"), key("2011-03-01")], []),
        ([ended("2010-07", "2011-03"), key("2011-03")], []),
        ([key("2010-07-01"), assignment(BRONWEN, "2011-01-01")], [Q.OVERLAP]),
        ([key("2010-07-01"), assignment(BRONWEN, "2011-01-01", role="advocate")], []),
        ([key("2010-07-01", role="cover"), assignment(BRONWEN, "2011-01-01", role="cover")], []),
        ([key("2010-07-01", role="lead_professional"), ended("2010-08-01", "2011-08-01")], [Q.GAP]),
        (
            [
                ended("2010-07-01", "2011-01-31"),
                ended("2011-02-01", "2011-02-14", role="cover"),
                ended("2011-02-14", "2011-02-27", role="cover"),
                key("2011-02-28"),
            ],
            [],
        ),
        (
            [ended("2010-07-01", "2011-01-31"), ended("2011-02-03", "2011-02-27", role="cover"), key("2011-02-28")],
            [Q.GAP],
        ),
        ([ended("2010-07-01", "2011-08-31")], [Q.GAP, Q.NO_KEY_WORKER]),
        ([ended("2010-07-01", "2011-09-01", is_key_worker=True)], []),
        ([ended("2010-07-01", "2012-01-01", is_key_worker=True)], []),
        ([ended("2010-07-01", "2011-09-01", end_reason=" ", is_key_worker=True)], [Q.NO_REASON]),
        ([ended("2010-07-01", "2011-09-01", family_told="", is_key_worker=True)], [Q.NOT_TOLD]),
        (
            [key("2010-07-01"), assignment(BRONWEN, "2010-07-01", role="advocate", is_key_worker=True)],
            [Q.TWO_KEY_WORKERS],
        ),
    ],
)
def test_only_what_nobody_explained_is_asked_about(history: list[Assignment], asked: list[AssignmentQuestion]) -> None:
    assert questions(*history) == asked
    assert questions(*reversed(history)) == asked


def test_when_the_work_has_closed_nobody_needs_to_be_there() -> None:
    history = ended("2010-07-01", "2011-06-30")
    assert questions(history, closed_on="2011-06-30") == []
    assert questions(history, closed_on="2011-06") == []
    assert questions(history, closed_on="2011-07-10") == [Q.GAP]
    assert questions(history, closed_on="2012") == [Q.GAP, Q.NO_KEY_WORKER]


def test_a_prompt_names_the_assignments_it_is_about() -> None:
    first, second = ended("2010-07-01", "2011-02-01"), key("2011-03-01")
    (found,) = assignment_prompts([second, first], TODAY)
    assert found.assignments == (first.id, second.id)
    assert found.sentence.endswith(".")


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), min_size=1, max_size=6))
def test_a_gap_is_asked_about_exactly_when_some_day_had_nobody(spans: list[tuple[int, int]]) -> None:
    begin = date(2011, 1, 1)
    days = [(begin + timedelta(days=start), begin + timedelta(days=start + length)) for start, length in spans]
    history = [ended(str(first), str(last)) for first, last in days]
    first, last = min(one for one, _ in days), max(one for _, one in days)
    held = {day for one, other in days for day in range(one.toordinal(), other.toordinal() + 1)}
    lonely = last.toordinal() - first.toordinal() + 1 > len(held)
    found = {prompt.question for prompt in assignment_prompts(history, last)}
    assert (Q.GAP in found) is lonely
