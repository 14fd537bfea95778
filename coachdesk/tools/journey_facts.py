"""All the records that a family's journey map is made of, and which of them the family itself may look at together."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from coachdesk.models.contact import Contact
from coachdesk.models.coverage_mark import CoverageMark
from coachdesk.models.family import Family
from coachdesk.models.journey import FeelingPoint, MapNote, TurningPoint
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.measures import AnswerRelease, AnswerSet, GoodNews, LineGrading, LineMark
from coachdesk.models.meeting import FamilyPart, Meeting
from coachdesk.models.moments import Asked
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, Plan, Review, StepState, SubTarget, Target
from coachdesk.models.record import Record
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit, VisitOutcome
from coachdesk.tools.measure_release import is_released
from coachdesk.tools.who_sees_facts import EVERYDAY_SECTORS

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class JourneyFacts:
    """Records of one family, and the names that make them readable. Contacts are those that count."""

    family: Family
    people: tuple[Person, ...] = ()
    agencies: tuple[Agency, ...] = ()
    workers: Mapping[str, str] | None = None
    """Names by id."""
    contacts: tuple[Contact, ...] = ()
    reports: tuple[Contact, ...] = ()
    """Second sources: other agencies' reports of events among `contacts`."""
    marks: tuple[CoverageMark, ...] = ()
    plans: tuple[Plan, ...] = ()
    targets: tuple[Target, ...] = ()
    steps: tuple[SubTarget, ...] = ()
    reviews: tuple[Review, ...] = ()
    sittings: tuple[AnswerSet, ...] = ()
    set_titles: Mapping[tuple[str, int], str] | None = None
    """By key and version."""
    lines: tuple[LineGrading, ...] = ()
    line_marks: tuple[LineMark, ...] = ()
    releases: tuple[AnswerRelease, ...] = ()
    good_news: tuple[GoodNews, ...] = ()
    visits: tuple[Visit, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    life_events: tuple[LifeEvent, ...] = ()
    spends: tuple[SmallSpend, ...] = ()
    notes: tuple[MapNote, ...] = ()
    turning: tuple[TurningPoint, ...] = ()
    feelings: tuple[FeelingPoint, ...] = ()


def in_sight(facts: JourneyFacts, also: Collection[str] = ()) -> JourneyFacts:
    """What the family may look at together on one screen or sheet.

    Kept off it: workers' notes and turning points; what anybody was harmed by; agencies whose very name tells of whom
    they help, unless they are in `also`; what is private to one person, of a plan, an answer or a mark; meetings that
    the family had no part in; visits that did not come about; everything about people who are not to be contacted.
    """
    unnamed = {one.id for one in facts.people if one.no_contact}

    def named(people: Collection[str]) -> bool:
        return not unnamed.isdisjoint(people)

    agencies = {one.id for one in facts.agencies if one.sector in EVERYDAY_SECTORS or one.id in also}
    contacts = _those(
        facts.contacts, lambda one: one.agency in agencies and one.harmed is not Asked.YES and not named(one.people)
    )
    shown = {one.id for one in contacts}
    targets = _those(facts.targets, lambda one: one.audience is Audience.EVERYONE and not named(one.about))
    aims = {one.id for one in targets}
    sittings = _those(facts.sittings, lambda one: is_released(one, facts.releases) and not named((one.person,)))
    line_marks = _those(
        facts.line_marks, lambda one: is_released(one, facts.releases) and not named((one.person or "",))
    )
    told = {one.id for one in (*sittings, *line_marks)}
    lines = _those(facts.lines, lambda one: one.target is None or one.target in aims)
    seen_lines = {one.id for one in lines}
    return replace(
        facts,
        people=_those(facts.people, lambda one: not one.no_contact),
        contacts=contacts,
        marks=_those(facts.marks, lambda one: one.agency in agencies),
        reports=_those(facts.reports, lambda one: one.agency in agencies and one.same_event_as in shown),
        targets=targets,
        steps=_those(
            facts.steps,
            lambda one: (
                one.target in aims and one.state is not StepState.DROPPED and not named((one.owner_person or "",))
            ),
        ),
        sittings=sittings,
        lines=lines,
        line_marks=_those(line_marks, lambda one: one.line in seen_lines),
        good_news=_those(
            facts.good_news,
            lambda one: (one.about is None or one.about in told) and not named((*one.people, one.said_by or "")),
        ),
        visits=_those(facts.visits, lambda one: one.outcome is VisitOutcome.MET),
        meetings=_those(
            facts.meetings,
            lambda one: (
                one.family_part in (FamilyPart.THERE, FamilyPart.VIEW_GIVEN)
                and agencies.issuperset(one.agencies_came)
                and not named(one.people_came)
            ),
        ),
        life_events=_those(facts.life_events, lambda one: not named(one.people)),
        spends=_those(facts.spends, lambda one: not named(one.people)),
        notes=(),
        turning=(),
        feelings=_those(facts.feelings, lambda one: not named((*one.people, one.said_by or ""))),
    )


def _those(records: tuple[R, ...], kept: Callable[[R], bool]) -> tuple[R, ...]:
    return tuple(one for one in records if kept(one))
