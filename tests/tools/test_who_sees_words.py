"""The words of "Who sees this?" are read at grade three, cover every class and purpose, and can be translated."""

from datetime import date

import pytest

from coachdesk.models.sharing import InformationClass, SharePurpose
from coachdesk.models.who_sees import Filling, SeenLine, SeenTopic
from coachdesk.tools.readability import never_said, reading_grade
from coachdesk.tools.who_sees_words import (
    CLASS_IN_FAMILY_WORDS,
    FIXED,
    HEADINGS,
    PURPOSE_IN_FAMILY_WORDS,
    line_in_words,
    listed,
)


@pytest.mark.parametrize("words", [*FIXED, *HEADINGS.values()])
def test_every_line_reads_at_grade_three(words: str) -> None:
    places = {
        **dict.fromkeys(("name", "names", "people", "approver"), "Jo"),
        "agency": "The school",
        "what": "the home",
        "purpose": "to do its part",
        "day": "Friday 3 May 2012",
    }
    said = words.format(**places)
    assert reading_grade(said) <= 3
    assert not never_said(said)


@pytest.mark.parametrize("words", [*CLASS_IN_FAMILY_WORDS.values(), *PURPOSE_IN_FAMILY_WORDS.values()])
def test_every_class_and_purpose_reads_at_grade_three(words: str) -> None:
    assert reading_grade(f"The school may know of {words}.") <= 3


def test_every_class_and_purpose_has_family_words() -> None:
    assert set(CLASS_IN_FAMILY_WORDS) == set(InformationClass)
    assert set(PURPOSE_IN_FAMILY_WORDS) == set(SharePurpose)
    assert set(HEADINGS) == set(SeenTopic)


def test_a_line_is_said_in_the_language_worn_and_names_stay() -> None:
    line = SeenLine(
        sentences=("{agency}: {what}.", "{day}"),
        fillings=(
            Filling(place="agency", words=("the home",), own=True),
            Filling(place="what", words=("the home", "the plan")),
            Filling(place="day", day=date(2011, 8, 31)),
        ),
    )
    said = line_in_words(line, lambda context, english: english.replace("the home", "y cartref"), lambda day: "heddiw")
    assert said == "the home: y cartref and the plan. heddiw"
    assert listed(()) == ""
    assert listed(("a", "b", "c")) == "a, b and c"
