"""The words of the map: what each lane and each shape is called. Law: an incident is an "emergency" to everybody."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from coachdesk.models.journey_map import JourneyMap, LaneKind, MapEvent, MapLane, Mark
from coachdesk.tools.dates import short
from coachdesk.tools.day_spans import known_in_words
from coachdesk.tools.journey_drafts import DraftReason
from coachdesk.tools.pounds import in_pounds
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP

_CONTEXT = "journey_words"

MARKS = {
    Mark.INCIDENT: QT_TRANSLATE_NOOP("journey_words", "Emergency"),
    Mark.HELP: QT_TRANSLATE_NOOP("journey_words", "Planned help"),
    Mark.TARGET: QT_TRANSLATE_NOOP("journey_words", "Target"),
    Mark.STEP: QT_TRANSLATE_NOOP("journey_words", "Step done"),
    Mark.REVIEW: QT_TRANSLATE_NOOP("journey_words", "Review of the plan"),
    Mark.ANSWERS: QT_TRANSLATE_NOOP("journey_words", "Questions answered"),
    Mark.LINE_MARK: QT_TRANSLATE_NOOP("journey_words", "X on a line"),
    Mark.VISIT: QT_TRANSLATE_NOOP("journey_words", "Visit"),
    Mark.MEETING: QT_TRANSLATE_NOOP("journey_words", "Meeting"),
    Mark.LIFE_EVENT: QT_TRANSLATE_NOOP("journey_words", "Something that happened"),
    Mark.GOOD_NEWS: QT_TRANSLATE_NOOP("journey_words", "Good news"),
    Mark.SPEND: QT_TRANSLATE_NOOP("journey_words", "Small spend"),
    Mark.NOTE: QT_TRANSLATE_NOOP("journey_words", "Note"),
}

LANES = {
    LaneKind.LIFE: QT_TRANSLATE_NOOP("journey_words", "What happened"),
    LaneKind.PLAN: QT_TRANSLATE_NOOP("journey_words", "The plan"),
    LaneKind.MEETINGS: QT_TRANSLATE_NOOP("journey_words", "Meetings"),
    LaneKind.VISITS: QT_TRANSLATE_NOOP("journey_words", "Visits"),
    LaneKind.MEASURES: QT_TRANSLATE_NOOP("journey_words", "Answers and lines"),
    LaneKind.GOOD_NEWS: QT_TRANSLATE_NOOP("journey_words", "Good news"),
    LaneKind.SPENDS: QT_TRANSLATE_NOOP("journey_words", "Small spends"),
    LaneKind.NOTES: QT_TRANSLATE_NOOP("journey_words", "Notes"),
}

REASONS = {
    DraftReason.LIFE_EVENT: QT_TRANSLATE_NOOP("journey_words", "it changed their life"),
    DraftReason.GOOD_NEWS: QT_TRANSLATE_NOOP("journey_words", "somebody called it good news"),
    DraftReason.TARGET_REACHED: QT_TRANSLATE_NOOP("journey_words", "a target was reached"),
    DraftReason.AFTER_QUIET: QT_TRANSLATE_NOOP("journey_words", "an emergency after a quiet time"),
    DraftReason.DEAREST: QT_TRANSLATE_NOOP("journey_words", "the emergency that cost most in half a year"),
    DraftReason.FIRST_STEP: QT_TRANSLATE_NOOP("journey_words", "the first step they did"),
}


def mark_words(mark: Mark) -> str:
    """What a shape is."""
    return _put(MARKS[mark])


def lane_words(lane: MapLane) -> str:
    """What a lane is called; an agency's is its name."""
    return lane.name or _put(LANES[lane.kind])


def reason_words(reason: DraftReason) -> str:
    """Why a time is worth asking about."""
    return _put(REASONS[reason])


def title_words(event: MapEvent) -> str:
    """What is written of it; where nothing is, what it is."""
    return " ".join(event.title.split()) or mark_words(event.mark)


def when_words(event: MapEvent) -> str:
    """When it was, as well as anybody knows, and until when it went on."""
    began = known_in_words(_known_from(event), event.known)
    if event.until is None or event.until <= event.days.last:
        return began
    return _put(QT_TRANSLATE_NOOP("journey_words", "{began} until {end}")).format(began=began, end=short(event.until))


def cost_words(event: MapEvent) -> str:
    """What it cost; never £0 for what nobody has costed."""
    if event.cost is None:
        return ""
    if event.cost.basis == "excluded":
        return _put(QT_TRANSLATE_NOOP("journey_words", "left out of the costs"))
    if event.cost.pence is None:
        return _put(QT_TRANSLATE_NOOP("journey_words", "uncosted")) if event.mark in (Mark.INCIDENT, Mark.HELP) else ""
    return in_pounds(event.cost.pence)


def event_words(event: MapEvent, whole: JourneyMap) -> str:
    """One event in one sentence, as a screen reader reads it."""
    lane = whole.lane(event.lane)
    parts = (
        mark_words(event.mark),
        when_words(event),
        lane_words(lane) if lane is not None and lane.name else "",
        " ".join(event.title.split()),
        not_arrived_words(event),
        cost_words(event),
        turning_words() if event.turning else "",
    )
    return ". ".join(part for part in parts if part)


def not_arrived_words(event: MapEvent) -> str:
    """That help did not arrive; nobody is blamed."""
    return "" if event.arrived else _put(QT_TRANSLATE_NOOP("journey_words", "help did not arrive"))


def turning_words() -> str:
    """What a turning point is called."""
    return _put(QT_TRANSLATE_NOOP("journey_words", "could have gone differently"))


def place_words(place: int) -> str:
    """How a time was, in words and no number."""
    words = (
        QT_TRANSLATE_NOOP("journey_words", "very bad"),
        QT_TRANSLATE_NOOP("journey_words", "bad"),
        QT_TRANSLATE_NOOP("journey_words", "in between"),
        QT_TRANSLATE_NOOP("journey_words", "good"),
        QT_TRANSLATE_NOOP("journey_words", "very good"),
    )
    return _put(words[min(4, place * 5 // 1001)])


def _known_from(event: MapEvent) -> date:
    """The day that its words are made from: of "about" the middle, of all else the first it can mean."""
    first, last = event.days
    return first + (last - first) / 2 if event.known == "about" else first


def _put(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)


def short_pounds(pence: int, *, rough: bool = False) -> str:
    """A sum where there is little room: "£950", "£1.2k", "£12k", "£1.3m"; `rough` leaves thousands whole."""
    pounds = (pence + 50) // 100
    if pounds < 1000:
        return f"£{pounds}"
    if pounds < 9_950 and not rough:
        return f"£{pounds / 1000:.1f}k".replace(".0k", "k")
    return f"£{(pounds + 500) // 1000}k" if pounds < 999_500 else f"£{pounds / 1_000_000:.1f}m"
