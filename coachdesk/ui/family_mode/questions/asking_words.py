"""What is said on the pages of a set of questions: its name, the words under a face, what is read back."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.measures import Answer, AnswerMode, AnswerStatus
from coachdesk.models.measures_in_sight import SetInSight
from coachdesk.models.question_set import Question
from coachdesk.tools.measure_modes import FACES, word_number
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated

_UNMARKED: dict[AnswerStatus, str] = {
    AnswerStatus.NOT_SURE: str(QT_TRANSLATE_NOOP("asking_words", "You said you are not sure.")),
    AnswerStatus.PREFER_NOT: str(QT_TRANSLATE_NOOP("asking_words", "You did not want to say.")),
    AnswerStatus.SKIPPED: str(QT_TRANSLATE_NOOP("asking_words", "You left this one.")),
    AnswerStatus.STOPPED: str(QT_TRANSLATE_NOOP("asking_words", "You stopped here.")),
    AnswerStatus.NOT_ASKED: str(QT_TRANSLATE_NOOP("asking_words", "This was not asked.")),
}


def title_of(asking: SetInSight) -> str:
    """What the set is called; of an agency's help, with its name."""
    if not asking.agency_name:
        return asking.content.title
    pattern = QCoreApplication.translate("asking_words", "{title}: {agency}")
    return pattern.format(title=asking.content.title, agency=isolated(asking.agency_name))


def faces_of(question: Question, mode: AnswerMode) -> tuple[tuple[int, str], ...]:
    """The place and words of each face that there is to choose from, worst first; empty for a line."""
    return tuple((place, question.faces[word_number(place)]) for place in FACES[mode])


def marked_words(question: Question, place: int) -> str:
    """The words of the face that a mark is, or is nearest to."""
    return question.faces[word_number(place)]


def read_back(question: Question, place: int) -> str:
    """What a mark says, told back to whoever made it."""
    pattern = QCoreApplication.translate("asking_words", "You are telling us that {words}.")
    return pattern.format(words=question.read_back[word_number(place)])


def said(question: Question, answer: Answer) -> str:
    """What was answered, in words; never a number."""
    if answer.place is None:
        return QCoreApplication.translate("asking_words", _UNMARKED[answer.status])
    pattern = QCoreApplication.translate("asking_words", "You said: {words}.")
    return pattern.format(words=marked_words(question, answer.place))


def think_about(question: Question) -> str:
    """The examples, as one line; empty where there are none."""
    if not question.think_about:
        return ""
    pattern = QCoreApplication.translate("asking_words", "Think about: {examples}.")
    return pattern.format(examples=", ".join(question.think_about))
