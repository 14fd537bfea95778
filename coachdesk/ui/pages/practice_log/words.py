"""What gains are called, and who has them."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.practice import BenefitFor, BenefitSort
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

GAINED_BY: dict[BenefitFor, str] = {
    BenefitFor.PROFESSIONALS: str(QT_TRANSLATE_NOOP("practice_words", "People who work with families")),
    BenefitFor.FAMILIES: str(QT_TRANSLATE_NOOP("practice_words", "Families")),
}
SORTS: dict[BenefitSort, str] = {
    BenefitSort.PRACTICE: str(QT_TRANSLATE_NOOP("practice_words", "Better practice")),
    BenefitSort.ACHIEVEMENT: str(QT_TRANSLATE_NOOP("practice_words", "Something achieved")),
    BenefitSort.NETWORKS: str(QT_TRANSLATE_NOOP("practice_words", "Knowing each other")),
    BenefitSort.KNOWLEDGE: str(QT_TRANSLATE_NOOP("practice_words", "Knowledge")),
    BenefitSort.SATISFACTION: str(QT_TRANSLATE_NOOP("practice_words", "Work worth doing")),
    BenefitSort.CONFIDENCE: str(QT_TRANSLATE_NOOP("practice_words", "Confidence")),
    BenefitSort.FRIENDS: str(QT_TRANSLATE_NOOP("practice_words", "Friends")),
    BenefitSort.OTHER: str(QT_TRANSLATE_NOOP("practice_words", "Something else")),
}


def said(words: str) -> str:
    """The words in the language of the screen."""
    return QCoreApplication.translate("practice_words", words)
