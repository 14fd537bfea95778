"""Keeping a worry tells nobody, whatever is done with it; a logged call that was answered does."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.desk import Desk
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.person import FamilyRole
from coachdesk.models.values import new_id
from coachdesk.models.worry import Worry, WorryCall
from coachdesk.operations.families import start_family
from coachdesk.operations.people import add_person
from coachdesk.operations.worries import (
    amend_worry,
    log_call,
    open_worries,
    told,
    worries_in_sight,
    worries_of,
    write_worry,
)
from tests.desks import HandClock, new_desk

SAID = {"seen": "a bruise on his arm", "strengths": "he told his Nan"}
RANG = {"rung": "Duty team", "number": "01632 960 001"}


@pytest.fixture(scope="module")
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, clock: HandClock) -> Desk:
    return new_desk(tmp_path_factory.mktemp("desk") / "vault", clock).desk


@pytest.fixture
def family(desk: Desk) -> str:
    return start_family(desk, "Vale").record.id


def try_to_remove(desk: Desk, worry: str) -> None:
    with pytest.raises(Refused):
        desk.remove(desk.get(Worry, worry))


DEEDS: dict[str, Callable[[Desk, str, str], object]] = {
    "amend": lambda desk, family, worry: amend_worry(desk, worry, "more was said", seen="two bruises"),
    "ring": lambda desk, family, worry: log_call(desk, worry, **RANG),
    "say": lambda desk, family, worry: log_call(desk, worry, **RANG, said="It rang out."),
    "other": lambda desk, family, worry: write_worry(desk, family, RANG, **SAID),
    "told": lambda desk, family, worry: told(desk, worry),
    "elsewhere": lambda desk, family, worry: write_worry(
        desk, start_family(desk, "Beck").record.id, {**RANG, "answered_by": "Jo"}, **SAID
    ),
    "remove": lambda desk, family, worry: try_to_remove(desk, worry),
}


@settings(max_examples=25)
@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=6))
def test_no_deed_but_an_answered_call_makes_a_worry_told(desk: Desk, deeds: list[str]) -> None:
    family = start_family(desk, "Vale").record.id
    worry = write_worry(desk, family, **SAID)[0].record.id
    for deed in deeds:
        DEEDS[deed](desk, family, worry)
        assert all(one.state.told is None for one in worries_of(desk, family))
        assert told(desk, worry) is None
        assert len(open_worries(desk, family)) == len(worries_of(desk, family)) >= 1
    for one in open_worries(desk, family):
        log_call(desk, one.state.worry.id, **RANG, answered_by="Jo")
    assert open_worries(desk, family) == []


def test_strengths_are_asked_about_or_nothing_is_kept(desk: Desk, family: str) -> None:
    for answers in ({}, {"strengths": " "}, {"strengths": "sings", "strengths_none_seen": True}):
        with pytest.raises(BadInput) as refused:
            write_worry(desk, family, **{"seen": "a bruise", **answers})
        assert refused.value.field == "strengths"
    assert worries_of(desk, family) == []
    assert write_worry(desk, family, seen="a bruise", strengths_none_seen=True)


def test_something_was_said_or_seen(desk: Desk, family: str) -> None:
    with pytest.raises(BadInput) as refused:
        write_worry(desk, family, strengths="sings")
    assert refused.value.field == "seen"


def test_a_call_made_before_writing_is_kept_with_the_worry_or_neither_is(desk: Desk, family: str) -> None:
    earlier = desk.now() - timedelta(minutes=20)
    with pytest.raises(BadInput) as refused:
        write_worry(desk, family, {**RANG, "at": earlier, "answered": True}, **SAID)
    assert refused.value.field == "call.answered_by"
    assert worries_of(desk, family) == []
    worry, call = write_worry(desk, family, {**RANG, "at": earlier, "answered_by": "Jo"}, **SAID)
    assert call is not None
    assert told(desk, worry.record.id) == call.record
    assert (call.record.at, call.record.by) == (earlier, desk.owner.worker_id)


def test_amending_keeps_what_was_written_and_says_why(desk: Desk, family: str) -> None:
    person = add_person(desk, family, "Callum", FamilyRole.CHILD).record.id
    first = write_worry(desk, family, their_words="He hit me", said_by=(person,), people=(person,), **SAID)[0].record
    with pytest.raises(BadInput) as refused:
        amend_worry(desk, first.id, " ", seen="two bruises")
    assert refused.value.field == "amended_because"
    second = amend_worry(desk, first.id, "he said more", seen="two bruises").record
    assert (second.their_words, second.seen, second.people) == ("He hit me", "two bruises", (person,))
    assert (second.supersedes, second.amended_because) == ((first.id,), "he said more")
    assert second.written_at > first.written_at
    assert desk.get(Worry, first.id).record == first
    assert [one.state.worry for one in worries_of(desk, family)] == [second]
    with pytest.raises(Refused):
        desk.amend(desk.get(Worry, first.id), seen="nothing")


def test_a_call_for_the_first_counts_for_what_replaced_it(desk: Desk, family: str) -> None:
    first = write_worry(desk, family, **SAID)[0].record.id
    call = log_call(desk, first, **RANG, answered_by="Jo").record
    second = amend_worry(desk, first, "he said more", seen="two bruises").record.id
    assert told(desk, first) == told(desk, second) == call
    assert [one.state.added_since for one in worries_of(desk, family)] == [True]


def test_a_call_logged_as_answered_by_mistake_is_put_right_and_nobody_is_told(desk: Desk, family: str) -> None:
    worry = write_worry(desk, family, **SAID)[0].record.id
    wrong = log_call(desk, worry, **RANG, answered_by="Jo").record
    log_call(desk, worry, **RANG, supersedes=(wrong.id,))
    assert told(desk, worry) is None
    assert desk.get(WorryCall, wrong.id).record == wrong
    with pytest.raises(NotFound):
        log_call(desk, worry, **RANG, answered_by="Jo", supersedes=(new_id(),))
    with pytest.raises(NotFound):
        log_call(desk, new_id(), **RANG, answered_by="Jo")
    assert told(desk, worry) is None


def test_in_sight_are_the_untold_for_ever_and_the_told_for_a_day(tmp_path: Path) -> None:
    clock = HandClock()
    opened = new_desk(tmp_path / "vault", clock)
    desk = opened.desk
    one, other = (start_family(desk, name).record.id for name in ("Vale", "Beck"))
    assert open_worries(desk) == worries_in_sight(desk) == []
    first = write_worry(desk, one, **SAID)[0].record.id
    clock.move(hours=1)
    second = write_worry(desk, other, **SAID)[0].record.id
    assert [entry.state.worry.id for entry in open_worries(desk)] == [second, first]
    assert [entry.family.name for entry in open_worries(desk, one)] == ["Vale"]
    log_call(desk, second, **RANG, answered_by="Jo")
    assert [entry.state.worry.id for entry in worries_in_sight(desk)] == [first, second]
    clock.move(days=40)
    assert [entry.state.worry.id for entry in worries_in_sight(desk)] == [first]
    opened.close()


def apart(desk: Desk, family: str) -> tuple[Worry, Worry, Worry]:
    """One worry that two people changed without seeing each other."""
    first = write_worry(desk, family, **SAID)[0].record
    mine = amend_worry(desk, first.id, "he said more", seen="two bruises").record
    theirs = amend_worry(desk, first.id, "she saw it too", seen="a bruise on his arm, and she saw it").record
    return first, mine, theirs


def test_what_two_changed_apart_is_both_shown_until_one_takes_the_place_of_both(desk: Desk, family: str) -> None:
    first, mine, theirs = apart(desk, family)
    alone = write_worry(desk, family, **SAID)[0].record
    told_of = log_call(desk, theirs.id, **RANG, answered_by="Jo").record
    shown = {one.state.worry.id: [rival.id for rival in one.rivals] for one in worries_of(desk, family)}
    assert shown == {mine.id: [theirs.id], theirs.id: [mine.id], alone.id: []}
    settled = amend_worry(desk, mine.id, "this one holds", [theirs.id]).record
    assert (settled.seen, settled.supersedes) == ("two bruises", (mine.id, theirs.id))
    listed = worries_of(desk, family)
    assert {one.state.worry.id: one.rivals for one in listed} == {settled.id: (), alone.id: ()}
    assert told(desk, settled.id) == told_of, "a call for either counts"
    assert desk.get(Worry, theirs.id).record == theirs
    assert desk.get(Worry, first.id).record == first


def test_a_worry_of_its_own_is_never_swallowed(desk: Desk, family: str) -> None:
    _, mine, _ = apart(desk, family)
    alone = write_worry(desk, family, **SAID)[0].record
    with pytest.raises(Refused):
        amend_worry(desk, mine.id, "this one holds", [alone.id])
    assert len(worries_of(desk, family)) == 3
