"""A line has both its ends before anybody marks it; everybody's X is kept apart, and a worker's is made unseeing."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.desk import Desk, Opened, new_record
from coachdesk.errors import BadInput, CoachDeskError, Refused
from coachdesk.models.measures import AnswerStatus, LineGrading, LineMark, Marking
from coachdesk.models.person import FamilyRole, Person
from coachdesk.operations.families import start_family
from coachdesk.operations.line_gradings import (
    PaperMark,
    close_line,
    draw_line,
    family_lines,
    make_no_own_mark,
    mark_from_paper,
    open_line_again,
    put_own_mark,
    say_ends_otherwise,
)
from coachdesk.operations.measure_releases import say_who_may_see
from coachdesk.operations.people import add_person
from tests.desks import HandClock, new_desk


class Lane:
    """A family with Ruth, and one line from shouting to breakfast."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock(tick=timedelta())
        self.opened = new_desk(folder / "vault", self.clock)
        self.desk: Desk = self.opened.desk
        self.family = start_family(self.desk, "Lane").record.id
        self.ruth: Person = add_person(self.desk, self.family, "Ruth", FamilyRole.PARENT).record
        self.line: Opened[LineGrading] = draw_line(self.desk, self.family, "We shout", "We eat together")

    def paper(self, from_a: float = 60, length: float = 150, **more: object) -> PaperMark:
        return PaperMark(from_a, length, **{"at": self.desk.now(), **more})  # type: ignore[arg-type]

    def marked(self, place: int = 640, **more: object) -> LineMark:
        values = {
            "person": self.ruth.id,
            "status": AnswerStatus.ANSWERED,
            "first": place,
            "place": place,
            "marking": Marking.SELF,
            "at": self.desk.now(),
            **more,
        }
        return self.desk.add(new_record(LineMark, self.family, line=self.line.record.id, **values)).record


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[Lane]:
    made = Lane(tmp_path)
    yield made
    made.opened.close()


@pytest.mark.parametrize(("a", "b", "field"), [("", "We eat", "a_words"), ("We shout", " \n", "b_words")])
def test_a_line_without_both_ends_is_no_line(lane: Lane, a: str, b: str, field: str) -> None:
    def put_right() -> object:
        return say_ends_otherwise(lane.desk, lane.line, a, b)

    for deed in (lambda: draw_line(lane.desk, lane.family, a, b), put_right):
        with pytest.raises(BadInput) as caught:
            deed()
        assert caught.value.field == field
    assert len(lane.desk.records(LineGrading, lane.family)) == 1


def test_words_are_put_right_until_somebody_has_marked_the_line(lane: Lane) -> None:
    line = say_ends_otherwise(lane.desk, lane.line, "We shout at seven", "We eat together")
    assert line.record.a_words == "We shout at seven"
    lane.marked()
    with pytest.raises(Refused):
        say_ends_otherwise(lane.desk, line, "We are late", "We eat together")


def test_paper_says_what_the_ruler_says_and_keeps_the_scan(lane: Lane) -> None:
    scan = "e" * 32
    paper = lane.paper(96, 150, helped_so_far="Gran", still_needed="A clock", scan=scan)
    kept = mark_from_paper(lane.desk, lane.line.record, lane.ruth.id, paper).record
    assert (kept.first, kept.place, kept.status) == (640, 640, AnswerStatus.ANSWERED)
    assert (kept.marking, kept.length_mm, kept.scan, kept.released) == (Marking.PAPER, 150, scan, False)
    assert (kept.helped_so_far, kept.still_needed, kept.person) == ("Gran", "A clock", lane.ruth.id)


