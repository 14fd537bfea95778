"""What is said of a set of questions and of words that are not plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.models.measures import AnswerMode
from coachdesk.tools.question_set_plainness import HardScreen
from coachdesk.tools.question_set_versions import Standing
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coachdesk.models.question_set import QuestionSet
    from coachdesk.tools.question_set_plainness import Finding

_STANDS: dict[Standing, str] = {
    Standing.ASKED: str(QT_TRANSLATE_NOOP("question_set_words", "Families are asked this")),
    Standing.TAKEN_OUT: str(QT_TRANSLATE_NOOP("question_set_words", "Not in use")),
    Standing.NOT_READ: str(QT_TRANSLATE_NOOP("question_set_words", "Waits until a native reader has passed it")),
}

_MODES: dict[AnswerMode, str] = {
    AnswerMode.FACES_5: str(QT_TRANSLATE_NOOP("question_set_words", "Five faces")),
    AnswerMode.FACES_3: str(QT_TRANSLATE_NOOP("question_set_words", "Three faces")),
    AnswerMode.FACES_2: str(QT_TRANSLATE_NOOP("question_set_words", "Two faces")),
    AnswerMode.LINE: str(QT_TRANSLATE_NOOP("question_set_words", "Lines")),
}


def stands_words(standing: Standing) -> str:
    """Whether it is asked."""
    return QCoreApplication.translate("question_set_words", _STANDS[standing])


def mode_words(mode: AnswerMode) -> str:
    """What there is to choose from."""
    return QCoreApplication.translate("question_set_words", _MODES[mode])


def about_words(content: QuestionSet) -> str:
    """Version, language and size: "Version 2 · en · 10 questions"."""
    version = QCoreApplication.translate("question_set_words", "Version {number}").format(number=content.version)
    many = QCoreApplication.translate("question_set_words", "%n question(s)", "", len(content.questions))
    return f"{version} · {content.language} · {many}"


def finding_words(findings: Iterable[Finding]) -> list[str]:
    """A sentence for each, and none twice."""
    said = []
    for one in findings:
        if isinstance(one, HardScreen):
            words = QCoreApplication.translate(
                "question_set_words", "Hard to read (grade {grade}, up to 3 is plain): {words}"
            )
            shown = " ".join(one.text.split())
            said.append(words.format(grade=f"{one.grade:g}", words=shown))
        else:
            words = QCoreApplication.translate("question_set_words", "“{words}” is never said of a family: {instead}.")
            said.append(words.format(words=one.words, instead=one.instead))
    return list(dict.fromkeys(said))
