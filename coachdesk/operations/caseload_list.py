"""The advocate's list: all families in one look, and what one agency has promised them (6.3, P-09, T-09).

What is asked by a day is read by its day, so that five years of visits cost no more than one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from coachdesk.desk import Desk
from coachdesk.desk.some import records_with_ids
from coachdesk.errors import NotFound
from coachdesk.models.coach_report import CoachReport
from coachdesk.models.family import Assignment, AssignmentRole, Family, FamilyState
from coachdesk.models.organisation import Agency, Worker, WorkerRole
from coachdesk.models.person import Person
from coachdesk.models.plan import Plan, SubTarget, Target
from coachdesk.models.record import Record
from coachdesk.operations.day import families_by_id, open_plans, reviews_of
from coachdesk.operations.seen_lately import seen_lately
from coachdesk.operations.worries import unread_worries
from coachdesk.tools.assignments import assigned_on
from coachdesk.tools.caseload_list import (
    CaseloadRow,
    CaseloadSums,
    children_unseen,
    in_caseload_order,
    next_of,
    seen_on,
    sums_of,
)
from coachdesk.tools.child_seen import children_to_see
from coachdesk.tools.partial_dates import earliest
from coachdesk.tools.plan_promises import Promise, of_agency, promises
from coachdesk.tools.weeks import weeks_without_report

T = TypeVar("T", bound=Record)

_COACHES = (AssignmentRole.COACH, AssignmentRole.COVER)


@dataclass(frozen=True, slots=True)
class CaseloadList:
    """The rows in their order, what stands above them, and the names of agencies by id."""

    today: date
    rows: tuple[CaseloadRow, ...]
    sums: CaseloadSums
    agencies: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Promised:
    """A step that somebody of an agency has taken on, with whose it is."""

    family: Family
    promise: Promise
    worker: str


@dataclass(frozen=True, slots=True)
class AgencyPromises:
    """What one agency has promised, the latest first."""

    agency: Agency
    steps: tuple[Promised, ...]


def caseload_list(desk: Desk) -> CaseloadList:
    """Every family the worker of this vault is assigned to and that is being worked with."""
    families = {log: one for log, one in families_by_id(desk).items() if one.state is not FamilyState.CLOSED}
    today, workers = desk.today(), {one.id: one for one in desk.records(Worker)}
    assigned = _by_log(one for one in desk.records(Assignment) if one.log in families)
    children = _by_log(one for one in desk.records(Person) if one.log in families)
    asked = {log: children_to_see(children[log], (), today) for log in families}
    lately = seen_lately(desk, asked, today)
    on = lately.day_of
    plans = open_plans(desk.records(Plan))
    reviews = {family.id: due for family, due in reviews_of(desk, families, plans)}
    reports = _reports(desk, today)
    late, unread = _late(desk, families, plans, workers), Counter(one.log for one in unread_worries(desk))
    rows = []
    for log, family in families.items():
        held = lately.visits[log]
        seen = seen_on(held, on)
        joined = earliest(family.joined_on) if family.joined_on else None
        began = seen or joined
        coached = [one for one in assigned[log] if one.role in _COACHES]
        paused = family.state is FamilyState.PAUSED
        since = min((earliest(one.from_date) for one in coached), default=None)
        rows.append(
            CaseloadRow(
                family=family,
                coach=_coach(coached, workers, today),
                seen=seen,
                days=max(0, (today - began).days) if began else None,
                children=children_unseen(asked[log], held, lately.said, on),
                next_visit=next_of(held, today, on),
                review=reviews.get(log),
                no_report=weeks_without_report(today, since, reports[log]) if since and not paused else (),
                late=late[log],
                unread=unread[log],
            )
        )
    names = {one.id: one.name for one in desk.records(Agency)}
    return CaseloadList(today, tuple(in_caseload_order(rows)), sums_of(rows), names)


def agency_promises(desk: Desk, agency_id: str) -> AgencyPromises:
    """What the workers of one agency have promised the families of whoever sits here. Raises NotFound."""
    agency = next((one for one in desk.records(Agency) if one.id == agency_id), None)
    if agency is None:
        raise NotFound
    families = families_by_id(desk)
    workers = {one.id: one for one in desk.records(Worker)}
    steps = [one for one in desk.records(SubTarget) if one.log in families]
    made = of_agency(_promised(desk, families, open_plans(desk.records(Plan)), workers, steps), agency_id)
    return AgencyPromises(
        agency,
        tuple(Promised(families[one.step.log], one, workers[one.worker].name) for one in made if one.worker in workers),
    )


def _reports(desk: Desk, today: date) -> defaultdict[str, set[date]]:
    """The Mondays of the weeks asked about that a report is here for, by family; anybody's report will do."""
    asked = weeks_without_report(today, None, ())
    found: defaultdict[str, set[date]] = defaultdict(set)
    for one in desk.dated(CoachReport, until=asked[-1], since=asked[0]):
        found[one.log].add(one.week)
    return found


def _late(
    desk: Desk, families: Mapping[str, Family], plans: Mapping[str, Plan], workers: Mapping[str, Worker]
) -> defaultdict[str, Counter[str]]:
    """Late steps of each family by agency; "" for those of our own workers. What a family took on is not counted."""
    due = desk.dated(SubTarget, until=desk.today() - timedelta(days=1))
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in _promised(desk, families, plans, workers, due):
        if one.days_late and one.worker is not None:
            found[one.step.log][one.agency or ""] += 1
    return found


def _promised(
    desk: Desk,
    families: Mapping[str, Family],
    plans: Mapping[str, Plan],
    workers: Mapping[str, Worker],
    steps: Iterable[SubTarget],
) -> list[Promise]:
    """A coach on loan from an agency is ours, and her steps are not that agency's."""
    worked_on = {plan.id for log, plan in plans.items() if log in families}
    listed = list(steps)
    targets = records_with_ids(desk, Target, dict.fromkeys(one.target for one in listed))
    theirs = [one for one in workers.values() if one.role is WorkerRole.AGENCY_WORKER]
    return promises([one for one in targets if one.plan in worked_on], listed, theirs, desk.today())


def _coach(held: Iterable[Assignment], workers: Mapping[str, Worker], today: date) -> str:
    """Who works with a family now: whoever covers goes before who is away."""
    now = assigned_on(held, today)
    first = sorted(now, key=lambda one: one.role is not AssignmentRole.COVER)
    return next((workers[one.worker].name for one in first if one.worker in workers), "")


def _by_log(records: Iterable[T]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        found[record.log].append(record)
    return found
