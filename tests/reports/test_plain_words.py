"""The fixed text of a family copy is as easy to read as it was meant to be."""

import re

from coachdesk.models.plan import Barrier, InkMethod, Stage, StepState, TargetStatus
from coachdesk.reports.plan.phrases import Phrases
from coachdesk.reports.plan_pages import render_plan
from tests.plan_copies import plan_copy

HIGHEST_GRADE = 3.0
NEVER_SAID = ("troubled", "chaotic", "hard to reach", "failed", "non-compliant", "disengaged", "consent", "a case")


def fixed_text(reader: str) -> list[str]:
    """Every sentence of ours that a copy asks the translator for, with a short name in each gap."""
    asked: dict[str, None] = {}

    def remember(_context: str, text: str) -> str:
        asked[text] = None
        return text

    render_plan(plan_copy(reader, is_sample=True), remember)
    render_plan(plan_copy(reader, next_review=None, inks=(), people=(), targets=(), ended_targets=()), remember)
    phrases = Phrases(remember)
    for say, values in (
        (phrases.state, StepState),
        (phrases.stage, Stage),
        (phrases.barrier, Barrier),
        (phrases.status, TargetStatus),
    ):
        for value in values:
            say(value)
    return [re.sub(r"\{[a-z]+\}", "Sam", text) for text in asked]


def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    groups = len(re.findall("[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee", "ie")) and groups > 1
    return max(1, groups - silent)


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade of these sentences taken together."""
    parts = [part for text in sentences for part in re.split(r"[.!?]+", text) if re.search("[A-Za-z]", part)]
    words = [word for part in parts for word in re.findall("[A-Za-z’']+", part)]
    return 0.39 * len(words) / len(parts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_the_measure_tells_easy_from_hard() -> None:
    assert grade(["We let this one go.", "The dog ran home."]) < 1
    assert grade(["Please indicate the comparative effectiveness of each intervention on the following scale"]) > 10


def test_a_family_copy_is_read_at_grade_three_or_below() -> None:
    assert grade(fixed_text("Marcus")) <= HIGHEST_GRADE


def test_no_sentence_of_a_family_copy_is_long() -> None:
    long = [text for text in fixed_text("Marcus") for part in re.split(r"[.!?:]", text) if len(part.split()) > 14]
    assert long == []


def test_no_copy_says_of_a_family_what_is_never_said() -> None:
    for text in [*fixed_text(""), *fixed_text("Marcus")]:
        assert not [word for word in NEVER_SAID if word in text.casefold()]


def test_every_answer_has_words() -> None:
    assert {ink.method for ink in plan_copy().inks} == set(InkMethod)
