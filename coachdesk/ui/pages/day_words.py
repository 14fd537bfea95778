"""What places, travel and outcomes of a day are called on screens; who could not come is never blamed (L-05, L-06)."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from coachdesk.models.appointment import Appointment, AppointmentOutcome, TravelNeed
from coachdesk.models.visit import Visit, VisitOutcome, VisitPlace
from coachdesk.operations.agenda import Planned
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.choice import Choice

PLACES: dict[VisitPlace, str] = {
    VisitPlace.HOME: QT_TRANSLATE_NOOP("day_words", "At their home"),
    VisitPlace.AGENCY: QT_TRANSLATE_NOOP("day_words", "At a service"),
    VisitPlace.ELSEWHERE: QT_TRANSLATE_NOOP("day_words", "Somewhere else"),
    VisitPlace.PHONE: QT_TRANSLATE_NOOP("day_words", "By phone"),
}

TRAVEL: dict[TravelNeed, str] = {
    TravelNeed.NONE: QT_TRANSLATE_NOOP("day_words", "They get there by themselves"),
    TravelNeed.FARE: QT_TRANSLATE_NOOP("day_words", "Needs the fare"),
    TravelNeed.LIFT: QT_TRANSLATE_NOOP("day_words", "Needs a lift"),
    TravelNeed.COMPANY: QT_TRANSLATE_NOOP("day_words", "Needs somebody to go with"),
    TravelNeed.OTHER: QT_TRANSLATE_NOOP("day_words", "Something else"),
}

WENT: dict[AppointmentOutcome, str] = {
    AppointmentOutcome.ATTENDED: QT_TRANSLATE_NOOP("day_words", "They went"),
    AppointmentOutcome.COULD_NOT_COME: QT_TRANSLATE_NOOP("day_words", "They could not go"),
    AppointmentOutcome.AGENCY_CANCELLED: QT_TRANSLATE_NOOP("day_words", "The service cancelled it"),
    AppointmentOutcome.FAMILY_CANCELLED: QT_TRANSLATE_NOOP("day_words", "The family cancelled it"),
    AppointmentOutcome.MOVED: QT_TRANSLATE_NOOP("day_words", "Moved to another time"),
}

MET: dict[VisitOutcome, str] = {
    VisitOutcome.MET: QT_TRANSLATE_NOOP("day_words", "We met"),
    VisitOutcome.NOBODY_IN: QT_TRANSLATE_NOOP("day_words", "Tried: nobody was in"),
    VisitOutcome.COULD_NOT_COME: QT_TRANSLATE_NOOP("day_words", "They could not"),
    VisitOutcome.WE_CANCELLED: QT_TRANSLATE_NOOP("day_words", "We cancelled"),
    VisitOutcome.MOVED: QT_TRANSLATE_NOOP("day_words", "Moved to another time"),
}


def said(text: str) -> str:
    """A word of the tables above in the language worn."""
    return QCoreApplication.translate("day_words", text) if text else ""


def clock(at: datetime) -> str:
    """The time on the wall: "09:30"."""
    return f"{at:%H:%M}"


def what(planned: Planned) -> str:
    """What it is: "Visit", or what the appointment is about and with whom."""
    held = planned.held
    if isinstance(held, Visit):
        visit = said(str(QT_TRANSLATE_NOOP("day_words", "Visit")))
        return ", ".join(part for part in (visit, planned.with_whom) if part)
    return ", ".join(part for part in (held.about, planned.with_whom) if part)


def where(planned: Planned) -> str:
    """The place by its name, never an address."""
    if isinstance(planned.held, Visit):
        return planned.place or said(PLACES[planned.held.place])
    return planned.place


def getting_there(planned: Planned) -> str:
    """How one gets there, and what that needs (L-05)."""
    held = planned.held
    if isinstance(held, Appointment):
        return ": ".join(part for part in (said(TRAVEL.get(held.travel_need, "")), held.travel_words) if part)
    minutes = ""
    if held.travel_minutes is not None:
        minutes = QCoreApplication.translate("day_words", "%n minute(s) to get there", "", held.travel_minutes)
    signal = "" if held.signal_expected else said(str(QT_TRANSLATE_NOOP("day_words", "no signal there")))
    return ", ".join(part for part in (minutes, held.travel_words, signal) if part)


def outcome(planned: Planned) -> str:
    """How it went, or nothing yet."""
    held = planned.held
    if isinstance(held, Visit):
        return said(MET[held.outcome]) if held.outcome else ""
    return said(WENT[held.outcome]) if held.outcome else ""


def lasting(minutes: int) -> str:
    """A span of time: "7 h 30 min", "8 h" or "45 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("day_words", "{minutes} min").format(minutes=rest)
    if not rest:
        return QCoreApplication.translate("day_words", "{hours} h").format(hours=hours)
    return QCoreApplication.translate("day_words", "{hours} h {minutes} min").format(hours=hours, minutes=rest)


def clash(other: Planned) -> str:
    """That something else is at the same time, and whose it is."""
    words = QCoreApplication.translate("day_words", "At the same time as {ref} {name}, {time}. Move one of them.")
    return words.format(ref=other.family.ref, name=other.family.name, time=clock(other.starts))


def choices_of(table: dict[TravelNeed, str] | dict[VisitPlace, str]) -> list[Choice]:
    """The whole of a table as choices."""
    return [Choice(key.value, said(words)) for key, words in table.items()]
