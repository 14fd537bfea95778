"""A change is told in the words of the pages: no fixed choice is read out as it is kept."""

import pytest

from coachdesk.models.person import ReadingNeed
from coachdesk.models.plan import Stage, StepDone
from coachdesk.models.registry import KINDS
from coachdesk.ui.pages.history.choice_words import _choices_of, choice_words
from coachdesk.ui.pages.plan_words import STAGES

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
