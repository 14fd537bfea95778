"""What is given comes back from bytes as it was, and the length of the bytes tells a tick from nothing else."""

from datetime import UTC, datetime

import pytest
from hypothesis import given

from coachdesk.errors import Unreadable
from coachdesk.models.family_mode import FromTheFamily, Tick, Told
from coachdesk.models.feelings_in_sight import PointGiven, TimeMeant
from coachdesk.models.measures import Answer, AnswerMode, AnswerStatus, Marking
from coachdesk.models.measures_in_sight import AnswerGiven, MarkGiven, SetGiven
from coachdesk.models.plan import StepDone
from coachdesk.tools.family_given import packed, unpacked
from tests.tools.given_draws import PEOPLE, things

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
STEP, RUTH = "a" * 32, "c" * 32


@given(things)
def test_bytes_give_back_what_was_given_and_tell_nothing_by_their_length(one: FromTheFamily) -> None:
    content = packed(one)
    assert unpacked(content) == one
    assert len(content) % 2048 == 0


def test_a_tick_an_answer_a_mark_and_a_few_sentences_are_equally_long() -> None:
    answer = Answer(
        question="money", status=AnswerStatus.CORRECTED, mode=AnswerMode.FACES_5, first=1000, place=0, at=AT,
        words="Because the rent went up again. " * 10, length_px=1366, length_mm=310,
    )  # fmt: skip
    mark = MarkGiven(
        line=STEP, person=RUTH, status=AnswerStatus.ANSWERED, first=1, place=1, marking=Marking.SELF, at=AT,
        helped_so_far="We talked. " * 30, still_needed="More time. " * 30,
    )  # fmt: skip
    point = PointGiven(
        person=RUTH, number=9999, instead_of=STEP, when=TimeMeant(happened_on=AT.date(), until=AT.date()), place=1000,
        words="It was cold. " * 20, about=STEP, at=AT,
    )  # fmt: skip
    alike = [
        FromTheFamily(tick=Tick(step=STEP, person=RUTH, how=StepDone.TOGETHER, at=AT)),
        FromTheFamily(told=Told(person=RUTH, words="I like it", at=AT)),
        FromTheFamily(answer=AnswerGiven(asking=STEP, person=RUTH, answer=answer)),
        FromTheFamily(sitting=SetGiven(asking=STEP, person=RUTH, marking=Marking.READ_ALOUD, at=AT)),
        FromTheFamily(mark=mark),
        FromTheFamily(point=point),
    ]
    assert len({len(packed(one)) for one in alike}) == 1


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"tick": null, "told": null}', b'{"more": 1}'])
def test_anything_else_is_refused_without_repeating_it(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        unpacked(content)
    assert refused.value.__cause__ is None


def test_something_that_is_both_is_refused() -> None:
    both = FromTheFamily(
        tick=Tick(step=STEP, person=RUTH, how=None, at=AT), told=Told(person=PEOPLE[0], words="x", at=AT)
    )
    with pytest.raises(Unreadable):
        unpacked(packed(both))