def test_what_was_typed_wrongly_is_put_right_and_what_was_given_is_not(lane: Lane) -> None:
    line = lane.line.record
    wrong = mark_from_paper(lane.desk, line, lane.ruth.id, lane.paper(15)).record
    right = mark_from_paper(lane.desk, line, lane.ruth.id, lane.paper(60), instead_of=wrong).record
    assert [one.id for one in family_lines(lane.desk, lane.family).lines[0].marks] == [right.id]
    given = lane.marked()
    with pytest.raises(Refused):
        mark_from_paper(lane.desk, line, lane.ruth.id, lane.paper(), instead_of=given)


@pytest.mark.parametrize(
    ("from_a", "length", "days", "field"),
    [(151, 150, 0, "from_a"), (1, 5, 0, "length"), (60, 150, 1, "at")],
)
def test_what_cannot_be_on_paper_is_refused(lane: Lane, from_a: float, length: float, days: int, field: str) -> None:
    paper = lane.paper(from_a, length, at=lane.desk.now() + timedelta(days=days))
    with pytest.raises(BadInput) as caught:
        mark_from_paper(lane.desk, lane.line.record, lane.ruth.id, paper)
    assert caught.value.field == field
    assert lane.desk.records(LineMark, lane.family) == []


def test_somebody_of_another_family_has_no_x_here(lane: Lane) -> None:
    other = start_family(lane.desk, "Mead").record.id
    stranger = add_person(lane.desk, other, "Ann", FamilyRole.PARENT).record
    with pytest.raises(BadInput):
        mark_from_paper(lane.desk, lane.line.record, stranger.id, lane.paper())


def test_a_closed_line_takes_no_mark_until_it_is_opened_again(lane: Lane) -> None:
    closed = close_line(lane.desk, lane.line)
    for deed in (
        lambda: put_own_mark(lane.desk, closed.record, 300, 300),
        lambda: mark_from_paper(lane.desk, closed.record, lane.ruth.id, lane.paper()),
    ):
        with pytest.raises(CoachDeskError):
            deed()
    again = open_line_again(lane.desk, closed)
    assert put_own_mark(lane.desk, again.record, 300, 400, 2).record.status is AnswerStatus.CORRECTED


@pytest.mark.parametrize("marks", [True, False])
def test_a_worker_sees_the_familys_marks_of_a_day_once_their_own_is_made_or_they_say_they_make_none(
    lane: Lane, *, marks: bool
) -> None:
    theirs = lane.marked()
    assert family_lines(lane.desk, lane.family).lines[0].not_yet == {theirs.id}
    if marks:
        own = put_own_mark(lane.desk, lane.line.record, 300, 300, lengths=(900, 240)).record
    else:
        own = make_no_own_mark(lane.desk, lane.line.record).record
        assert (own.place, own.status) == (None, AnswerStatus.SKIPPED)
    assert (own.worker, own.person, own.marking) == (lane.desk.owner.worker_id, None, Marking.COACHS_VIEW)
    assert family_lines(lane.desk, lane.family).lines[0].not_yet == frozenset()
    lane.clock.move(days=1)
    later = lane.marked()
    assert family_lines(lane.desk, lane.family).lines[0].not_yet == {later.id}


def test_what_the_page_reads(lane: Lane) -> None:
    lane.clock.move(hours=1)
    newer = draw_line(lane.desk, lane.family, "I am late", "I am there", said_by=(lane.ruth.id,)).record
    closed = close_line(lane.desk, lane.line)
    private, open_one = lane.marked(100), lane.marked(200, released=True)
    read = family_lines(lane.desk, lane.family)
    assert [one.line.record.id for one in read.lines] == [newer.id, closed.record.id]
    assert read.lines[1].released == {open_one.id}
    assert read.names[lane.ruth.id] == "Ruth"
    assert read.names[read.worker] == "Bronwen"
    assert (read.workers, [one.id for one in read.people]) == ({read.worker}, [lane.ruth.id])
    say_who_may_see(lane.desk, private, released=True)
    assert family_lines(lane.desk, lane.family).lines[1].released == {open_one.id, private.id}
    assert family_lines(lane.desk, start_family(lane.desk, "Mead").record.id).lines == ()
