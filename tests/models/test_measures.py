"""A mark is a place and what is no mark is none: no skip can ever become a number (T-03, ux.md 1.2)."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coachdesk.models.measures import Answer, AnswerMode, AnswerSet, AnswerStatus, LineMark, Marking
from coachdesk.models.question_set import MeasureTool

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
MARKED = {AnswerStatus.ANSWERED, AnswerStatus.CORRECTED}
places = st.none() | st.integers(0, 1000)


@given(st.sampled_from(AnswerStatus), places, places)
def test_only_an_answer_has_a_place(status: AnswerStatus, first: int | None, place: int | None) -> None:
    fits = all((one is not None) == (status in MARKED) for one in (first, place))
    for make in (
        lambda: Answer(question="money", status=status, mode=AnswerMode.LINE, first=first, place=place, at=AT),
        lambda: LineMark(
            id="a" * 32,
            log="b" * 32,
            line="c" * 32,
            person="d" * 32,
            status=status,
            first=first,
            place=place,
            marking=Marking.SELF,
            at=AT,
        ),
    ):
        if fits:
            assert make().place == place
        else:
            with pytest.raises(ValidationError):
                make()


@pytest.mark.parametrize("place", [-1, 1001])
def test_a_place_beyond_an_end_is_refused(place: int) -> None:
    with pytest.raises(ValidationError):
        Answer(question="money", status=AnswerStatus.ANSWERED, mode=AnswerMode.LINE, first=5, place=place, at=AT)


@pytest.mark.parametrize(("worker", "marking"), [(None, Marking.COACHS_VIEW), ("e" * 32, Marking.FOR_THEM)])
def test_a_workers_view_is_never_taken_for_the_persons(worker: str | None, marking: Marking) -> None:
    answer = Answer(question="money", status=AnswerStatus.SKIPPED, mode=AnswerMode.LINE, at=AT)
    with pytest.raises(ValidationError):
        AnswerSet(
            id="a" * 32,
            log="b" * 32,
            person="d" * 32,
            worker=worker,
            tool=MeasureTool.WELLBEING,
            set_key="ours",
            set_version=1,
            at=AT,
            marking=marking,
            answers=(answer,),
        )
