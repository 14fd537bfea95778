"""What came of a call, as a button asks it and as a line tells it."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.call import Call, CallAnswer, CallWay
from coachdesk.operations.calls import Came
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

ASKED: dict[Came, str] = {
    Came.SPOKE: QT_TRANSLATE_NOOP("call_words", "I rang, they answered"),
    Came.NO_ANSWER: QT_TRANSLATE_NOOP("call_words", "No answer"),
    Came.LEFT_MESSAGE: QT_TRANSLATE_NOOP("call_words", "Left a message"),
    Came.WE_TEXTED: QT_TRANSLATE_NOOP("call_words", "I texted"),
    Came.THEY_RANG: QT_TRANSLATE_NOOP("call_words", "They rang"),
    Came.THEY_TEXTED: QT_TRANSLATE_NOOP("call_words", "They texted"),
}

_WAYS: dict[CallWay, str] = {
    CallWay.WE_CALLED: QT_TRANSLATE_NOOP("call_words", "We rang"),
    CallWay.WE_TEXTED: QT_TRANSLATE_NOOP("call_words", "We texted"),
    CallWay.THEY_CALLED: QT_TRANSLATE_NOOP("call_words", "They rang"),
    CallWay.THEY_TEXTED: QT_TRANSLATE_NOOP("call_words", "They texted"),
}

_ANSWERS: dict[CallAnswer, str] = {
    CallAnswer.SPOKE: "",
    CallAnswer.SENT: "",
    CallAnswer.NO_ANSWER: QT_TRANSLATE_NOOP("call_words", "no answer"),
    CallAnswer.LEFT_MESSAGE: QT_TRANSLATE_NOOP("call_words", "left a message"),
    CallAnswer.WRONG_NUMBER: QT_TRANSLATE_NOOP("call_words", "wrong number"),
}


def call_words(text: str) -> str:
    """A word of the tables above in the language worn."""
    return QCoreApplication.translate("call_words", text) if text else ""


def what_came(call: Call) -> str:
    """ "We rang, no answer" or "They rang"."""
    parts = (call_words(_WAYS[call.way]), call_words(_ANSWERS[call.answer]))
    return ", ".join(part for part in parts if part)
