"""What ships to be asked is plain, kind, whole and traceable, and runs one way."""

import re
from pathlib import Path

import pytest

from coachdesk.models.question_set import Question, QuestionSet
from coachdesk.operations.question_sets import pictures, shipped_sets
from coachdesk.settings import resource
from coachdesk.tools.question_set_file import read_question_set, written_question_set
from coachdesk.tools.question_set_plainness import not_plain

SETS = pytest.mark.parametrize("content", shipped_sets(), ids=lambda one: f"{one.key}-{one.version}-{one.language}")
EACH = pytest.mark.parametrize(
    "question", [one for content in shipped_sets() for one in content.questions], ids=lambda one: one.key
)
FILES = sorted(resource("measures", "sets").glob("*.json"))
SAYS_NO = re.compile(r"\b(?:no|not|never|cannot|hardly)\b", re.IGNORECASE)


@SETS
def test_every_screen_is_at_reading_grade_three_or_below_and_says_nothing_that_is_never_said(
    content: QuestionSet,
) -> None:
    assert not_plain(content) == ()


def test_the_areas_and_the_things_that_matter_are_those_of_the_evaluation() -> None:
    asked = {one.key: [question.key for question in one.questions] for one in shipped_sets() if one.version == 1}
    assert " ".join(asked["wellbeing"]) == (
        "money home getting_on children health feelings learning_work people_around getting_about staying_safe"
    )
    assert " ".join(asked["experience"]) == (
        "listened understood not_repeat quick_reply easy_access own_lead not_passed_round"
    )


@EACH
def test_a_question_is_whole(question: Question) -> None:
    assert 2 <= len(question.think_about) <= 4
    assert len(set(question.faces)) == len(set(question.read_back)) == 5
    assert question.source.startswith("CoachDesk's own words")
    assert question.question.endswith("?")
    assert not any(told.endswith(".") or told[0].isupper() for told in question.read_back)


@EACH
def test_the_good_end_is_never_said_by_saying_no(question: Question) -> None:
    """A "not" at the good end turns a scale round in the reader's head (T-03)."""
    for text in (question.high_words, question.faces[4], question.read_back[4], question.question):
        assert not SAYS_NO.search(text)


def test_only_staying_safe_waits_until_somebody_is_alone() -> None:
    assert [one.key for content in shipped_sets() for one in content.questions if one.alone] == ["staying_safe"]


def test_every_question_has_its_own_picture_and_every_picture_says_what_it_shows() -> None:
    wanted = [one.picture for content in shipped_sets() for one in content.questions]
    assert len(set(wanted)) == len(wanted)
    assert {*wanted, "practice_sun", "practice_window", "question"} == set(pictures())
    for name in pictures():
        drawn = resource("measures", "pictures", f"{name}.svg").read_text(encoding="utf-8")
        assert re.search(r"<title>[A-Z][^<>]{4,80}</title>", drawn)


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_a_file_is_named_after_what_is_in_it_and_written_as_we_write_it(file: Path) -> None:
    content = read_question_set(file.read_bytes())
    assert file.name == f"{content.key}.{content.version}.{content.language}.json"
    assert file.read_bytes() == written_question_set(content)
    assert content.licence
