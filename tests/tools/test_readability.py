"""Family text is measured as a school would, and words that wound are found wherever they hide."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.tools.readability import count_syllables, never_said, reading_grade


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        *(("home", 1), ("homes", 1), ("table", 2), ("whale", 1), ("walked", 1), ("wanted", 2), ("boxes", 2)),
        *(("changes", 2), ("the", 1), ("agree", 2), ("family", 3), ("signature", 3), ("mm", 1), ("7", 1), ("don't", 1)),
    ],
)
def test_syllables_are_counted_as_they_are_said(word: str, syllables: int) -> None:
    assert count_syllables(word) == syllables


def test_plain_words_score_low_and_office_words_high() -> None:
    plain = "Your home. How is your home for you and your children? Think about: warm, dry, safe, enough room."
    office = "Please indicate the suitability of your current residential accommodation for dependants."
    assert reading_grade(plain) == pytest.approx(1.5, abs=1)
    assert reading_grade(office) > 12
    promise = "I agree today. I can change my mind. This is not a contract; nothing is lost if I don't sign."
    assert reading_grade(promise) <= 3


def test_the_grade_is_the_published_formula() -> None:
    assert reading_grade("The cat sat.") == round(0.39 * 3 + 11.8 * 1 - 15.59, 1)
    assert reading_grade("Cats sat\nDogs ran") == round(0.39 * 2 + 11.8 - 15.59, 1)


@given(st.text(max_size=200))
def test_any_text_has_a_grade(text: str) -> None:
    assert math.isfinite(reading_grade(text))


@given(st.lists(st.sampled_from(["We ring Nan.", "Alfie sleeps well.", "The bills are paid."]), min_size=1))
def test_the_grade_does_not_depend_on_how_often_it_is_said(sentences: list[str]) -> None:
    assert reading_grade(" ".join(sentences * 2)) == reading_grade(" ".join(sentences))


def test_a_text_without_words_is_no_harder_than_nothing() -> None:
    assert reading_grade("") == reading_grade("… — !") == 0.0


@pytest.mark.parametrize(
    "phrase",
    [
        *("troubled", "Chaotic", "barely coping", "hard to reach", "hard-to-reach", "failed to engage"),
        *("fails to engage", "non-compliant", "noncompliance", "disengaged", "DNA", "DNA'd", "high impact"),
        *("high-impact", "a case", "cost more", "consented"),
    ],
)
def test_what_is_never_said_of_a_family_is_found_with_better_words(phrase: str) -> None:
    text = f"They are {phrase}, he wrote"
    (found,) = never_said(text)
    assert text[found.start : found.stop] == phrase
    assert found.instead
    assert phrase.lower() not in found.instead.lower()


@pytest.mark.parametrize(
    "text", ["a case study", "in case", "a castle", "dna", "untroubledness", "The high street", "cost", "reach", ""]
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert never_said(text) == []


def test_every_phrase_is_found_in_the_order_it_stands() -> None:
    found = never_said("A chaotic, hard to reach family; DNA twice.")
    assert [one.start for one in found] == [2, 11, 33]
    assert never_said("hard to reach")[0].instead == found[1].instead != found[0].instead
