"""What is said of a point on the line of ups and downs: when, where it stands, whose it is, and why."""

from PySide6.QtCore import QCoreApplication

from coachdesk.models.feelings_in_sight import LaneInSight, TimeMeant, TimeToAsk
from coachdesk.models.journey_map import LaneKind, Mark
from coachdesk.tools.dates import short
from coachdesk.tools.day_spans import known_in_words
from coachdesk.ui.line_words import whereabouts_words
from coachdesk.ui.pages.plan_words import quoted
from coachdesk.ui.translatable import QT_TRANSLATE_NOOP
from coachdesk.ui.widgets.bidi import isolated

_CONTEXT = "family_feelings"
_BAD = str(QT_TRANSLATE_NOOP("family_feelings", "bad"))
_GOOD = str(QT_TRANSLATE_NOOP("family_feelings", "good"))
_UNTIL = str(QT_TRANSLATE_NOOP("family_feelings", "{begins} to {ends}"))
_OURS = str(QT_TRANSLATE_NOOP("family_feelings", "{when}: {where}."))
_THEIRS = str(QT_TRANSLATE_NOOP("family_feelings", "{when}, {name}: {where}."))
_ASKED = str(QT_TRANSLATE_NOOP("family_feelings", "{when}: {what}"))

_LANES: dict[LaneKind, str] = {
    LaneKind.LIFE: str(QT_TRANSLATE_NOOP("family_feelings", "What went on for us")),
    LaneKind.PLAN: str(QT_TRANSLATE_NOOP("family_feelings", "Our steps")),
    LaneKind.MEETINGS: str(QT_TRANSLATE_NOOP("family_feelings", "When we met")),
    LaneKind.VISITS: str(QT_TRANSLATE_NOOP("family_feelings", "When our coach came")),
    LaneKind.GOOD_NEWS: str(QT_TRANSLATE_NOOP("family_feelings", "Good news")),
}

_MARKS: dict[Mark, str] = {
    Mark.INCIDENT: str(QT_TRANSLATE_NOOP("family_feelings", "{agency} had to help fast")),
    Mark.HELP: str(QT_TRANSLATE_NOOP("family_feelings", "help from {agency}")),
    Mark.MEETING: str(QT_TRANSLATE_NOOP("family_feelings", "we met")),
    Mark.VISIT: str(QT_TRANSLATE_NOOP("family_feelings", "our coach came")),
}
_SOMETHING = str(QT_TRANSLATE_NOOP("family_feelings", "a big day for us"))


def where_words(place: int) -> str:
    """Where a point stands: "nearer good than bad"."""
    return whereabouts_words(place, _tr(_BAD), _tr(_GOOD))


def when_words(when: TimeMeant) -> str:
    """When it was, as well as anybody knows."""
    begins = known_in_words(when.happened_on, when.date_known)
    if when.until is None or when.until == when.happened_on:
        return begins
    return _tr(_UNTIL).format(begins=begins, ends=short(when.until))


def stands_words(when: TimeMeant, place: int, names: tuple[str, ...] = ()) -> str:
    """Whose point stands where; no name for the whole family's."""
    name = ", ".join(isolated(one) for one in names)
    return _begun(_tr(_THEIRS if name else _OURS).format(when=when_words(when), name=name, where=where_words(place)))


def asked_words(time: TimeToAsk) -> str:
    """The time that is asked about, and what it was."""
    what = _tr(_MARKS.get(time.mark, _SOMETHING)).format(agency=isolated(time.agency))
    return _begun(_tr(_ASKED).format(when=when_words(time.when), what=quoted(time.words) if time.words else what))


def lane_words(lane: LaneInSight) -> str:
    """What a row beneath the line is called."""
    return isolated(lane.agency) if lane.lane is LaneKind.AGENCY else _tr(_LANES[lane.lane])


def _begun(sentence: str) -> str:
    """With a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)
