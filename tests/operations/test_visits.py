"""A visit is started, tried, moved and ended with the next one agreed in the same deed, and nothing is guessed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.errors import BadInput, Refused
from coachdesk.models.call import Call, CallAnswer
from coachdesk.models.moments import Asked
from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome
from coachdesk.operations import visits
from tests.operations.visit_desk import VisitDesk, at


@pytest.fixture
def table(tmp_path: Path) -> Iterator[VisitDesk]:
    made = VisitDesk(tmp_path)
    yield made
    made.close()


def test_a_visit_begins_once_with_its_coach_and_is_open_until_its_outcome(table: VisitDesk) -> None:
    desk = table.desk
    assert table.visit.record.workers == (desk.owner.worker_id,)
    assert visits.open_visits(desk) == []
    begun = visits.start_visit(desk, table.visit)
    table.clock.move(minutes=40)
    assert visits.start_visit(desk, begun).record.started_at == begun.record.started_at
    assert begun.record.workers_came == (desk.owner.worker_id,)
    assert visits.open_visits(desk) == [table.kept(begun)]
    ended = visits.end_visit(desk, begun, VisitOutcome.MET, at(7))
    assert visits.open_visits(desk) == []
    with pytest.raises(Refused):
        visits.start_visit(desk, ended.visit)
    with pytest.raises(Refused):
        visits.end_visit(desk, ended.visit, VisitOutcome.MET, at(8))


def test_the_next_visit_is_agreed_in_the_deed_that_ends_this_one(table: VisitDesk) -> None:
    desk = table.desk
    begun = visits.start_visit(desk, desk.amend(table.visit, planned_minutes=45, place_words="the café"))
    ended = visits.end_visit(desk, begun, VisitOutcome.MET, at(7), purpose="The review")
    assert ended.following is not None
    following = table.kept(ended.following)
    assert table.kept(begun).next_visit == following.id
    assert (following.planned_at, following.planned_minutes, following.purpose) == (at(7), 45, "The review")
    assert (following.place_words, following.started_at, following.was_in) == ("the café", None, ())
    last = desk.history(begun.record.id)[-1]
    assert last.group_id
    assert last.group_id == desk.history(following.id)[0].group_id


@pytest.mark.parametrize("outcome", [one for one in VisitOutcome if one is not VisitOutcome.MOVED])
def test_whatever_the_outcome_the_next_date_or_the_reason_why_none_is_needed(
    table: VisitDesk, outcome: VisitOutcome
) -> None:
    desk = table.desk
    before = desk.state_hash()
    with pytest.raises(BadInput) as refused:
        visits.end_visit(desk, table.visit, outcome, no_next_because="  ")
    assert refused.value.field == "next_at"
    for too_early in (table.visit.record.planned_at, at(-1)):
        with pytest.raises(BadInput):
            visits.end_visit(desk, table.visit, outcome, too_early)
    assert desk.state_hash() == before
    ended = visits.end_visit(desk, table.visit, outcome, no_next_because="They move to Leeds")
    assert ended.following is None
    assert (ended.visit.record.outcome, ended.visit.record.ended_at) == (outcome, None), "nothing is made up"


def test_ending_can_be_taken_back_until_the_next_visit_has_begun(table: VisitDesk) -> None:
    desk = table.desk
    begun = visits.start_visit(desk, table.visit)
    ended = visits.end_visit(desk, begun, VisitOutcome.MET, at(7))
    again = visits.take_back_end(desk, ended.visit)
    assert again.record == begun.record
    assert [one.record.id for one in desk.all(Visit, table.family)] == [begun.record.id]
    with pytest.raises(Refused):
        visits.take_back_end(desk, again)
    ended = visits.end_visit(desk, again, VisitOutcome.MET, at(7))
    assert ended.following is not None
    table.clock.move(days=7)
    visits.start_visit(desk, ended.following)
    with pytest.raises(Refused):
        visits.take_back_end(desk, ended.visit)


def test_ending_without_a_next_visit_is_taken_back_too(table: VisitDesk) -> None:
    ended = visits.end_visit(table.desk, table.visit, VisitOutcome.WE_CANCELLED, no_next_because="Closing")
    assert visits.take_back_end(table.desk, ended.visit).record == table.visit.record


def test_a_moved_visit_and_the_one_in_its_place_are_joined(table: VisitDesk) -> None:
    desk = table.desk
    visit = desk.amend(table.visit, purpose="The review", bring="The form")
    moved = visits.move_visit(desk, visit, at(3), "Lorna is at work")
    assert moved.following is not None
    new = moved.following.record
    assert (table.kept(visit).outcome, table.kept(visit).next_visit) == (VisitOutcome.MOVED, new.id)
    assert (new.purpose, new.bring, new.planned_at) == ("The review", "The form", at(3))
    with pytest.raises(Refused):
        visits.move_visit(desk, moved.visit, at(4))
    with pytest.raises(BadInput):
        visits.move_visit(desk, moved.following, at(3))
    with pytest.raises(Refused):
        visits.move_visit(desk, visits.start_visit(desk, moved.following), at(4))
    with pytest.raises(Refused):
        visits.end_visit(desk, moved.following, VisitOutcome.MOVED, at(5))


def test_nobody_in_is_a_try_and_tries_in_a_row_are_persistence(table: VisitDesk) -> None:
    desk = table.desk
    visit = table.visit
    for count in range(1, 6):
        visit = visits.start_visit(desk, visit)
        ended = visits.end_visit(desk, visit, VisitOutcome.NOBODY_IN, at(count * 2))
        assert ended.visit.record.workers_came == (desk.owner.worker_id,)
        assert ended.following is not None
        visit = ended.following
        table.clock.move(days=2)
        assert visits.tries_so_far(desk, table.family) == count
    call = {"by": desk.owner.worker_id, "person": table.mother}
    desk.add(new_record(Call, table.family, at=desk.now(), answer=CallAnswer.NO_ANSWER, **call))
    assert visits.tries_so_far(desk, table.family) == 6
    visits.end_visit(desk, visits.start_visit(desk, visit), VisitOutcome.MET, at(30))
    assert visits.tries_so_far(desk, table.family) == 0


def test_a_clock_that_moved_back_ends_no_visit_before_it_began(table: VisitDesk) -> None:
    begun = visits.start_visit(table.desk, table.visit)
    table.clock.move(hours=-3)
    ended = visits.end_visit(table.desk, begun, VisitOutcome.MET, at(7)).visit.record
    assert ended.ended_at == ended.started_at


def test_two_visits_may_be_open_at_once_and_another_workers_is_not_mine(table: VisitDesk) -> None:
    desk = table.desk
    first = visits.start_visit(desk, table.visit)
    second = visits.start_unplanned(desk, table.family, purpose="The boiler")
    assert [one.id for one in visits.open_visits(desk)] == [second.record.id, first.record.id]
    desk.amend(first, workers_came=())
    assert [one.id for one in visits.open_visits(desk)] == [second.record.id]


def test_a_visit_nobody_planned_has_the_place_of_the_last_one(table: VisitDesk) -> None:
    desk = table.desk
    desk.amend(table.visit, place_words="the café", planned_minutes=30)
    made = visits.start_unplanned(desk, table.family).record
    assert (made.place_words, made.planned_minutes, made.planned_at) == ("the café", 30, made.started_at)
    assert made.was_in == ()
    assert made.workers_came == (desk.owner.worker_id,)


def test_a_child_is_not_seen_until_somebody_says_so(table: VisitDesk) -> None:
    desk = table.desk
    assert visits.children_seen(desk, table.visit.record) == {}
    alone = visits.see_child(desk, table.visit.record, table.callum, alone=Asked.YES)
    assert (alone.record.seen, alone.record.spoken_with) == (Asked.YES, Asked.NOT_ASKED)
    kept = visits.children_seen(desk, table.visit.record)[table.callum]
    visits.see_child(desk, table.visit.record, table.callum, kept, seen=Asked.NO, alone=Asked.NO, words="At school")
    record = visits.children_seen(desk, table.visit.record)[table.callum].record
    assert (record.seen, record.alone, record.words) == (Asked.NO, Asked.NO, "At school")
    assert len(desk.all(ChildSeen, table.family)) == 1


def test_two_workers_who_differ_about_a_child_show_it_as_not_seen(table: VisitDesk) -> None:
    """Both write a first record with no knowledge of the other: it is one record, and the cautious word shows."""
    desk, visit = table.desk, table.visit.record
    visits.see_child(desk, visit, table.callum, seen=Asked.YES)
    visits.see_child(desk, visit, table.callum, seen=Asked.NO)
    (kept,) = desk.all(ChildSeen, table.family)
    assert kept.record.seen is Asked.NO
    assert "seen" in kept.conflicts


def test_a_joint_visit_is_one_visit_with_everybody_who_came(table: VisitDesk) -> None:
    desk = table.desk
    nurse, housing = "1" * 32, "2" * 32
    came = visits.say_who_came(desk, visits.start_visit(desk, table.visit), (nurse,), (housing,))
    assert set(table.kept(came).workers_came) == {nurse, desk.owner.worker_id}
    assert table.kept(came).agencies_came == (housing,)
    alone = visits.say_who_came(desk, came, ())
    assert (table.kept(alone).workers_came, table.kept(alone).agencies_came) == ((desk.owner.worker_id,), ())
    assert len(desk.all(Visit, table.family)) == 1


def test_who_was_in_is_what_was_said_and_nothing_else(table: VisitDesk) -> None:
    said = visits.say_who_was_in(table.desk, table.visit, (table.mother,), "Nan")
    assert table.kept(said).was_in == (table.mother,)
    assert table.kept(said).others_in == "Nan"
    again = visits.say_who_was_in(table.desk, said, ())
    assert table.kept(again).was_in == ()
    assert table.kept(again).others_in == "Nan"


def test_one_is_visiting_until_the_end_or_until_it_is_plainly_forgotten(table: VisitDesk) -> None:
    desk = table.desk
    assert not visits.is_visiting(desk)
    begun = visits.start_visit(desk, table.visit)
    table.clock.move(hours=5)
    assert visits.is_visiting(desk)
    table.clock.move(hours=2)
    assert not visits.is_visiting(desk)
    assert visits.open_visits(desk) == [begun.record], "it can still be ended"
    table.clock.move(hours=-3)
    visits.end_visit(desk, begun, VisitOutcome.MET, at(7))
    assert not visits.is_visiting(desk)
