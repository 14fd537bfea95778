"""Two questions that everybody knows the answer to: they show which side is which, and are never kept as answers."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.question_set import Question
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_FACES = (
    str(QT_TRANSLATE_NOOP("practice_questions", "Very bad")),
    str(QT_TRANSLATE_NOOP("practice_questions", "Bad")),
    str(QT_TRANSLATE_NOOP("practice_questions", "In the middle")),
    str(QT_TRANSLATE_NOOP("practice_questions", "Good")),
    str(QT_TRANSLATE_NOOP("practice_questions", "Very good")),
)
_SUN = (
    str(QT_TRANSLATE_NOOP("practice_questions", "the sun is very bad")),
    str(QT_TRANSLATE_NOOP("practice_questions", "the sun is bad")),
    str(QT_TRANSLATE_NOOP("practice_questions", "the sun is in the middle")),
    str(QT_TRANSLATE_NOOP("practice_questions", "the sun is good")),
    str(QT_TRANSLATE_NOOP("practice_questions", "the sun is very good")),
)
_WINDOW = (
    str(QT_TRANSLATE_NOOP("practice_questions", "the cold is very bad")),
    str(QT_TRANSLATE_NOOP("practice_questions", "the cold is bad")),
    str(QT_TRANSLATE_NOOP("practice_questions", "the cold is in the middle")),
    str(QT_TRANSLATE_NOOP("practice_questions", "the cold is good")),
    str(QT_TRANSLATE_NOOP("practice_questions", "the cold is very good")),
)


def practice_questions() -> tuple[Question, Question]:
    """First the good one, then the bad one."""
    sun = QCoreApplication.translate("practice_questions", "A warm day with no rain")
    window = QCoreApplication.translate("practice_questions", "A broken window in winter")
    how = QCoreApplication.translate("practice_questions", "How is that?")
    faces = _said(_FACES)

    def one(key: str, name: str, told: tuple[str, str, str, str, str]) -> Question:
        return Question(
            key=key,
            name=name,
            picture=key,
            question=how,
            low_words=faces[0],
            high_words=faces[-1],
            faces=faces,
            read_back=_said(told),
        )

    return one("practice_sun", sun, _SUN), one("practice_window", window, _WINDOW)


def on_the_wrong_side(marks: tuple[int, int]) -> bool:
    """Whether the good one was marked bad or the bad one good. The middle is nobody's mistake."""
    sun, window = marks
    return sun < 500 or window > 500


def _said(words: tuple[str, str, str, str, str]) -> tuple[str, str, str, str, str]:
    first, second, third, fourth, fifth = (QCoreApplication.translate("practice_questions", one) for one in words)
    return first, second, third, fourth, fifth
