"""Hard words and words that are said of nobody are found wherever in a question they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.question_set_plainness import FAMILY_GRADE, HardScreen, UnkindWords, not_plain, screens_of
from tests.tools.question_sets import a_question, a_set

HARD = "To what extent would you characterise household expenditure as sustainable"
TEXTS = ("question", "name", "low_words", "high_words")
LISTS = {"think_about": 2, "faces": 5, "read_back": 5}


def test_a_plain_set_is_plain() -> None:
    assert not_plain(a_set()) == ()


@pytest.mark.parametrize("field", [*TEXTS, *LISTS])
def test_hard_words_are_found_in_every_field_that_is_shown(field: str) -> None:
    said = (HARD,) * LISTS[field] if field in LISTS else HARD
    found = not_plain(a_set(questions=(a_question("plain"), a_question("hard", **{field: said}))))
    assert {type(one) for one in found} == {HardScreen}
    assert {one.question for one in found} == {"hard"}


@given(st.sampled_from([*TEXTS, *LISTS]), st.sampled_from(["troubled", "a case", "non-compliant", "DNA"]))
def test_what_is_never_said_is_found_in_every_field_and_something_better_is_offered(field: str, words: str) -> None:
    said = ("Good",) * (LISTS[field] - 1) + (f"he is {words} now",) if field in LISTS else f"he is {words} now"
    found = [one for one in not_plain(a_set(questions=(a_question(**{field: said}),))) if isinstance(one, UnkindWords)]
    assert {one.words for one in found} == {words}
    assert all(one.question == "garden" and one.instead for one in found)
    assert len(found) == len(set(found))


def test_the_title_is_looked_at_too() -> None:
    assert not_plain(a_set(title="A troubled family")) == (UnkindWords("", "troubled", "say what happened"),)


def test_a_hard_screen_says_how_hard() -> None:
    (first, *_) = not_plain(a_set(questions=(a_question(question=HARD),)))
    assert isinstance(first, HardScreen)
    assert first.grade > FAMILY_GRADE
    assert first.text == HARD


def test_another_language_is_for_its_native_reader_to_judge() -> None:
    question = a_question(question=HARD)
    assert not_plain(a_set(language="cy", questions=(question,))) == ()
    assert not_plain(a_set(language="en-GB", questions=(question,))) != ()


def test_everything_a_family_reads_is_on_some_screen() -> None:
    question = a_question()
    shown = "\n".join(screens_of(question))
    texts = (question.name, question.question, *question.think_about, question.low_words, question.high_words)
    for text in (*texts, *question.faces, *question.read_back):
        assert text in shown
