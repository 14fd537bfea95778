"""A week of one family told in plain sentences, for the coach to edit and send: only what was written down (T-09).

What somebody answered or marked is a count, a worry too, and words that are private to one person are not repeated.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.models.call import Call, CallAnswer
from coachdesk.models.measures import AnswerSet, GoodNews, LineMark
from coachdesk.models.moments import Asked
from coachdesk.models.plan import SubTarget
from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome, VisitPlace
from coachdesk.tools.child_seen import child_seen_id
from coachdesk.tools.dates import without_year

_PLACES = {
    VisitPlace.HOME: "at home",
    VisitPlace.AGENCY: "at an agency",
    VisitPlace.ELSEWHERE: "somewhere else",
    VisitPlace.PHONE: "by telephone",
}


@dataclass(frozen=True, slots=True)
class FamilyWeek:
    """What was written down of one family in one week. Days are by the clock on the wall."""

    people: Mapping[str, str]
    """What everybody of the family is known as, by id."""
    visits: Sequence[tuple[date, Visit]] = ()
    children: Sequence[ChildSeen] = ()
    calls: Sequence[Call] = ()
    ticked: Sequence[SubTarget] = ()
    private_targets: frozenset[str] = frozenset()
    """Targets that are not for everybody's eyes: their steps are counted and not named."""
    sittings: Sequence[AnswerSet] = ()
    marks: Sequence[LineMark] = ()
    good_news: Sequence[GoodNews] = ()
    worries: int = 0
    next_visit: date | None = None

    @property
    def was_visited(self) -> bool:
        """Whether a visit was made or tried."""
        return any(one.outcome in (VisitOutcome.MET, VisitOutcome.NOBODY_IN) for _, one in self.visits)


def coach_report_id(family: str, worker: str, week: date) -> str:
    """The id of one worker's report of one family's week: the two ids and the Monday, bit by bit.

    So a report sent from two laptops is one record.
    """
    return f"{int(family, 16) ^ int(worker, 16) ^ (week.toordinal() << 64):032x}"


def draft_report(week: FamilyWeek, today: date) -> str:
    """The sentences, one to a line; a week in which nothing was written down says so."""
    lines = [line for day, visit in sorted(week.visits, key=_by_day) for line in _visit(week, day, visit, today)]
    if not week.was_visited:
        lines.append("No visit was made this week.")
    lines += _calls(week.calls)
    lines += _steps(week)
    lines += _answers(week)
    lines += _good_news(week.good_news)
    if week.worries:
        lines.append(f"{_count(week.worries, 'worry was', 'worries were')} written down this week.")
    if week.next_visit is not None:
        lines.append(f"The next visit is on {without_year(week.next_visit)}.")
    return "\n".join(lines)


def _visit(week: FamilyWeek, day: date, visit: Visit, today: date) -> list[str]:
    when = without_year(day)
    if visit.outcome is VisitOutcome.MET:
        in_it = _names(visit.was_in, week.people)
        was = "was" if len(visit.was_in) == 1 else "were"
        place = visit.place_words or _PLACES[visit.place]
        said = [f"Visit on {when}, {place}.", f"{in_it} {was} in." if in_it else "", *_children(week, visit)]
        return [" ".join(part for part in said if part)]
    if visit.outcome is None:
        words = "how it went is not written down yet." if day < today else "still to come."
        return [f"Visit planned for {when}: {words}"]
    told = {
        VisitOutcome.NOBODY_IN: f"Went there on {when}; nobody was in.",
        VisitOutcome.COULD_NOT_COME: f"The visit of {when} was not possible for the family.",
        VisitOutcome.WE_CANCELLED: f"We called off the visit of {when}.",
    }
    return [told[visit.outcome]] if visit.outcome in told else []  # one that was moved stands on its new day


def _children(week: FamilyWeek, visit: Visit) -> list[str]:
    said = [one for one in week.children if one.id == child_seen_id(visit.id, one.child)]
    kinds = (
        ("Seen", [one.child for one in said if one.seen is Asked.YES]),
        ("Spoken with alone", [one.child for one in said if one.alone is Asked.YES]),
        ("Not seen", [one.child for one in said if one.seen is not Asked.YES]),
    )
    return [f"{words}: {names}." for words, ids in kinds if (names := _names(ids, week.people))]


def _calls(calls: Sequence[Call]) -> list[str]:
    if not calls:
        return []
    spoke = sum(one.answer is CallAnswer.SPOKE for one in calls)
    reached = f"spoke with somebody {'once' if spoke == 1 else f'{spoke} times'}" if spoke else "nobody was reached"
    return [f"{_count(len(calls), 'call or text', 'calls or texts')}; {reached}."]


def _steps(week: FamilyWeek) -> list[str]:
    if not week.ticked:
        return []
    named = [f"“{one.words}”" for one in week.ticked if one.target not in week.private_targets]
    others = len(week.ticked) - len(named)
    told = "; ".join(named)
    if named and others:
        told += f"; and {others} more"
    return [f"{_count(len(week.ticked), 'step', 'steps')} done{': ' + told if told else ''}."]


def _answers(week: FamilyWeek) -> list[str]:
    own = [one for one in week.sittings if one.worker is None]
    marks = [one for one in week.marks if one.worker is None]
    found = []
    if own:
        people = _count(len({one.person for one in own}), "person", "people")
        found.append(f"{people} answered questions about how things are ({_count(len(own), 'time', 'times')}).")
    if marks:
        found.append(f"{_count(len(marks), 'mark', 'marks')} put on a line from A to B.")
    return found


def _good_news(told: Sequence[GoodNews]) -> list[str]:
    if not told:
        return []
    ours = "; ".join(f"“{one.words}”" for one in told if one.about is None)
    others = sum(one.about is not None for one in told)
    parts = [ours, _count(others, "thing told with an answer", "things told with an answer") if others else ""]
    return [f"Good news: {'; '.join(part for part in parts if part)}."]


def _names(ids: Iterable[str], people: Mapping[str, str]) -> str:
    names = [people[one] for one in ids if one in people]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _by_day(visit: tuple[date, Visit]) -> tuple[date, object, str]:
    return visit[0], visit[1].planned_at, visit[1].id


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
