"""A family's journey map read in one go, for the screen, for paper and for the family's own eyes (J-01..J-09)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from coachdesk.desk import Desk
from coachdesk.errors import NotFound
from coachdesk.models.contact import Contact
from coachdesk.models.coverage_mark import Coverage, CoverageMark
from coachdesk.models.family import Family
from coachdesk.models.journey import FeelingPoint, MapNote, TurningPoint
from coachdesk.models.journey_map import DaySpan, FeelingSpot, JourneyMap, LaneKind, MapEvent, MapLane, MonthCost
from coachdesk.models.life_event import LifeEvent
from coachdesk.models.measures import AnswerRelease, AnswerSet, GoodNews, LineGrading, LineMark
from coachdesk.models.meeting import Meeting
from coachdesk.models.organisation import Agency
from coachdesk.models.person import Person
from coachdesk.models.plan import Plan, Review, SubTarget, Target
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import Visit
from coachdesk.models.window import Window
from coachdesk.operations.contacts import kept_batches
from coachdesk.operations.question_sets import question_set
from coachdesk.tools.day_spans import month_end, partial_span
from coachdesk.tools.journey_events import events_of, feelings_of, without_names
from coachdesk.tools.journey_facts import JourneyFacts, in_sight
from coachdesk.tools.journey_months import agency_coverage, month_costs, months_known, window_of
from coachdesk.tools.name_masking import names_mask
from coachdesk.tools.same_event import second_sources


def journey_map(desk: Desk, family: str, *, for_family: bool = False, also: Collection[str] = ()) -> JourneyMap:
    """The whole map of one family. Raises NotFound.

    With `for_family` what the family may look at together (`tools.journey_facts.in_sight`), and no cost; `also` names
    agencies to be on it whose name tells of whom they help.
    """
    facts = journey_facts(desk, family)
    today = desk.today()
    everything = events_of(facts, today, costs=not for_family)
    seen = in_sight(facts, also) if for_family else facts
    events = events_of(seen, today, costs=False) if for_family else everything
    feelings = feelings_of(seen)
    if for_family:
        shown = frozenset(one.id for one in seen.people)
        events, feelings = without_names(events, feelings, names_mask(facts.people, shown))
    joined = partial_span(seen.family.joined_on) if seen.family.joined_on else None
    first, last = _reach(events, feelings, joined, today)
    window = window_of(first, last)
    until_today = window_of(first, max(first, min(last, today)))
    costs, undated = ((), MonthCost("")) if for_family else month_costs(seen.contacts, window)
    coverage = agency_coverage(seen.contacts, seen.marks)
    return JourneyMap(
        family=seen.family.id,
        ref=seen.family.ref,
        name=seen.family.name,
        today=today,
        first=first,
        last=last,
        lanes=tuple(_lanes(events, seen, until_today, coverage, for_family=for_family)),
        events=events,
        feelings=feelings,
        costs=costs,
        undated=undated,
        coverage=coverage,
        people={one.id: one.known_as for one in seen.people},
        joined=joined,
        for_family=for_family,
        left_out=len(everything) - len(events),
    )


def journey_facts(desk: Desk, family: str) -> JourneyFacts:
    """The records that a map is made of: contacts of whole imports, everything else as it is kept. Raises NotFound."""
    kept = kept_batches(desk)
    contacts = [one for one in desk.records(Contact, family) if one.batch is None or one.batch in kept]
    joined = {(one.log, one.id): one.same_event_as for one in contacts if one.same_event_as is not None}
    elsewhere = second_sources(joined, {(one.log, one.id) for one in contacts} if joined else ())
    sittings = desk.records(AnswerSet, family)
    return JourneyFacts(
        family=desk.get(Family, family).record,
        people=tuple(sorted(desk.records(Person, family), key=lambda one: (one.number, one.id))),
        agencies=tuple(desk.records(Agency)),
        workers=desk.worker_names(),
        contacts=tuple(one for one in contacts if (one.log, one.id) not in elsewhere),
        reports=tuple(one for one in contacts if (one.log, one.id) in elsewhere),
        marks=tuple(desk.records(CoverageMark, family)),
        plans=tuple(desk.records(Plan, family)),
        targets=tuple(desk.records(Target, family)),
        steps=tuple(desk.records(SubTarget, family)),
        reviews=tuple(desk.records(Review, family)),
        sittings=tuple(sittings),
        set_titles=_titles(desk, sittings),
        lines=tuple(desk.records(LineGrading, family)),
        line_marks=tuple(desk.records(LineMark, family)),
        releases=tuple(desk.records(AnswerRelease, family)),
        good_news=tuple(desk.records(GoodNews, family)),
        visits=tuple(desk.records(Visit, family)),
        meetings=tuple(desk.records(Meeting, family)),
        life_events=tuple(desk.records(LifeEvent, family)),
        spends=tuple(desk.records(SmallSpend, family)),
        notes=tuple(desk.records(MapNote, family)),
        turning=tuple(desk.records(TurningPoint, family)),
        feelings=tuple(desk.records(FeelingPoint, family)),
    )


def _titles(desk: Desk, sittings: Iterable[AnswerSet]) -> dict[tuple[str, int], str]:
    """What each set that was asked is called; one that is not on this laptop has no title."""
    found = {}
    for key, version in {(one.set_key, one.set_version) for one in sittings}:
        with suppress(NotFound):
            found[key, version] = question_set(desk, key, version).title
    return found


def _reach(
    events: Iterable[MapEvent], feelings: Iterable[FeelingSpot], joined: DaySpan | None, today: date
) -> tuple[date, date]:
    """From the first of the month of the earliest day to the end of the month of the latest, today among them."""
    days = [today, *([joined.first] if joined else [])]
    days += [day for one in events for day in (one.days.first, one.last)]
    days += [day for one in feelings for day in (one.days.first, one.last)]
    return min(days).replace(day=1), month_end(max(days))


def _lanes(
    events: Iterable[MapEvent],
    facts: JourneyFacts,
    window: Window,
    coverage: Mapping[tuple[str, str], Coverage],
    *,
    for_family: bool,
) -> Iterator[MapLane]:
    """Every kind of lane, and one for each agency that did something or was spoken of; for a family those in use."""
    used = {one.lane for one in events}
    agencies = [one for one in facts.agencies if one.id in used or (not for_family and (one.id in _spoken_of(facts)))]
    for kind in LaneKind:
        if kind is not LaneKind.AGENCY:
            if kind in used or not for_family:
                yield MapLane(kind.value, kind, "", None)
            continue
        for agency in sorted(agencies, key=lambda one: (one.name.casefold(), one.id)):
            known = None if for_family else months_known(agency.id, window, coverage)
            yield MapLane(agency.id, kind, agency.name, known)


def _spoken_of(facts: JourneyFacts) -> set[str]:
    return {one.agency for one in facts.marks}
