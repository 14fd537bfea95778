"""Who sleeps where on a day, how many people that is, and stays that cannot all be true."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from coachdesk.models.family import Stay, StayPattern
from coachdesk.models.person import Person, SamePerson
from coachdesk.tools.joined_people import groups
from coachdesk.tools.partial_dates import earliest, latest, may_cover

LIVES_THERE = frozenset({StayPattern.FULL_TIME, StayPattern.PART_WEEK})
"""The stays that make someone one of the household."""


class StayQuestion(StrEnum):
    """What is odd about somebody's stays."""

    TWO_FULL_TIME = "two_full_time"
    TOO_MANY_NIGHTS = "too_many_nights"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"


class StayPrompt(NamedTuple):
    """One thing to ask about somebody's stays. It never blocks."""

    question: StayQuestion
    person: str
    stays: tuple[str, ...]
    sentence: str


STAY_SENTENCES = {
    StayQuestion.TWO_FULL_TIME: "Two homes at once are marked full time. Is one of them part of the week?",
    StayQuestion.TOO_MANY_NIGHTS: "The nights at different homes add up to more than a week. Check the nights.",
    StayQuestion.ENDS_BEFORE_IT_BEGINS: "This stay ends before it begins. Check the dates.",
}
"""The English of each question, in one place."""


def sleeping_there(people: Iterable[Person], stays: Iterable[Stay], on: date) -> Mapping[str, tuple[Stay, ...]]:
    """For each household id the stays that hold on that day, in the order of the people (F-01).

    A child in two households is in both; someone away for now, deceased or unborn is in none. A stay whose first or
    last day is known only in part holds on every day it may hold on.
    """
    order = {person.id: place for place, person in enumerate(people_alive(people, on)) if not person.due_date}
    here = [
        stay
        for stay in stays
        if stay.person in order
        and stay.pattern is not StayPattern.AWAY_FOR_NOW
        and may_cover(stay.from_date, stay.to_date, on)
    ]
    here.sort(key=lambda stay: (order[stay.person], stay.id))
    return {home: tuple(stay for stay in here if stay.household == home) for home in {stay.household for stay in here}}


def people_alive(people: Iterable[Person], on: date) -> list[Person]:
    """The people who had not died before that day, unborn ones too, by number (F-02)."""
    alive = (person for person in people if person.deceased_on is None or latest(person.deceased_on) >= on)
    return sorted(alive, key=lambda person: (person.number, person.id))


def people_worked_with(people: Iterable[Person], on: date, links: Iterable[SamePerson] = ()) -> int:
    """How many people are worked with: those marked so, wherever they sleep; a joined person once (N-14)."""
    return len(groups((person for person in people_alive(people, on) if person.included), links))


def people_in_household(
    people: Sequence[Person], stays: Iterable[Stay], on: date, links: Iterable[SamePerson] = ()
) -> int:
    """How many people live in the family's homes, full time or part of the week, worked with or not (N-14).

    Someone in two homes counts once, a visitor not at all.
    """
    there = {
        stay.person
        for home in sleeping_there(people, stays, on).values()
        for stay in home
        if stay.pattern in LIVES_THERE
    }
    return len(groups((person for person in people if person.id in there), links))


def stay_prompts(stays: Iterable[Stay]) -> list[StayPrompt]:
    """The stays that cannot all be true, as questions; only what is sure from the dates known counts (F-01)."""
    listed = sorted(stays, key=lambda stay: (stay.person, stay.id))
    questions: list[tuple[StayQuestion, tuple[Stay, ...]]] = [
        (StayQuestion.ENDS_BEFORE_IT_BEGINS, (stay,))
        for stay in listed
        if stay.from_date and stay.to_date and latest(stay.to_date) < earliest(stay.from_date)
    ]
    pairs = [
        (one, other)
        for one, other in combinations(listed, 2)
        if one.person == other.person and one.household != other.household and _surely_at_once(one, other)
    ]
    for one, other in pairs:
        if one.pattern is other.pattern is StayPattern.FULL_TIME:
            questions.append((StayQuestion.TWO_FULL_TIME, (one, other)))
        elif (one.nights_a_week or 0) + (other.nights_a_week or 0) > 7:
            questions.append((StayQuestion.TOO_MANY_NIGHTS, (one, other)))
    return [
        StayPrompt(question, odd[0].person, tuple(stay.id for stay in odd), STAY_SENTENCES[question])
        for question, odd in questions
    ]


def _surely_at_once(one: Stay, other: Stay) -> bool:
    """True when there is a day, besides that of a move, that both stays hold whatever the unknown days were."""
    began = max(latest(stay.from_date) if stay.from_date else date.min for stay in (one, other))
    ended = min(earliest(stay.to_date) if stay.to_date else date.max for stay in (one, other))
    return began < ended
