"""A family's records for a journey map, made with as few words as a test needs."""

from datetime import UTC, date, datetime
from typing import Any

from coachdesk.models.contact import Contact, ContactKind
from coachdesk.models.journey import FeelingPoint, MapNote, TurningPoint
from coachdesk.models.measures import AnswerMode, AnswerSet, AnswerStatus, GoodNews, LineGrading, LineMark, Marking
from coachdesk.models.organisation import Agency
from coachdesk.models.question_set import MeasureTool
from coachdesk.tools.journey_facts import JourneyFacts
from tests.tools.records import family, make

AT = datetime(2011, 4, 5, 10, tzinfo=UTC)
DAY = AT.date()


def contact(agency: Agency, on: date = DAY, kind: ContactKind = ContactKind.INCIDENT, **fields: Any) -> Contact:
    return make(
        Contact, **{"agency": agency.id, "happened_on": on, "contact_kind": kind, "what": "A call-out", **fields}
    )


def feeling(place: int | None = 500, on: date = DAY, **fields: Any) -> FeelingPoint:
    return make(FeelingPoint, **{"place": place, "happened_on": on, "said_at": AT, **fields})


def turning(about: str, words: str = "Nobody rang back") -> TurningPoint:
    return make(TurningPoint, about=about, what_was_missing=words, by="b" * 32)


def note(words: str = "A note", **fields: Any) -> MapNote:
    return make(MapNote, **{"words": words, "happened_on": DAY, "by": "b" * 32, **fields})


def sitting(person: str, **fields: Any) -> AnswerSet:
    answer = {"question": "q", "status": AnswerStatus.SKIPPED, "mode": AnswerMode.FACES_5, "at": AT}
    values = {"tool": MeasureTool.WELLBEING, "set_key": "wellbeing", "set_version": 1, "at": AT, "answers": (answer,)}
    return make(AnswerSet, **{"person": person, "marking": Marking.SELF, **values, **fields})


def line(**fields: Any) -> LineGrading:
    return make(LineGrading, **{"a_words": "Bags unopened", "b_words": "Nothing owed", "begun_at": AT, **fields})


def line_mark(on: LineGrading, person: str | None, place: int | None = 400, **fields: Any) -> LineMark:
    status = AnswerStatus.SKIPPED if place is None else AnswerStatus.ANSWERED
    values = {"line": on.id, "person": person, "first": place, "place": place, "status": status, "at": AT}
    return make(LineMark, **{**values, "marking": Marking.SELF, **fields})


def good_news(words: str = "He slept", **fields: Any) -> GoodNews:
    return make(GoodNews, **{"words": words, "on": "2011-04", **fields})


def facts(**fields: Any) -> JourneyFacts:
    return JourneyFacts(family=family(), **fields)
