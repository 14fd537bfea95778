"""Names are taken out of words however they are spelt, and of nobody who is on the copy."""

import pytest

from coachdesk.tools.name_masking import without_names
from tests.tools.records import content, person, sign, step, target, view

DAD = person("Marcus")
CAL = person("Callum", legal_name="Cállum Ashdown", other_names="Cal, CJ / Mo; Lum")


def masked(words: str, *hidden: object, shown: object = DAD) -> str:
    of = content(targets=(target(words),))
    told = without_names(of, (DAD, *hidden), frozenset({shown.id}))  # type: ignore[attr-defined, arg-type]
    return told.targets[0].family_words


@pytest.mark.parametrize(
    "name", ["Callum", "CALLUM", "callum", "Cállum Ashdown", "Cal", "C.J.", "Mo", "lum", "Callums"]
)
def test_each_spelling_is_taken_out(name: str) -> None:
    assert masked(f"for {name} and me", CAL).startswith("for [left out]")
    assert masked(f"for {name} and me", CAL).endswith(" and me")


@pytest.mark.parametrize("words", ["Calm and more Ashdown", "Marcus", "a calendar", "column", "mother", "I am"])
def test_words_that_are_nobodys_name_and_names_of_people_shown_stay(words: str) -> None:
    assert masked(words, CAL) == words


def test_a_name_two_people_share_stays_and_one_letter_is_no_name() -> None:
    assert masked("Marcus and a b", person("Marcus", number=2), person("b", number=3)) == "Marcus and a b"
    assert masked("the Mos", person("Mos", number=2), person("Mo", number=3)) == "the [left out]"


def test_a_shown_persons_name_stays_though_it_ends_like_anothers_with_an_s() -> None:
    tims = person("Tims", number=2)
    assert masked("Tims and Tim", person("Tim", number=3), tims, shown=tims) == "Tims and [left out]"


def test_every_text_that_is_printed_is_looked_through() -> None:
    ours = target("Cal")
    of = content(
        targets=(ours,),
        steps=(step(ours, "Cal", what_would_help="Cal"),),
        success_signs=(sign(ours, "Cal"),),
        success_views=(view(ours, "Cal", agreed="Cal"),),
    )
    told = without_names(of, (CAL,), frozenset())
    texts = (
        told.targets[0].family_words,
        told.steps[0].words,
        told.steps[0].what_would_help,
        told.success_signs[0].words,
        told.success_views[0].words,
        told.success_views[0].agreed,
    )
    assert set(texts) == {"[left out]"}
