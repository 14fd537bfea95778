"""Two texts told apart word by word: nothing is lost, and what is called the same is the same in both."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.word_changes import Folded, Span, folded, word_changes

TEXTS = st.text(st.sampled_from("ab é\n.,“🙂"), max_size=40) | st.lists(
    st.sampled_from(["she", "rang", "twice", "on", "Monday", "\n", ", "]), max_size=20
).map(" ".join)


def text_of(spans: list[Span]) -> str:
    return "".join(span.text for span in spans)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again_to_the_letter(one: str, other: str) -> None:
    left, right = word_changes(one, other)
    assert (text_of(left), text_of(right)) == (one, other)


@given(TEXTS, TEXTS)
def test_what_is_the_same_stands_in_both_in_the_same_order(one: str, other: str) -> None:
    left, right = word_changes(one, other)
    same = ["".join("".join(span.text for span in side if not span.differs).split()) for side in (left, right)]
    assert same[0] == same[1]


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    left, right = word_changes(text, text)
    assert left == right == ([Span(text, False)] if text else [])


def test_only_the_words_that_differ_are_marked_and_neighbours_as_one() -> None:
    left, right = word_changes("She rang on Monday, twice.", "She rang on Friday morning, twice.")
    assert left == [Span("She rang on ", False), Span("Monday", True), Span(", twice.", False)]
    assert right == [Span("She rang on ", False), Span("Friday morning", True), Span(", twice.", False)]


def test_blanks_between_two_changed_words_are_marked_with_them() -> None:
    left, _ = word_changes("one two", "uno due")
    assert left == [Span("one two", True)]


@pytest.mark.parametrize("words", [4_000, 10_000])
def test_the_longest_texts_take_no_longer_than_a_breath(words: int) -> None:
    begun = time.process_time()
    word_changes("a b " * (words // 2), "b a c " * (words // 3))
    assert time.process_time() - begun < 2


def test_long_stretches_that_are_the_same_are_folded_and_the_count_of_words_is_true() -> None:
    words = [f"word{number}" for number in range(100)]
    spans = [Span(" ".join(words), False), Span(" new", True), Span(" few words", False)]
    fold, *rest = folded(spans, most=30, beside=5)
    assert isinstance(fold, Folded)
    assert fold.begin.split() == words[:5]
    assert fold.end.split() == words[-5:]
    assert fold.words == 90
    assert rest == spans[1:]


def test_what_differs_is_never_folded() -> None:
    spans = [Span("long " * 500, True)]
    assert folded(spans, most=3, beside=1) == spans
