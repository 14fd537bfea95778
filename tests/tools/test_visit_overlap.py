"""Two visits overlap when they share a moment and a family or a worker, and each says so of the other."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.values import new_id
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.visit_overlap import overlapping
from tests.tools.records import make

NINE = datetime(2011, 8, 31, 9, tzinfo=UTC)
ME, OTHER = new_id(), new_id()


def visit(start: int, minutes: int = 60, **fields: Any) -> Visit:
    at = NINE + timedelta(minutes=start)
    return make(Visit, **{"planned_at": at, "planned_minutes": minutes, "workers": (ME,), **fields})


spans = st.lists(st.tuples(st.integers(0, 300), st.integers(5, 200)), min_size=2, max_size=6)


@given(spans)
def test_it_is_the_same_from_both_sides_and_means_a_shared_minute(told: list[tuple[int, int]]) -> None:
    visits = [visit(*one) for one in told]
    for one, (start, minutes) in zip(visits, told, strict=True):
        for other, (start_2, minutes_2) in zip(visits, told, strict=True):
            shared = set(range(start, start + minutes)) & set(range(start_2, start_2 + minutes_2))
            assert (other in overlapping(one, visits)) == (one is not other and bool(shared))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, True),
        ({"log": new_id()}, True),
        ({"workers": (OTHER,)}, True),
        ({"log": new_id(), "workers": (OTHER,)}, False),
        ({"log": new_id(), "workers": (OTHER,), "workers_came": (ME,)}, True),
        ({"outcome": VisitOutcome.MOVED}, False),
        ({"outcome": VisitOutcome.WE_CANCELLED}, False),
        ({"outcome": VisitOutcome.NOBODY_IN}, True),
        ({"started_at": NINE, "ended_at": NINE + timedelta(minutes=20)}, False),
        ({"started_at": NINE, "ended_at": NINE}, False),
    ],
)
def test_what_was_not_made_or_is_somebody_elses_does_not_count(fields: dict[str, Any], told: bool) -> None:
    mine, other = visit(30), visit(0, **fields)
    assert bool(overlapping(mine, [mine, other])) == told
    assert bool(overlapping(other, [mine, other])) == told
