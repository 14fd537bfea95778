"""What is said of a line on the family's pages: its two ends, and where an X stands."""

from PySide6.QtCore import QCoreApplication

from coachdesk.ui.line_words import whereabouts_words
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated

_YOURS = str(QT_TRANSLATE_NOOP("family_line_words", "Your X is {where}."))
_THEIRS = str(QT_TRANSLATE_NOOP("family_line_words", "{name}: {where}"))
_THEN = str(QT_TRANSLATE_NOOP("family_line_words", "{name} on {day}: {where}"))


def end_words(letter: str, words: str) -> str:
    """An end with its letter: A: “We shout”."""
    return f"{letter}: {quoted(words)}"


def your_x_words(place: int) -> str:
    """What is read back: "Your X is nearer B than A."."""
    return QCoreApplication.translate("family_line_words", _YOURS).format(where=whereabouts_words(place))


def their_x_words(name: str, place: int, day: str = "") -> str:
    """Whose X stands where, and on an earlier day when."""
    pattern = QCoreApplication.translate("family_line_words", _THEN if day else _THEIRS)
    return pattern.format(name=isolated(name), day=day, where=whereabouts_words(place))
