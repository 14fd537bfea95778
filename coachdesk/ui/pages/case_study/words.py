"""What the parts of a case study and the answers to it are called."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.case_study import StudyPart, TellingAnswer
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

PARTS: dict[StudyPart, str] = {
    StudyPart.WHO_WE_ARE: str(QT_TRANSLATE_NOOP("case_study", "Who we are")),
    StudyPart.WHERE_WE_BEGAN: str(QT_TRANSLATE_NOOP("case_study", "Where we began")),
    StudyPart.WHAT_WE_DID: str(QT_TRANSLATE_NOOP("case_study", "What we did")),
    StudyPart.WHAT_CHANGED: str(QT_TRANSLATE_NOOP("case_study", "What changed")),
    StudyPart.WHAT_IS_NEXT: str(QT_TRANSLATE_NOOP("case_study", "What is next")),
}

ANSWERS: dict[TellingAnswer, str] = {
    TellingAnswer.YES: str(QT_TRANSLATE_NOOP("case_study", "Yes, it may be told")),
    TellingAnswer.NO: str(QT_TRANSLATE_NOOP("case_study", "No")),
    TellingAnswer.TAKEN_BACK: str(QT_TRANSLATE_NOOP("case_study", "Said yes, and takes it back")),
}

SOURCES = {
    "people": "people",
    "joined": "family_edit",
    "story": "story",
    "emergencies_before": "contacts",
    "emergencies_during": "contacts",
    "visits": "family",
    "target": "target",
    "met": "target",
    "good_news": "good_news",
    "step": "plan",
}
"""The page that shows where a fact comes from."""


def said(words: str) -> str:
    """The words in the language of the screen."""
    return QCoreApplication.translate("case_study", words)
