"""What happened to a family as events of its journey map, one for each record, in the record's own words (J-01)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from coachdesk.models.contact import Contact, ContactKind, CostBasis, DateKnown
from coachdesk.models.journey_map import DaySpan, EventCost, FeelingSpot, LaneKind, MapEvent, Mark, TurningHere
from coachdesk.models.plan import StepState, Target, TargetStatus
from coachdesk.models.record import Record
from coachdesk.models.visit import VisitOutcome
from coachdesk.tools.counted_contacts import ARRIVED
from coachdesk.tools.day_spans import day_span, partial_known, partial_span
from coachdesk.tools.journey_facts import JourneyFacts
from coachdesk.tools.masking import Mask
from coachdesk.tools.superseding import current

_GOING_ON = frozenset({TargetStatus.ACTIVE, TargetStatus.PARKED})
_WAY = " → "


def events_of(facts: JourneyFacts, today: date, *, costs: bool = True) -> tuple[MapEvent, ...]:
    """Everything but feelings, by its days. What is planned for a day to come is no event yet."""
    return tuple(sorted(_Events(facts, today, costs=costs).all(), key=lambda one: one.order))


def feelings_of(facts: JourneyFacts) -> tuple[FeelingSpot, ...]:
    """The points that stand on the family's line, by their days."""
    names = {one.id: one.known_as for one in facts.people}
    spots = [
        FeelingSpot(
            id=one.id,
            days=day_span(one.happened_on, one.date_known),
            known=one.date_known,
            place=one.place,
            words=one.words,
            until=one.until,
            whose=one.people,
            said_by=names.get(one.said_by or "", ""),
            about=one.about,
        )
        for one in current(facts.feelings)
        if one.place is not None
    ]
    return tuple(sorted(spots, key=lambda one: (one.days, one.id)))


def without_names(
    events: Iterable[MapEvent], feelings: Iterable[FeelingSpot], mask: Mask
) -> tuple[tuple[MapEvent, ...], tuple[FeelingSpot, ...]]:
    """The same with the names that the mask takes out gone from their words."""
    return (
        tuple(replace(one, title=mask.apply(one.title)[0]) for one in events),
        tuple(replace(one, words=mask.apply(one.words)[0]) for one in feelings),
    )


