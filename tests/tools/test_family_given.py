"""What is given comes back from bytes as it was; of each step the last tick stands, and everything told."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.errors import Unreadable
from coachdesk.models.family_mode import FromTheFamily, Tick, Told
from coachdesk.models.plan import StepDone
from coachdesk.models.values import clean_text
from coachdesk.tools.family_given import packed, unpacked, what_stands

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
STEPS, PEOPLE = ("a" * 32, "b" * 32), ("c" * 32, "d" * 32)

ticks = st.builds(
    lambda step, person, how: FromTheFamily(tick=Tick(step=step, person=person, how=how, at=AT)),
    st.sampled_from(STEPS),
    st.sampled_from(PEOPLE),
    st.none() | st.sampled_from(StepDone),
)
words = st.text(min_size=1, max_size=400).filter(lambda text: clean_text(text).strip())
told = st.builds(
    lambda person, said: FromTheFamily(told=Told(person=person, words=said, at=AT)), st.sampled_from(PEOPLE), words
)


@given(ticks | told)
def test_bytes_give_back_what_was_given_and_tell_nothing_by_their_length(one: FromTheFamily) -> None:
    content = packed(one)
    assert unpacked(content) == one
    assert len(content) % 256 == 0


def test_a_tick_and_a_short_word_are_equally_long() -> None:
    tick = FromTheFamily(tick=Tick(step=STEPS[0], person=PEOPLE[0], how=StepDone.TOGETHER, at=AT))
    assert len(packed(tick)) == len(packed(FromTheFamily(told=Told(person=PEOPLE[0], words="I like it", at=AT))))


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"tick": null, "told": null}', b'{"more": 1}'])
def test_anything_else_is_refused_without_repeating_it(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        unpacked(content)
    assert refused.value.__cause__ is None


def test_something_that_is_both_is_refused() -> None:
    both = FromTheFamily(
        tick=Tick(step=STEPS[0], person=PEOPLE[0], how=None, at=AT), told=Told(person=PEOPLE[0], words="x", at=AT)
    )
    with pytest.raises(Unreadable):
        unpacked(packed(both))


@given(st.lists(ticks | told, max_size=12))
def test_of_each_step_the_last_word_stands_and_all_that_was_told(given_things: list[FromTheFamily]) -> None:
    standing = what_stands(given_things)
    last = {one.tick.step: one for one in given_things if one.tick}
    assert {one.tick.step: one for one in standing if one.tick} == {
        step: one for step, one in last.items() if one.tick and one.tick.how
    }
    assert [one for one in standing if one.told] == [one for one in given_things if one.told]
    order = [max(at for at, each in enumerate(given_things) if each is one) for one in standing]
    assert order == sorted(order) or len({id(one) for one in given_things}) < len(given_things)
