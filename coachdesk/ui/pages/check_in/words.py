"""What is said of a check-in, always with that this laptop rings nobody."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.visit import CheckInWay, Visit
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.check_in import CheckInStanding
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.choice import Choice

WAYS: dict[CheckInWay, str] = {
    CheckInWay.WE_RING: QT_TRANSLATE_NOOP("check_in", "I ring"),
    CheckInWay.THEY_RING: QT_TRANSLATE_NOOP("check_in", "They ring me"),
}

_SAID: dict[tuple[CheckInStanding, CheckInWay], str] = {
    (CheckInStanding.AGREED, CheckInWay.WE_RING): QT_TRANSLATE_NOOP("check_in", "Ring {who} by {time}: {phone}."),
    (CheckInStanding.AGREED, CheckInWay.THEY_RING): QT_TRANSLATE_NOOP("check_in", "{who} rings you by {time}."),
    (CheckInStanding.PAST, CheckInWay.WE_RING): QT_TRANSLATE_NOOP(
        "check_in", "It is past {time}. Ring {who} now: {phone}."
    ),
    (CheckInStanding.PAST, CheckInWay.THEY_RING): QT_TRANSLATE_NOOP(
        "check_in", "It is past {time}, and {who} was to ring you. Ring {who}: {phone}."
    ),
    (CheckInStanding.SPOKEN, CheckInWay.WE_RING): QT_TRANSLATE_NOOP("check_in", "Spoken with {who} at {spoken}."),
    (CheckInStanding.SPOKEN, CheckInWay.THEY_RING): QT_TRANSLATE_NOOP("check_in", "Spoken with {who} at {spoken}."),
}

_ITSELF = QT_TRANSLATE_NOOP("check_in", "This laptop can’t ring for you.")
_SOMEBODY = str(QT_TRANSLATE_NOOP("check_in", "a colleague"))
_OTHERWISE = QT_TRANSLATE_NOOP("check_in", "If they hear nothing: {deed}.")


def said(text: str) -> str:
    """A word of this module in the language worn."""
    return QCoreApplication.translate("check_in", text)


def check_in_words(visit: Visit, standing: CheckInStanding) -> str:
    """ "Ring Sam by 10:45: 01632 960 001. This laptop can’t ring for you."; raises KeyError for none agreed."""
    by, spoken = visit.check_in_by, visit.checked_in_at
    words = said(_SAID[standing, visit.check_in_way]).format(
        who=visit.check_in_who or said(_SOMEBODY),
        time=f"{on_the_wall(by, visit.time_zone):%H:%M}" if by else "",
        phone=visit.check_in_phone or said(str(QT_TRANSLATE_NOOP("check_in", "no number is written down"))),
        spoken=f"{on_the_wall(spoken, visit.time_zone):%H:%M}" if spoken else "",
    )
    words = words[:1].upper() + words[1:]
    if standing is CheckInStanding.SPOKEN:
        return words
    deed = visit.check_in_otherwise.strip().removesuffix(".")
    otherwise = said(_OTHERWISE).format(deed=deed) if deed else ""
    return " ".join(part for part in (words, otherwise, said(_ITSELF)) if part)


def way_choices() -> list[Choice]:
    """Both ways as choices."""
    return [Choice(one.value, said(words), icon="phone") for one, words in WAYS.items()]