class _Events:
    """The events of one family, a sort of record at a time."""

    def __init__(self, facts: JourneyFacts, today: date, *, costs: bool) -> None:
        self._facts, self._today, self._costs = facts, today, costs
        self._names = {one.id: one.known_as for one in facts.people}
        workers = facts.workers or {}
        self._turning: dict[str, list[TurningHere]] = defaultdict(list)
        for one in facts.turning:
            self._turning[one.about].append(TurningHere(one.id, one.what_was_missing, workers.get(one.by, "")))

    def all(self) -> Iterator[MapEvent]:
        """Every event, in no order."""
        yield from self._contacts()
        yield from self._plan()
        yield from self._measures()
        yield from self._meetings_and_visits()
        yield from self._life()

    def _contacts(self) -> Iterator[MapEvent]:
        others: dict[str, list[Contact]] = defaultdict(list)
        for report in self._facts.reports:
            others[report.same_event_as or ""].append(report)
        agencies = {one.id: one.name for one in self._facts.agencies}
        for one in self._facts.contacts:
            told = [one, *others.get(one.id, ())]
            yield MapEvent(
                id=one.id,
                kind=one.kind,
                lane=one.agency,
                mark=Mark.INCIDENT if one.contact_kind is ContactKind.INCIDENT else Mark.HELP,
                days=day_span(one.happened_on, one.date_known),
                known=one.date_known,
                title=one.what,
                until=one.until,
                people=self._named(one.people),
                cost=EventCost(one.pence, one.basis) if self._costs else None,
                outcome=one.outcome,
                arrived=one.outcome in ARRIVED,
                sources=tuple(each.source or agencies.get(each.agency, "") for each in told),
                turning=self._turned(one.id),
            )

    def _plan(self) -> Iterator[MapEvent]:
        begun = {one.id: one.started_on for one in self._facts.plans}
        for aim in self._facts.targets:
            first = aim.added_on or begun.get(aim.plan)
            if first and first <= self._today:
                yield self._plain(aim, LaneKind.PLAN, Mark.TARGET, first, aim.family_words, aim.about, self._end(aim))
        for step in self._facts.steps:
            if step.state is StepState.DONE and step.done_on:
                owner = (step.owner_person,) if step.owner_person else ()
                yield self._plain(step, LaneKind.PLAN, Mark.STEP, step.done_on, step.words, owner)
        for review in self._facts.reviews:
            yield self._plain(review, LaneKind.PLAN, Mark.REVIEW, review.held_on, "", review.present)

    def _end(self, aim: Target) -> date:
        return self._today if aim.status in _GOING_ON or aim.status_on is None else aim.status_on

    def _measures(self) -> Iterator[MapEvent]:
        titles, lane = self._facts.set_titles or {}, LaneKind.MEASURES
        for one in current(self._facts.sittings):
            if one.worker is None:
                title = titles.get((one.set_key, one.set_version), "")
                yield self._plain(one, lane, Mark.ANSWERS, one.at.date(), title, (one.person,))
        lines = {one.id: one.a_words + _WAY + one.b_words for one in self._facts.lines}
        for mark in current(self._facts.line_marks):
            if mark.person and mark.place is not None and mark.line in lines:
                yield self._plain(mark, lane, Mark.LINE_MARK, mark.at.date(), lines[mark.line], (mark.person,))

    def _meetings_and_visits(self) -> Iterator[MapEvent]:
        for one in self._facts.meetings:
            days = day_span(one.met_on, one.date_known)
            yield self._vague(one, LaneKind.MEETINGS, Mark.MEETING, days, one.date_known, one.about, one.people_came)
        for visit in self._facts.visits:
            if visit.outcome is not None and visit.outcome is not VisitOutcome.MOVED:
                day = (visit.started_at or visit.planned_at).date()
                made = self._plain(visit, LaneKind.VISITS, Mark.VISIT, day, visit.purpose, visit.was_in)
                yield made if visit.outcome is VisitOutcome.MET else replace(made, arrived=False)

    def _life(self) -> Iterator[MapEvent]:
        for one in self._facts.life_events:
            days, known = day_span(one.happened_on, one.date_known), one.date_known
            yield self._vague(one, LaneKind.LIFE, Mark.LIFE_EVENT, days, known, one.what, one.people, one.until)
        for good in self._facts.good_news:
            days, known = partial_span(good.on), partial_known(good.on)
            yield self._vague(good, LaneKind.GOOD_NEWS, Mark.GOOD_NEWS, days, known, good.words, good.people)
        for spend in self._facts.spends:
            made = self._plain(spend, LaneKind.SPENDS, Mark.SPEND, spend.spent_on, spend.what, spend.people)
            yield replace(made, cost=EventCost(spend.pence, CostBasis.ACTUAL)) if self._costs else made
        for note in self._facts.notes:
            days, known = day_span(note.happened_on, note.date_known), note.date_known
            yield self._vague(note, LaneKind.NOTES, Mark.NOTE, days, known, note.words, (), note.until)

    def _plain(
        self,
        record: Record,
        lane: LaneKind,
        mark: Mark,
        day: date,
        title: str,
        people: Iterable[str],
        until: date | None = None,
    ) -> MapEvent:
        """An event whose day is known."""
        return self._vague(record, lane, mark, DaySpan(day, day), DateKnown.DAY, title, people, until)

    def _vague(
        self,
        record: Record,
        lane: LaneKind,
        mark: Mark,
        days: DaySpan,
        known: DateKnown,
        title: str,
        people: Iterable[str],
        until: date | None = None,
    ) -> MapEvent:
        """An event whose day may be known only in part."""
        named, turned = self._named(people), self._turned(record.id)
        return MapEvent(record.id, record.kind, lane, mark, days, known, title, until, named, turning=turned)

    def _named(self, people: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._names[one] for one in people if one in self._names)

    def _turned(self, record_id: str) -> tuple[TurningHere, ...]:
        return tuple(self._turning.get(record_id, ()))
