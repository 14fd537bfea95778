"""A visit is the first until the family was met on an earlier one; tries in between change nothing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.values import new_id
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.first_visit import is_first_visit
from tests.tools.records import make

NOON = datetime(2011, 8, 31, 12, tzinfo=UTC)
outcomes = st.none() | st.sampled_from(VisitOutcome)


@given(st.lists(outcomes, max_size=6))
def test_every_visit_is_the_first_until_somebody_was_met(told: list[VisitOutcome | None]) -> None:
    visits = [make(Visit, planned_at=NOON + timedelta(days=at), outcome=one) for at, one in enumerate(told)]
    shuffled = sorted(visits, key=lambda one: one.id)
    met = next((at for at, one in enumerate(told) if one is VisitOutcome.MET), len(told))
    assert [is_first_visit(one, shuffled) for one in visits] == [at <= met for at in range(len(told))]


def test_another_familys_visits_say_nothing() -> None:
    other = make(Visit, log=new_id(), planned_at=NOON, outcome=VisitOutcome.MET)
    assert is_first_visit(make(Visit, planned_at=NOON + timedelta(days=1)), [other])
