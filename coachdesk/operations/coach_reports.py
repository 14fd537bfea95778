"""The weekly report to the advocate: it drafts itself, the coach edits it, and sending is keeping it (T-09)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coachdesk.desk import Desk
from coachdesk.desk.edge import checked
from coachdesk.errors import BadInput, NotFound, Refused
from coachdesk.models.call import Call
from coachdesk.models.coach_report import CoachReport
from coachdesk.models.family import Assignment, AssignmentRole, Family, FamilyState
from coachdesk.models.measures import AnswerSet, GoodNews, LineMark
from coachdesk.models.organisation import Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Audience, SubTarget, Target
from coachdesk.models.visit import ChildSeen, Visit
from coachdesk.models.worry import Worry
from coachdesk.operations.agenda import day_of
from coachdesk.operations.day import families_by_id
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.tools.assignments import families_of
from coachdesk.tools.caseload_list import next_of
from coachdesk.tools.coach_report_draft import FamilyWeek, coach_report_id, draft_report
from coachdesk.tools.superseding import current
from coachdesk.tools.weeks import WEEK, monday_of

_COACHES = (AssignmentRole.COACH, AssignmentRole.COVER)
_AHEAD = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class FamilyReport:
    """One family's report of a week: as drafted, as edited, or as sent."""

    family: Family
    visited: bool
    """Whether a visit was made or tried."""
    drafted: str
    edited: str
    """What stands in the draft that was kept; empty while nobody has edited it."""
    sent: CoachReport | None


@dataclass(frozen=True, slots=True)
class SentReport:
    """A report that was sent, and by whom."""

    report: CoachReport
    worker: str


def draft_key(family_id: str, week: date) -> str:
    """Under what an edited report is kept until it is sent."""
    return f"coach_report/{family_id}/{week}"


def reports_of_week(desk: Desk, week: date) -> tuple[FamilyReport, ...]:
    """The reports of the worker of this vault, of the week of that Monday: families with visits first, then by code."""
    drafts = desk.drafts.all("coach_report/")
    found = []
    for family in _coached(desk, week):
        facts = family_week(desk, family.id, week)
        sent = desk.find(CoachReport, coach_report_id(family.id, desk.owner.worker_id, week))
        found.append(
            FamilyReport(
                family,
                facts.was_visited,
                draft_report(facts, desk.today()),
                drafts.get(draft_key(family.id, week), ""),
                sent.record if sent is not None else None,
            )
        )
    return tuple(sorted(found, key=lambda one: not one.visited))


def send_reports(desk: Desk, week: date, words: Mapping[str, str]) -> int:
    """Send the reports of these families, by id, as they are worded; says how many went.

    What is empty is not sent, and what was sent stays as it was. Raises Refused before the week has begun, NotFound
    for a family that was not this worker's in it, and BadInput with the family's id in its field's name.
    """
    if week > desk.today():
        raise Refused("This week has not begun, so there is nothing to report of it yet.")
    coached = {one.id for one in _coached(desk, week)}
    me, sent = desk.owner.worker_id, 0
    with desk.together() as batch:
        for family_id, text in words.items():
            if family_id not in coached:
                raise NotFound
            report = coach_report_id(family_id, me, week)
            if not text.strip() or desk.find(CoachReport, report) is not None:
                continue
            values = {"worker": me, "week": week, "words": text, "sent_at": desk.now()}
            try:
                batch.add(checked(CoachReport, {"id": report, "log": family_id, **values}))
            except BadInput as wrong:
                raise BadInput(f"{family_id}.{wrong.field}", wrong.sentence) from None
            sent += 1
    for family_id in words:
        desk.drafts.drop(draft_key(family_id, week))
    return sent


def sent_reports(desk: Desk, family_id: str, since: date) -> tuple[SentReport, ...]:
    """The reports of a family from that day on, the newest first."""
    names = {one.id: one.name for one in desk.records(Worker)}
    found = desk.dated(CoachReport, until=desk.today(), since=monday_of(since), log=family_id)
    newest = sorted(found, key=lambda one: (one.week, one.sent_at), reverse=True)
    return tuple(SentReport(one, names.get(one.worker, "")) for one in newest)


def family_week(desk: Desk, family_id: str, week: date) -> FamilyWeek:
    """What was written down of a family in the week of that Monday."""
    day, end = timedelta(days=1), week + WEEK
    near = desk.dated(Visit, until=end + _AHEAD, since=week - day, log=family_id)
    visits = [(on, one) for one in near if week <= (on := day_of(one)) < end]
    ids = {one.id for _, one in visits}
    calls = desk.dated(Call, until=end, since=week - day, log=family_id)
    following = next_of(near, end, day_of)
    named = [one for one in desk.records(Target, family_id) if one.audience is Audience.NAMED]
    return FamilyWeek(
        people={one.id: one.known_as for one in desk.records(Person, family_id)},
        visits=visits,
        children=[one for one in desk.records(ChildSeen, family_id) if one.visit in ids] if ids else [],
        calls=[one for one in calls if _within(one.at, one.time_zone, week)],
        ticked=[one for one in desk.records(SubTarget, family_id) if one.done_on and week <= one.done_on < end],
        private_targets=frozenset(one.id for one in named),
        sittings=[one for one in current(desk.records(AnswerSet, family_id)) if _within(one.at, one.time_zone, week)],
        marks=[one for one in current(desk.records(LineMark, family_id)) if _within(one.at, one.time_zone, week)],
        good_news=[one for one in desk.records(GoodNews, family_id) if _is_day_of(one.on, week)],
        worries=sum(_within(one.happened_at, one.time_zone, week) for one in current(desk.records(Worry, family_id))),
        next_visit=day_of(following) if following is not None else None,
    )


def _coached(desk: Desk, week: date) -> Iterable[Family]:
    """The families that the worker of this vault was coach of, or covered, on a day of that week up to today."""
    held = [one for one in desk.records(Assignment) if one.role in _COACHES]
    days = [week + timedelta(days=back) for back in range(7)]
    mine = set().union(*(families_of(desk.owner.worker_id, held, one) for one in days if one <= desk.today()))
    return [one for one in families_by_id(desk).values() if one.id in mine and one.state is not FamilyState.CLOSED]


def _within(moment: datetime, zone: str, week: date) -> bool:
    return week <= on_the_wall(moment, zone).date() < week + WEEK


def _is_day_of(partial: str, week: date) -> bool:
    """A day known only by its month may be in any of its weeks, so it is told in none."""
    return len(partial) == 10 and week <= date.fromisoformat(partial) < week + WEEK
