"""What a visit's outcomes and answers are called on screens; "nobody in" is a try and never a failing (Z-01)."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.visit import VisitOutcome
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

OUTCOMES: dict[VisitOutcome, str] = {
    VisitOutcome.MET: QT_TRANSLATE_NOOP("visit_words", "We met"),
    VisitOutcome.NOBODY_IN: QT_TRANSLATE_NOOP("visit_words", "Nobody in"),
    VisitOutcome.COULD_NOT_COME: QT_TRANSLATE_NOOP("visit_words", "They could not make it"),
    VisitOutcome.WE_CANCELLED: QT_TRANSLATE_NOOP("visit_words", "We cancelled"),
    VisitOutcome.MOVED: QT_TRANSLATE_NOOP("visit_words", "Moved to another time"),
}

SEEN: dict[str, tuple[str, str, str]] = {
    "seen": (
        QT_TRANSLATE_NOOP("visit_words", "Seen?"),
        QT_TRANSLATE_NOOP("visit_words", "Seen"),
        QT_TRANSLATE_NOOP("visit_words", "Not seen"),
    ),
    "spoken_with": (
        QT_TRANSLATE_NOOP("visit_words", "Spoken with?"),
        QT_TRANSLATE_NOOP("visit_words", "Spoken with"),
        QT_TRANSLATE_NOOP("visit_words", "Not spoken with"),
    ),
    "alone": (
        QT_TRANSLATE_NOOP("visit_words", "Alone?"),
        QT_TRANSLATE_NOOP("visit_words", "Alone"),
        QT_TRANSLATE_NOOP("visit_words", "Not alone"),
    ),
}
"""For each question about a child: while nobody has said, yes, no."""


def visit_words(text: str) -> str:
    """A word of the tables above in the language worn."""
    return QCoreApplication.translate("visit_words", text)
