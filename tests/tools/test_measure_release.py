"""What a person answered is seen by the family only while that person says so, and in doubt by nobody of it."""

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.models.measures import (
    Answer,
    AnswerMode,
    AnswerRelease,
    AnswerSet,
    AnswerStatus,
    LineMark,
    Marking,
)
from coachdesk.models.question_set import MeasureTool
from coachdesk.tools.measure_release import is_released

LOG, ISLA, GARY, COACH = "f" * 32, "1" * 32, "2" * 32, "c" * 32
AT = datetime(2011, 3, 1, 9, tzinfo=UTC)


def sitting(*, released: bool, worker: str | None = None) -> AnswerSet:
    return AnswerSet(
        id="a" * 32,
        log=LOG,
        person=ISLA,
        worker=worker,
        tool=MeasureTool.WELLBEING,
        set_key="wellbeing",
        set_version=1,
        at=AT,
        marking=Marking.COACHS_VIEW if worker else Marking.SELF,
        released=released,
        answers=(Answer(question="money", status=AnswerStatus.SKIPPED, mode=AnswerMode.LINE, at=AT),),
    )


def mark(*, released: bool, worker: str | None = None) -> LineMark:
    return LineMark(
        id="b" * 32,
        log=LOG,
        line="d" * 32,
        person=None if worker else ISLA,
        worker=worker,
        status=AnswerStatus.SKIPPED,
        marking=Marking.SELF,
        released=released,
        at=AT,
    )


def say(
    number: int, *, released: bool, by: str = ISLA, instead_of: tuple[int, ...] = (), about: str = "a" * 32
) -> AnswerRelease:
    return AnswerRelease(
        id=f"{number:032x}",
        log=LOG,
        about=about,
        released=released,
        said_by=by,
        at=AT + timedelta(days=number),
        supersedes=tuple(f"{one:032x}" for one in instead_of),
    )


def test_without_a_later_word_it_stands_as_it_was_given() -> None:
    for released in (True, False):
        assert is_released(sitting(released=released), []) is released
        assert is_released(mark(released=released), [say(1, released=not released)]) is released  # of another record


def test_the_last_word_counts_and_two_that_do_not_know_of_each_other_keep_it_private() -> None:
    opened, closed = say(1, released=True), say(2, released=False, instead_of=(1,))
    assert is_released(sitting(released=False), [opened])
    assert not is_released(sitting(released=True), [opened, closed])
    assert is_released(sitting(released=True), [opened, closed, say(3, released=True, instead_of=(2,))])
    assert not is_released(sitting(released=True), [opened, say(2, released=False)])


def test_nobody_opens_what_another_answered_and_anybody_may_close_it() -> None:
    assert not is_released(sitting(released=False), [say(1, released=True, by=GARY)])
    assert not is_released(sitting(released=True), [say(1, released=False, by=GARY)])
    opened = say(1, released=False)
    assert not is_released(sitting(released=False), [opened, say(2, released=True, by=GARY, instead_of=(1,))])


def test_a_workers_own_view_is_never_the_familys_to_see() -> None:
    assert not is_released(sitting(released=True, worker=COACH), [say(1, released=True)])
    assert not is_released(mark(released=True, worker=COACH), [])


@given(
    st.booleans(),
    st.lists(st.tuples(st.booleans(), st.sampled_from((ISLA, GARY)), st.sets(st.integers(0, 5))), max_size=6),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_releases_come_makes_no_difference_and_one_more_no_closes(
    released: bool, drawn: list[tuple[bool, str, set[int]]], chance: random.Random
) -> None:
    releases = [
        say(number, released=yes, by=who, instead_of=tuple(one for one in before if one < number))
        for number, (yes, who, before) in enumerate(drawn)
    ]
    shuffled = list(releases)
    chance.shuffle(shuffled)
    about = sitting(released=released)
    assert is_released(about, shuffled) is is_released(about, releases)
    assert not is_released(about, [*releases, say(99, released=False)])
