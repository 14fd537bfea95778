"""In the list who waits stands first, a child not seen is never counted as seen, and only agencies are ever late."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.family import FamilyState
from coachdesk.models.moments import Asked
from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome, VisitPlace
from coachdesk.tools.caseload_list import (
    UNSEEN_DAYS,
    AgencyLate,
    CaseloadRow,
    children_unseen,
    in_caseload_order,
    next_of,
    seen_on,
    sums_of,
)
from coachdesk.tools.child_seen import child_seen_id
from coachdesk.tools.reviews import ReviewDue
from tests.tools.records import family, make, person, plan

TODAY = date(2011, 9, 1)


def visit(days_ago: int, **fields: object) -> Visit:
    at = datetime(2011, 9, 1, 10, tzinfo=UTC) - timedelta(days=days_ago)
    return make(Visit, **{"planned_at": at, "outcome": VisitOutcome.MET, **fields})


def on(one: Visit) -> date:
    return one.planned_at.date()


def said(at: Visit, child: str, seen: Asked) -> dict[str, ChildSeen]:
    record = make(ChildSeen, id=child_seen_id(at.id, child), visit=at.id, child=child, seen=seen)
    return {record.id: record}


def row(ref: str = "F1", days: int | None = 3, **fields: object) -> CaseloadRow:
    state = fields.pop("state", FamilyState.ACTIVE)
    values = {"coach": "Bronwen", "seen": None, "days": days, **fields}
    return CaseloadRow(family=family(ref=ref, state=state), **values)  # type: ignore[arg-type]


def test_only_a_meeting_face_to_face_is_a_day_seen() -> None:
    met, tried = visit(5), visit(2, outcome=VisitOutcome.NOBODY_IN)
    rung = visit(1, place=VisitPlace.PHONE)
    assert seen_on([met, tried, rung, visit(0, outcome=None)], on) == TODAY - timedelta(days=5)
    assert seen_on([tried, rung], on) is None


def test_a_child_missed_at_the_last_meeting_is_named_with_the_day_before_it() -> None:
    tia, joy, sam = (person(name, number=number) for number, name in enumerate(("Tia", "Joy", "Sam"), start=1))
    last, before = visit(2, was_in=(joy.id,)), visit(9)
    words = {
        **said(last, tia.id, Asked.NO),
        **said(before, tia.id, Asked.YES),
        **said(before, sam.id, Asked.NOT_ASKED),
    }
    found = children_unseen([tia, joy, sam], [last, before], words, on)
    assert [(one.child.known_as, one.since) for one in found] == [("Sam", None), ("Tia", on(before))]
    assert children_unseen([tia], [visit(1, outcome=VisitOutcome.NOBODY_IN)], {}, on) == ()


def test_somebodys_no_goes_before_a_child_being_in() -> None:
    tia = person("Tia")
    last = visit(2, was_in=(tia.id,))
    assert children_unseen([tia], [last], {}, on) == ()
    assert children_unseen([tia], [last], said(last, tia.id, Asked.NO), on) == ((tia, None),)


def test_the_next_visit_is_the_soonest_that_nobody_has_told_of() -> None:
    today, later = visit(0, outcome=None), visit(-3, outcome=None)
    assert next_of([later, today, visit(-1), visit(2, outcome=None)], TODAY, on) == today
    assert next_of([visit(2, outcome=None)], TODAY, on) is None


def test_ten_days_are_unseen_and_a_pause_is_not_asked_about() -> None:
    assert [row(days=days).is_unseen for days in (UNSEEN_DAYS - 1, UNSEEN_DAYS, None)] == [False, True, True]
    assert not row(days=40, state=FamilyState.PAUSED).is_unseen


def due(days_late: int) -> ReviewDue:
    return ReviewDue(plan(), TODAY, days_late)


def test_what_waits_most_stands_first() -> None:
    rows = [
        row("F10"),
        row("F2"),
        row("F3", late={"a" * 32: 2}),
        row("F4", no_report=(TODAY,)),
        row("F5", review=due(3)),
        row("F6", review=due(9)),
        row("F7", days=11),
        row("F8", days=None),
        row("F9", unread=1),
        row("F11", days=50, state=FamilyState.PAUSED),
    ]
    found = [one.family.ref for one in in_caseload_order(rows)]
    assert found == ["F9", "F8", "F7", "F6", "F5", "F4", "F3", "F2", "F10", "F11"]


rows = st.builds(
    row,
    ref=st.sampled_from(["F1", "F2", "F3"]),
    days=st.none() | st.integers(0, 30),
    late=st.none() | st.dictionaries(st.sampled_from(["", "a", "b", "c"]), st.integers(0, 3)),
    unread=st.integers(0, 2),
    review=st.none() | st.integers(-3, 3).map(due),
)


@given(st.lists(rows, max_size=8))
def test_the_sums_are_those_of_the_rows_and_our_own_steps_are_no_agencys(listed: list[CaseloadRow]) -> None:
    sums = sums_of(listed)
    assert (sums.unseen, sums.overdue) == (sum(one.is_unseen for one in listed), sum(one.is_overdue for one in listed))
    for agency in ("a", "b", "c"):
        told = [one for one in sums.agencies if one.agency == agency]
        steps = [count for one in listed if (count := (one.late or {}).get(agency, 0))]
        assert told == ([AgencyLate(agency, sum(steps), len(steps))] if steps else [])
    assert all(one.agency for one in sums.agencies)
    assert [one.steps for one in sums.agencies] == sorted((one.steps for one in sums.agencies), reverse=True)
    assert len(in_caseload_order(listed)) == len(listed)
