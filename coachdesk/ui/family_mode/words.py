"""How a step came to be done, as a family says it."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.plan import StepDone
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

HOW: dict[StepDone, str] = {
    StepDone.WE_DID_IT: str(QT_TRANSLATE_NOOP("family_words", "We did it")),
    StepDone.TOGETHER: str(QT_TRANSLATE_NOOP("family_words", "We did it with help")),
    StepDone.DONE_FOR_US: str(QT_TRANSLATE_NOOP("family_words", "It was done for us")),
}


def how_words(how: StepDone) -> str:
    """Who did it."""
    return QCoreApplication.translate("family_words", HOW[how])
