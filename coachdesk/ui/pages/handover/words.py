"""What a handover's states, visits and papers are called on the screen."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from coachdesk.models.handover import LastVisit, SheetGiven
from coachdesk.models.visit import Visit
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.dates import short
from coachdesk.tools.handover import HandoverState
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

LAST_VISITS: dict[LastVisit, str] = {
    LastVisit.JOINT: str(QT_TRANSLATE_NOOP("handover_words", "Both together")),
    LastVisit.GOODBYE: str(QT_TRANSLATE_NOOP("handover_words", "A goodbye")),
}
SHEETS: dict[SheetGiven, str] = {
    SheetGiven.PAPER: str(QT_TRANSLATE_NOOP("handover_words", "On paper")),
    SheetGiven.SHOWN: str(QT_TRANSLATE_NOOP("handover_words", "Shown, or on their phone")),
    SheetGiven.READ_OUT: str(QT_TRANSLATE_NOOP("handover_words", "Read out to them")),
}
STATES: dict[HandoverState, str] = {
    HandoverState.PROPOSED: str(QT_TRANSLATE_NOOP("handover_words", "{goes} hands over to {comes}. First the family.")),
    HandoverState.PREPARED: str(
        QT_TRANSLATE_NOOP("handover_words", "The family is prepared. {comes} has not said yes yet.")
    ),
    HandoverState.ACCEPTED: str(
        QT_TRANSLATE_NOOP("handover_words", "{comes} has said yes. It can be finished when they have met.")
    ),
    HandoverState.DONE: str(QT_TRANSLATE_NOOP("handover_words", "{comes} has taken over from {goes}.")),
    HandoverState.DECLINED: str(
        QT_TRANSLATE_NOOP("handover_words", "{comes} has said no. Everything is as it was; ask somebody else.")
    ),
    HandoverState.WITHDRAWN: str(QT_TRANSLATE_NOOP("handover_words", "This was taken back. Everything is as it was.")),
}


def said(words: str) -> str:
    """One of these texts in the language worn."""
    return QCoreApplication.translate("handover_words", words)


def visit_words(visit: Visit) -> str:
    """ "Fri 2 Sep 2011, 10:30"."""
    wall = on_the_wall(visit.planned_at, visit.time_zone)
    return f"{short(wall.date())}, {wall:%H:%M}"


def day_words(day: date | None) -> str:
    """ "Fri 2 Sep 2011", or nothing."""
    return short(day) if day else ""
