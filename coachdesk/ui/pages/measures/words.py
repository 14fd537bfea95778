"""What answers are called on screens: in the words of their question, without praise or blame, and never as a total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coachdesk.models.measures import AnswerMode, AnswerStatus, Marking
from coachdesk.tools.dates import partial_in_words
from coachdesk.tools.measure_modes import FACES, word_number
from coachdesk.tools.measure_trends import Moved, travelled
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from coachdesk.models.question_set import Question
    from coachdesk.operations.measures import FamilyMeasures
    from coachdesk.tools.measure_trends import Reading, Series

NO_ANSWER: dict[AnswerStatus, str] = {
    AnswerStatus.SKIPPED: QT_TRANSLATE_NOOP("measure_words", "left out"),
    AnswerStatus.PREFER_NOT: QT_TRANSLATE_NOOP("measure_words", "did not want to say"),
    AnswerStatus.NOT_SURE: QT_TRANSLATE_NOOP("measure_words", "not sure"),
    AnswerStatus.NOT_ASKED: QT_TRANSLATE_NOOP("measure_words", "not asked"),
    AnswerStatus.STOPPED: QT_TRANSLATE_NOOP("measure_words", "stopped before this"),
}

MARKINGS: dict[Marking, str] = {
    Marking.SELF: QT_TRANSLATE_NOOP("measure_words", "marked by themselves"),
    Marking.READ_ALOUD: QT_TRANSLATE_NOOP("measure_words", "the coach read aloud"),
    Marking.FOR_THEM: QT_TRANSLATE_NOOP("measure_words", "the coach marked for them"),
    Marking.COACHS_VIEW: QT_TRANSLATE_NOOP("measure_words", "a worker's own view"),
    Marking.PAPER: QT_TRANSLATE_NOOP("measure_words", "typed from paper"),
    Marking.BY_PHONE: QT_TRANSLATE_NOOP("measure_words", "said by telephone"),
}

MODES: dict[AnswerMode, str] = {
    AnswerMode.FACES_2: QT_TRANSLATE_NOOP("measure_words", "Two faces"),
    AnswerMode.FACES_3: QT_TRANSLATE_NOOP("measure_words", "Three faces"),
    AnswerMode.FACES_5: QT_TRANSLATE_NOOP("measure_words", "Five faces"),
    AnswerMode.LINE: QT_TRANSLATE_NOOP("measure_words", "The line"),
}


def said(text: str) -> str:
    """One of the words above in the language worn."""
    return QCoreApplication.translate("measure_words", text)


def place_words(place: int, mode: AnswerMode, question: Question | None) -> str:
    """A mark in words: the words under its face, or where on the line it stands, to half a point."""
    if mode is AnswerMode.LINE:
        halves = f"{round(place / 50) / 2:g}"
        return QCoreApplication.translate("measure_words", "{place} of 10 on the line").format(place=halves)
    if question is not None:
        return question.faces[word_number(place)]
    faces = FACES[mode]
    number = min(range(len(faces)), key=lambda one: abs(faces[one] - place)) + 1
    words = QCoreApplication.translate("measure_words", "face {number} of {count}, counted from the bad end")
    return words.format(number=number, count=len(faces))


def day_words(reading: Reading) -> str:
    """ "15 March 2011"."""
    return partial_in_words(reading.at.date().isoformat())


def reading_words(reading: Reading, question: Question | None) -> str:
    """An answer in words; what is no answer says why and has no number."""
    if reading.place is None:
        return said(NO_ANSWER[reading.answer.status])
    return place_words(reading.place, reading.answer.mode, question)


def first_words(reading: Reading, question: Question | None) -> str:
    """ "first marked: Good" where the mark was changed after it was read back; else empty."""
    answer = reading.answer
    if answer.first is None or answer.first == answer.place:
        return ""
    words = QCoreApplication.translate("measure_words", "first marked: {words}")
    return words.format(words=place_words(answer.first, answer.mode, question))


def way_words(series: Series, read: FamilyMeasures) -> str:
    """How far from the first mark that can be compared to the latest, or what is known where there are not two."""
    way = travelled(series)
    last = series.readings[-1]
    if way is None:
        question = read.question(series.whose, last.sitting.set_version)
        return f"{day_words(last)}: {reading_words(last, question)}"
    question = read.question(series.whose, way.last.sitting.set_version)
    values = {
        "first": reading_words(way.first, question),
        "last": reading_words(way.last, question),
        "first_day": day_words(way.first),
        "last_day": day_words(way.last),
    }
    if way.moved is Moved.ABOUT_THE_SAME:
        words = QCoreApplication.translate("measure_words", "About the same on {first_day} and on {last_day}: {last}")
    else:
        words = QCoreApplication.translate("measure_words", "{first_day}: {first}. {last_day}: {last}")
    return words.format(**values)


def earlier_words(series: Series) -> str:
    """A sentence where marks of another mode or version are in the picture and not compared; else empty."""
    way = travelled(series)
    if len(series.marks()) > 1 and (way is None or way.earlier_not_compared):
        return QCoreApplication.translate("measure_words", "Asked another way before the dotted line: not compared.")
    return ""
