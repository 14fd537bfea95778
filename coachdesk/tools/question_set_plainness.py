"""Whether a set of questions is in words that a family can read and that are said of nobody."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachdesk.models.question_set import Question, QuestionSet
from coachdesk.tools.readability import never_said, reading_grade

FAMILY_GRADE = 3.0
"""The hardest a family's screen may be to read, as a school grade."""

_MEASURED = "en"
"""The grade and the list of words are for English; in another language the native reader says."""


@dataclass(frozen=True, slots=True)
class HardScreen:
    """A screen harder to read than `FAMILY_GRADE`: the question's key, the screen's words and their grade."""

    question: str
    text: str
    grade: float


@dataclass(frozen=True, slots=True)
class UnkindWords:
    """Words that are never said of a family, in which question (empty: the title), and what to say instead."""

    question: str
    words: str
    instead: str


Finding = HardScreen | UnkindWords


def not_plain(content: QuestionSet) -> tuple[Finding, ...]:
    """What stands in a family's way, in the order of the questions; nothing for a set that is all plain.

    Each question is looked at as it is shown and read aloud: the question, its whole screen, and each echo.
    """
    if content.language.split("-")[0] != _MEASURED:
        return ()
    found: list[Finding] = list(_unkind("", content.title))
    for question in content.questions:
        found += findings_in(question)
    return tuple(dict.fromkeys(found))


def findings_in(question: Question) -> tuple[Finding, ...]:
    """The same for one question in English."""
    screens = tuple(screens_of(question))
    graded = [HardScreen(question.key, text, reading_grade(text)) for text in screens]
    hard: list[Finding] = [one for one in graded if one.grade > FAMILY_GRADE]
    unkind = [one for text in screens for one in _unkind(question.key, text)]
    return tuple(dict.fromkeys((*hard, *unkind)))


def screens_of(question: Question) -> Iterator[str]:
    """Each text of a question that a family reads or hears as one: the question, the whole screen, every echo."""
    yield question.question
    ends = (question.low_words, question.high_words)
    yield "\n".join((question.name, question.question, *question.think_about, *question.faces, *ends))
    for told in question.read_back:
        yield f"You are telling us that {told}. Is that right?"


def _unkind(key: str, text: str) -> Iterator[UnkindWords]:
    for one in never_said(text):
        yield UnkindWords(key, text[one.start : one.stop], one.instead)
