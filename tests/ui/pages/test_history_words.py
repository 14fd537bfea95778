"""A change is told in the words of the pages: no fixed choice is read out as it is kept."""

import re
from datetime import UTC, datetime

import pytest

from coachdesk.models.person import Person, ReadingNeed
from coachdesk.models.plan import Export, Stage, StepDone
from coachdesk.models.registry import KINDS
from coachdesk.models.values import new_id
from coachdesk.operations.sample import family_id
from coachdesk.ui.pages.history.choice_words import _choices_of, choice_words
from coachdesk.ui.pages.history.told import tell_history
from coachdesk.ui.pages.plan_words import STAGES
from tests.ui.pages.page_visit import PageVisit, visit

__all__ = ["visit"]

CHOICES = [
    (kind, field, one)
    for kind, record in sorted(KINDS.items())
    for field in record.model_fields
    for choices in _choices_of(kind, field)
    for one in choices
]


def test_every_choice_of_every_record_has_words_that_are_not_how_it_is_kept() -> None:
    assert len(CHOICES) > 100
    for kind, field, one in CHOICES:
        words = choice_words(kind, field, one.value)
        assert words, (kind, field, one)
        assert words[0].isupper() or not words[0].isalpha()
        assert "_" not in words
        assert "“" not in words


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_is_called_what_its_page_calls_it(stage: Stage) -> None:
    assert choice_words("target", "stage", stage.value) == STAGES[stage]


def test_a_choice_within_a_list_or_beside_nothing_is_known() -> None:
    assert choice_words("person", "reading_needs", ReadingNeed.EASY_READ.value) == "Easy words"
    assert choice_words("sub_target", "done_how", StepDone.TOGETHER.value) == "Together"


@pytest.mark.parametrize(
    ("kind", "field", "value"), [("target", "family_words", "trying"), ("nothing", "stage", "trying"), ("plan", "x", 3)]
)
def test_what_is_no_choice_is_left_to_be_told_as_it_is(kind: str, field: str, value: object) -> None:
    assert choice_words(kind, field, value) == ""


@pytest.mark.parametrize(("to", "said"), [("full", "The team"), ("person", "Marcus")])
def test_a_copy_that_left_is_told_with_a_name_and_a_time_and_no_id(visit: PageVisit, to: str, said: str) -> None:
    family = family_id("F1")
    marcus = next(one for one in visit.desk.records(Person, family) if one.known_as == "Marcus")
    made = Export(
        id=new_id(),
        log=family,
        version=new_id(),
        copy_for=f"person:{marcus.id}" if to == "person" else to,
        file_hash="0" * 64,
        made_at=datetime(2011, 8, 31, 23, 15, tzinfo=UTC),  # a quarter past midnight on the wall at home
        made_by=visit.desk.owner.worker_id,
    )
    visit.desk.add(made)
    told = "\n".join(tell_history(visit.desk, family, made.id, 5)[0][0].lines)
    assert f"Copy for: {said}" in told
    assert "Made at: Thursday 1 September 2011, 00:15" in told
    assert re.search("[0-9a-f]{32}|T[0-9]{2}:", told) is None


def test_a_history_says_that_somebody_answered_and_not_what(visit: PageVisit) -> None:
    told, _ = tell_history(visit.desk, family_id("F7"), "", 1000)
    answers = [one for one in told if one.about.startswith("Answers")]
    marks = [one for one in told if one.about.startswith("A mark on a line")]
    assert len(answers) == 6
    assert len(marks) == 3
    for one in (*answers, *marks):
        assert not re.search(r"Place|First|answers:", " ".join(one.lines))
