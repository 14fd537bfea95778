"""Where a mark stands on a line, as it is said on every screen: "nearer B than A", never a number."""

from PySide6.QtCore import QCoreApplication

from coachdesk.tools.line_place import Whereabouts, whereabouts
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_SAID: dict[Whereabouts, str] = {
    Whereabouts.AT_LOW: str(QT_TRANSLATE_NOOP("line_words", "at {low}")),
    Whereabouts.NEAR_LOW: str(QT_TRANSLATE_NOOP("line_words", "near {low}")),
    Whereabouts.NEARER_LOW: str(QT_TRANSLATE_NOOP("line_words", "nearer {low} than {high}")),
    Whereabouts.MIDDLE: str(QT_TRANSLATE_NOOP("line_words", "in the middle")),
    Whereabouts.NEARER_HIGH: str(QT_TRANSLATE_NOOP("line_words", "nearer {high} than {low}")),
    Whereabouts.NEAR_HIGH: str(QT_TRANSLATE_NOOP("line_words", "near {high}")),
    Whereabouts.AT_HIGH: str(QT_TRANSLATE_NOOP("line_words", "at {high}")),
}


def whereabouts_words(place: int, low: str = "A", high: str = "B") -> str:
    """Where a mark stands, with the names of the two ends; begins with a small letter."""
    said = QCoreApplication.translate("line_words", _SAID[whereabouts(place)])
    return said.format(low=low, high=high)


def no_mark_words() -> str:
    """What is said of a line nobody has marked."""
    return QCoreApplication.translate("line_words", "no mark yet")
