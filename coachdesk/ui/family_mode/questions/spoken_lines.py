"""Every line that "Read to me" can come to on the pages of a set of questions: what is to be recorded for it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from coachdesk.models.measures import AnswerMode
from coachdesk.models.question_set import Question, QuestionSet
from coachdesk.ui.family_mode.questions.asking_words import faces_of, read_back, think_about
from coachdesk.ui.family_mode.questions.practice_questions import practice_questions


def spoken_lines(sets: Iterable[QuestionSet]) -> tuple[str, ...]:
    """Each line once, in the order in which a family comes to them; in the language worn."""
    questions = [*practice_questions(), *(question for one in sets for question in one.questions)]
    return tuple(dict.fromkeys(line for question in questions for line in _of(question) if line))


def _of(question: Question) -> list[str]:
    asked = QCoreApplication.translate("QuestionSheet", "{told} Is that right?")
    faces = faces_of(question, AnswerMode.FACES_5)
    return [
        question.name,
        question.question,
        think_about(question),
        question.low_words,
        question.high_words,
        *(words for _, words in faces),
        *(asked.format(told=read_back(question, place)) for place, _ in faces),
        QCoreApplication.translate("QuestionSheet", "Leave this one?"),
    ]
