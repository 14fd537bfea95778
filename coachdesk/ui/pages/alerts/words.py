"""What each mark of an alert is called, and its icon: words and a shape, never a colour alone."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from coachdesk.models.alert import AlertSort
from coachdesk.tools.alerts import AlertLine, Mark
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated
from coachdesk.ui.widgets.choice import Choice

MARKS: dict[Mark, str] = {
    Mark.NO_VISIT: str(QT_TRANSLATE_NOOP("alert_words", "Do not visit")),
    Mark.NOT_ALONE: str(QT_TRANSLATE_NOOP("alert_words", "Do not visit alone")),
    Mark.NO_CONTACT: str(QT_TRANSLATE_NOOP("alert_words", "Never contact")),
    Mark.ADDRESS: str(QT_TRANSLATE_NOOP("alert_words", "Never tell the address")),
    Mark.SAFE_CONTACT: str(QT_TRANSLATE_NOOP("alert_words", "Safe to ring")),
    Mark.DOG: str(QT_TRANSLATE_NOOP("alert_words", "Dog")),
    Mark.OTHER: str(QT_TRANSLATE_NOOP("alert_words", "Know first")),
}

ICONS: dict[Mark, str] = {
    Mark.NO_VISIT: "no_contact",
    Mark.NOT_ALONE: "families",
    Mark.NO_CONTACT: "no_contact",
    Mark.ADDRESS: "private",
    Mark.SAFE_CONTACT: "phone",
    Mark.DOG: "warning",
    Mark.OTHER: "info",
}


def mark_words(mark: Mark) -> str:
    """What a mark is called."""
    return QCoreApplication.translate("alert_words", MARKS[mark])


def line_words(line: AlertLine) -> str:
    """One line of the band: "Never contact: Kev"."""
    return _said(line.mark, [line.who], line.words)


def band_words(lines: Sequence[AlertLine]) -> list[tuple[Mark, str]]:
    """The lines of the band; of those that say nothing but who, one line for each mark."""
    named: dict[Mark, list[str]] = {}
    for line in lines:
        if line.who and not line.words:
            named.setdefault(line.mark, []).append(line.who)
    said: list[tuple[Mark, str]] = []
    for line in lines:
        whole = named.pop(line.mark, None) if line.who and not line.words else None
        if whole is not None:
            said.append((line.mark, _said(line.mark, list(dict.fromkeys(whole)), "")))
        elif line.words or not line.who:
            said.append((line.mark, line_words(line)))
    return said


def _said(mark: Mark, names: Sequence[str], words: str) -> str:
    who = ", ".join(isolated(name) for name in names if name)
    about = ". ".join(part for part in (who, words) if part)
    return f"{mark_words(mark)}: {about}" if about else mark_words(mark)


def sort_choices() -> list[Choice]:
    """The sorts of alert, to be chosen, the gravest first."""
    return [
        Choice(sort.value, mark_words(Mark(sort.value)), icon=ICONS[Mark(sort.value)]) for sort in reversed(AlertSort)
    ]
