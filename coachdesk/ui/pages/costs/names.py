"""Categories, and why help did not arrive, as they are called on the screen."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.contact import ContactOutcome
from coachdesk.models.figure_names import FigureNames
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_REASONS: dict[str, str] = {
    ContactOutcome.COULD_NOT_COME: str(QT_TRANSLATE_NOOP("cost_names", "They could not come")),
    ContactOutcome.NOBODY_IN: str(QT_TRANSLATE_NOOP("cost_names", "Nobody was in")),
    ContactOutcome.AGENCY_CANCELLED: str(QT_TRANSLATE_NOOP("cost_names", "The agency cancelled")),
    ContactOutcome.FAMILY_CANCELLED: str(QT_TRANSLATE_NOOP("cost_names", "The family cancelled")),
    ContactOutcome.LETTER_NOT_READ: str(QT_TRANSLATE_NOOP("cost_names", "Told by a letter they can’t read")),
    ContactOutcome.DUPLICATE: str(QT_TRANSLATE_NOOP("cost_names", "The same as another agency’s work")),
}


def category_words(names: FigureNames, code: str) -> str:
    """ "C01 Police call-out"; a contact without a category says so."""
    if not code:
        return QCoreApplication.translate("cost_names", "No category")
    words = names.categories.get(code, "")
    return f"{code} {words}" if words and words != code else code


def reason_words(reason: str) -> str:
    """Why help did not arrive, in words that blame nobody."""
    words = _REASONS.get(reason)
    return QCoreApplication.translate("cost_names", words) if words else reason
