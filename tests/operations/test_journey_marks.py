"""What a worker does on a map: keeps and leaves out drafted times, marks turning points, writes notes; no points."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.contact import DateKnown
from coachdesk.models.journey import DraftedPoint, DraftState, FeelingPoint, MapNote, TurningPoint
from coachdesk.models.journey_map import Mark
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.person import FamilyRole
from coachdesk.models.values import new_id
from coachdesk.operations.families import start_family
from coachdesk.operations.journey_map import journey_map
from coachdesk.operations.journey_marks import (
    change_note,
    mark_turning,
    say_of_draft,
    times_to_ask,
    turning_points,
    unmark_turning,
    write_note,
)
from coachdesk.operations.people import add_person
from tests.desks import new_desk

DAY = date(2011, 2, 3)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    open_desk = new_desk(tmp_path_factory.mktemp("marks") / "vault")
    yield open_desk.desk
    open_desk.close()


@pytest.fixture
def family(desk: Desk) -> str:
    return start_family(desk, "Tarnside", new_id()[:6]).record.id


@pytest.fixture
def birth(desk: Desk, family: str) -> str:
    return desk.add(new_record(LifeEvent, family, happened_on=DAY, what="Noa was born")).record.id


def test_a_drafted_time_is_kept_left_out_and_kept_again_in_one_record(desk: Desk, family: str, birth: str) -> None:
    states: list[DraftState | None] = []
    for state in (None, DraftState.KEPT, DraftState.DISMISSED, DraftState.KEPT):
        if state:
            say_of_draft(desk, family, birth, state)
        states += [one.state for one in times_to_ask(desk, journey_map(desk, family))]
    assert states == [None, DraftState.KEPT, DraftState.DISMISSED, DraftState.KEPT]
    assert len(desk.records(DraftedPoint, family)) == 1
    assert desk.records(FeelingPoint, family) == []


def test_an_event_is_marked_as_one_that_could_have_gone_differently_and_unmarked(
    desk: Desk, family: str, birth: str
) -> None:
    with pytest.raises(BadInput):
        mark_turning(desk, family, birth, "  ")
    with pytest.raises(NotFound):
        mark_turning(desk, family, new_id(), "Nobody rang back")
    made = mark_turning(desk, family, birth, "Nobody rang back")
    event = journey_map(desk, family).event(birth)
    assert event is not None
    assert [(one.id, one.what_was_missing, one.by) for one in event.turning] == [
        (made.record.id, "Nobody rang back", "Bronwen"),
    ]  # fmt: skip
    unmark_turning(desk, made.record.id)
    assert [one.turning for one in journey_map(desk, family).events] == [()]


def test_turning_points_of_all_families_name_nobody(desk: Desk, family: str, birth: str) -> None:
    add_person(desk, family, "Marcus", FamilyRole.PARENT, legal_name="Marcus Quill")
    mark_turning(desk, family, birth, "Marcus asked for a bed, and nobody told Tarnside")
    other = start_family(desk, "Quiet", new_id()[:6]).record.id
    gone = new_record(TurningPoint, other, about=new_id(), what_was_missing="A visit", by=desk.owner.worker_id)
    desk.add(gone)
    listed = turning_points(desk, (family, other))
    assert [(one.year, one.mark) for one in listed] == [(0, None), (2011, Mark.LIFE_EVENT)]
    told = listed[1].what_was_missing
    assert "asked for a bed" in told
    assert all(name not in told for name in ("Marcus", "Tarnside", "Quill"))
    assert set(listed) <= set(turning_points(desk))
    assert turning_points(desk, (start_family(desk, "New", new_id()[:6]).record.id,)) == ()


def test_a_note_lies_in_the_workers_lane_and_is_changed_by_its_writer_only(desk: Desk, family: str) -> None:
    made = write_note(desk, family, "Rang the school", DAY, until=DAY + timedelta(days=3))
    changed = change_note(desk, made, "Rang the school twice", DAY - timedelta(days=1), DateKnown.ABOUT)
    assert (changed.record.words, changed.record.until) == ("Rang the school twice", DAY + timedelta(days=3))
    later = change_note(desk, changed, "Later", DAY + timedelta(days=9), DateKnown.DAY)
    assert later.record.until is None
    (event,) = journey_map(desk, family).events
    assert (event.mark, event.lane, event.title) == (Mark.NOTE, "notes", "Later")
    values = {"happened_on": DAY, "words": "Hers", "by": new_id()}
    hers = desk.add(new_record(MapNote, family, **values))
    with pytest.raises(Refused):
        change_note(desk, hers, "Mine", DAY, DateKnown.DAY)


@pytest.mark.parametrize(("words", "days"), [("  ", 0), ("To come", 400)])
def test_a_note_has_words_and_a_day_that_has_come(desk: Desk, family: str, words: str, days: int) -> None:
    with pytest.raises(BadInput):
        write_note(desk, family, words, DAY + timedelta(days=days))
