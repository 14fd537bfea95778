"""Notes keep fact, view and own words apart, say why they are late, and are amended by new rows only."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.errors import BadInput, Refused
from coachdesk.models.note import Note, OwnWords
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import VisitOutcome
from coachdesk.operations import notes, visits
from coachdesk.tools.note_times import Timing
from tests.operations.visit_desk import VisitDesk, at


@pytest.fixture
def table(tmp_path: Path) -> Iterator[VisitDesk]:
    made = VisitDesk(tmp_path)
    yield made
    made.close()


def test_a_note_of_a_visit_knows_when_and_with_whom_and_keeps_words_as_theirs(table: VisitDesk) -> None:
    desk = table.desk
    visit = visits.say_who_was_in(desk, visits.start_visit(desk, table.visit), (table.mother,), "Nan").record
    table.clock.move(hours=2)
    said = (OwnWords(person=table.callum, words=" I like it "),)
    note = notes.write_note(desk, table.family, "Boiler works", "Calmer", said, visit=visit).record
    assert (note.fact, note.view, note.own_words[0].words) == ("Boiler works", "Calmer", "I like it")
    assert (note.happened_at, note.visit) == (visit.started_at, visit.id)
    assert (note.present, note.others_present, note.workers_present) == (visit.was_in, "Nan", visit.workers_came)
    assert note.written_at > note.happened_at
    assert note.written_by == desk.owner.worker_id


@pytest.mark.parametrize(("hours", "late"), [(-1, False), (23, False), (24, False), (25, True), (24 * 40, True)])
def test_over_a_day_later_a_reason_is_asked_for(table: VisitDesk, hours: int, late: bool) -> None:
    table.clock.tick *= 0
    happened = table.desk.now()
    visit = table.desk.amend(table.visit, planned_at=happened).record
    table.clock.move(hours=hours)
    if late:
        with pytest.raises(BadInput) as refused:
            notes.write_note(table.desk, table.family, "Seen", visit=visit, late_reason=" ")
        assert refused.value.field == "late_reason"
    note = notes.write_note(table.desk, table.family, "Seen", visit=visit, late_reason="Snow" if late else "").record
    assert note.late_reason == ("Snow" if late else "")


@pytest.mark.parametrize("back", [timedelta(minutes=30), timedelta(days=3), timedelta(days=40 * 365)])
def test_a_clock_that_moved_back_keeps_the_order_and_is_named(table: VisitDesk, back: timedelta) -> None:
    desk = table.desk
    visit = visits.start_visit(desk, table.visit).record
    table.clock.move(minutes=10)
    before = [notes.write_note(desk, table.family, "One", visit=visit).record]
    before.append(notes.write_note(desk, table.family, "Two").record)
    table.clock.at -= back
    times = notes.times_now(desk, visit)
    assert times.timing is Timing.CLOCK_MOVED_BACK
    assert not times.needs_reason
    after = [notes.write_note(desk, table.family, "Three").record, notes.good_news(desk, table.family, "Four").record]
    assert notes.notes_of(desk, table.family) == [*before, *after]
    at_visit = notes.write_note(desk, table.family, "Five", visit=visit).record
    assert notes.notes_of(desk, table.family, visit.id) == [before[0], at_visit]
    told = notes.write_note(desk, table.family, "Six", happened_at=before[1].written_at).record
    assert told.happened_at == before[1].written_at, "it has been: the vault knows of that moment"


def test_by_a_clock_that_moved_back_more_than_a_day_is_still_late(table: VisitDesk) -> None:
    desk = table.desk
    happened = desk.now()
    table.clock.move(days=9)
    notes.write_note(desk, table.family, "By the good clock")
    table.clock.at = happened + timedelta(hours=25)
    with pytest.raises(BadInput) as refused:
        notes.write_note(desk, table.family, "Seen", happened_at=happened)
    assert refused.value.field == "late_reason"
    assert "behind" in refused.value.sentence
    table.clock.at = happened + timedelta(hours=23)
    assert notes.write_note(desk, table.family, "Seen", happened_at=happened).record.late_reason == ""


def test_an_empty_note_and_one_of_tomorrow_are_refused_by_field(table: VisitDesk) -> None:
    for typed, field in (({"fact": "  "}, "fact"), ({"fact": "Seen", "happened_at": at(1)}, "happened_at")):
        with pytest.raises(BadInput) as refused:
            notes.write_note(table.desk, table.family, **typed)  # type: ignore[arg-type]
        assert refused.value.field == field
    assert table.desk.all(Note, table.family) == []
    long = notes.write_note(table.desk, table.family, "é" * 20_000).record
    assert len(long.fact) == 20_000
    with pytest.raises(BadInput):
        notes.write_note(table.desk, table.family, "é" * 20_001)


def test_a_note_is_put_right_by_a_new_row_and_the_old_one_is_still_there(table: VisitDesk) -> None:
    desk = table.desk
    first = notes.write_note(desk, table.family, "Boiler off", "Worried")
    table.clock.move(days=9)
    with pytest.raises(BadInput):
        notes.amend_note(desk, [first.record], " ", fact="Boiler on")
    with pytest.raises(BadInput):
        notes.amend_note(desk, [first.record], "Wrong", fact="", view="")
    with pytest.raises(Refused):
        notes.amend_note(desk, [], "Wrong")
    with pytest.raises(Refused):
        desk.amend(first, fact="Boiler on")
    one = notes.amend_note(desk, [first.record], "Wrong way round", fact="Boiler on").record
    other = notes.amend_note(desk, [first.record], "Wrong too", fact="Boiler mended").record
    assert (one.view, one.happened_at, one.supersedes) == ("Worried", first.record.happened_at, (first.record.id,))
    assert notes.notes_of(desk, table.family) == [one, other], "two who amended apart are both seen"
    joined = notes.amend_note(desk, [one, other], "The two together").record
    assert notes.notes_of(desk, table.family) == [joined]
    assert joined.fact == "Boiler mended"
    assert len(desk.all(Note, table.family)) == 4


def test_good_news_is_one_line_about_now_or_the_visit_under_way(table: VisitDesk) -> None:
    desk = table.desk
    with pytest.raises(BadInput):
        notes.good_news(desk, table.family, " ")
    begun = visits.start_visit(desk, table.visit)
    at_visit = notes.good_news(desk, table.family, "Tia swam", begun.record).record
    assert at_visit.good_news
    assert at_visit.happened_at == begun.record.started_at
    ended = visits.end_visit(desk, begun, VisitOutcome.MET, at(60)).visit.record
    table.clock.move(days=5)
    later = notes.good_news(desk, table.family, "Tia swam again", ended).record
    assert later.happened_at <= later.written_at
    assert later.late_reason == ""
    assert notes.notes_of(desk, table.family, ended.id) == [at_visit, later]
    assert notes.notes_of(desk, table.family, table.mother) == []


def test_twelve_pounds_are_1200_pence_and_nothing_is_not_a_sum(table: VisitDesk) -> None:
    spent = notes.small_spend(table.desk, table.family, "Door lock", 1200, visit=table.visit.record.id).record
    assert (spent.pence, spent.spent_on, spent.by) == (1200, table.desk.today(), table.desk.owner.worker_id)
    for what, pence, field in (("", 100, "what"), ("Lock", 0, "pence"), ("Lock", -5, "pence")):
        with pytest.raises(BadInput) as refused:
            notes.small_spend(table.desk, table.family, what, pence)
        assert refused.value.field == field
    assert len(table.desk.all(SmallSpend, table.family)) == 1
