"""Everything the visit's page shows, read in one go off the screen's thread: no widget in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coachdesk.desk import Desk, Opened
from coachdesk.models.call import Call
from coachdesk.models.family import Family
from coachdesk.models.note import Note
from coachdesk.models.organisation import Agency, Worker
from coachdesk.models.person import Person
from coachdesk.models.plan import Attachment, Audience, StepState, SubTarget
from coachdesk.models.small_spend import SmallSpend
from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome
from coachdesk.operations.attachments import papers_of_visit
from coachdesk.operations.first_visits import UrgentNeed, urgent_needs
from coachdesk.operations.notes import notes_of, times_now
from coachdesk.operations.shown_time import on_the_wall
from coachdesk.operations.visits import children_seen, is_open, open_visits
from coachdesk.tools.child_seen import children_to_see
from coachdesk.tools.first_visit import is_first_visit
from coachdesk.tools.household import people_alive
from coachdesk.tools.note_times import NoteTimes
from coachdesk.tools.plan_progress import OPEN_STEPS
from coachdesk.tools.tries import tries_in_a_row, visit_time
from coachdesk.tools.visit_overlap import overlapping
from coachdesk.ui.pages.plan.plan_reading import PlanShown, person_choices, read_plan
from coachdesk.ui.widgets.choice import Choice

WORKER, AGENCY = "worker:", "agency:"
"""What the key of a choice of `joint` begins with; the rest is the id."""

_LATELY, _AHEAD = timedelta(days=183), timedelta(days=400)
"""How far before and after a visit its family's other visits are looked for."""

_MOST_ASKED = 3
"""Sums of which it is asked at once what they changed."""


@dataclass(frozen=True)
class VisitShown:
    """One visit as it is shown. `visit` is None when the family has none open or planned for today."""

    family: Family
    visit: Opened[Visit] | None
    following: Visit | None
    """The visit agreed at the end of this one."""
    people: tuple[Choice, ...]
    may_do: tuple[Choice, ...]
    """Those of them who can be asked to do something: nobody who is never to be contacted."""
    names: Mapping[str, str]
    joint: tuple[Choice, ...]
    """Workers and agencies that were to come or came, without the worker of this vault."""
    children: tuple[Person, ...]
    seen: Mapping[str, Opened[ChildSeen]]
    plan: PlanShown | None
    steps: tuple[SubTarget, ...]
    """What can be ticked today: the open steps, those due first, and what was ticked since the visit began."""
    notes: tuple[Note, ...]
    spends: tuple[SmallSpend, ...]
    spent_pence: int
    """All small sums of the family."""
    unasked: tuple[Opened[SmallSpend], ...]
    """The last sums, of any visit, of which nobody said yet what they changed."""
    first: bool
    """Nobody of the family was met before: who brought the coach and what cannot wait are asked."""
    urgent: tuple[UrgentNeed, ...]
    directory: tuple[Choice, ...]
    """Every worker and agency, with keys as those of `joint`, without the worker of this vault."""
    me: str
    papers: Mapping[str, tuple[Attachment, ...]]
    """Pictures by the id of the visit or of the note they belong to."""
    drafts: Mapping[str, str]
    spend_drafts: Mapping[str, str]
    tries: int
    """Tries in a row before this visit."""
    others_open: tuple[tuple[Visit, str], ...]
    """Other visits of this worker still open, with the family's code: its name is not for this family's eyes."""
    overlaps: tuple[tuple[Visit, str], ...]
    """Other visits at the same time that are not open, of this family or of whoever goes, with the family's code."""
    times: NoteTimes | None
    """What the times of a note about it come to when it is written now."""
    today: date

    def key(self, name: str) -> str:
        """The key of a draft of this visit."""
        return f"visit/{self.visit.record.id}/{name}" if self.visit else ""


def read_visit(desk: Desk, family_id: str, visit_id: str = "") -> VisitShown:
    """The visit, or without an id the family's open one, else today's. Raises NotFound."""
    family = desk.get(Family, family_id).record
    today = desk.today()
    asked = desk.find(Visit, visit_id) if visit_id else None
    day = visit_time(asked.record).date() if asked else today
    visits, calls = _lately(desk, family_id, day)
    record = _chosen(visits, today, visit_id)
    visit = desk.get(Visit, record.id) if record else None
    people = [one for one in people_alive(desk.records(Person, family_id), day) if not one.due_date]
    plan = read_plan(desk, family_id) if record else None
    first = record is not None and is_first_visit(record, visits)
    families = {one.id: one.ref for one in desk.records(Family)} if record else {}
    spends = desk.all(SmallSpend, family_id) if record else []
    open_now = [one for one in open_visits(desk) if record and one.id != record.id]
    around = desk.dated(Visit, day + timedelta(days=1), day - timedelta(days=1)) if record else []
    at_once = overlapping(record, around) if record else []
    return VisitShown(
        family=family,
        visit=visit,
        following=_following(desk, record),
        people=person_choices(tuple(people), today),
        may_do=person_choices(tuple(one for one in people if not one.no_contact), today),
        names={one.id: one.known_as for one in people},
        joint=_joint(desk, record) if record else (),
        children=tuple(children_to_see(people, record.was_in if record else (), day)),
        seen=children_seen(desk, record) if record else {},
        plan=plan,
        steps=_steps(plan, day) if plan else (),
        notes=tuple(notes_of(desk, family_id, record.id)) if record else (),
        spends=tuple(one.record for one in spends if record and one.record.visit == record.id),
        spent_pence=sum(one.record.pence for one in spends),
        unasked=tuple([one for one in spends if not one.record.what_it_changed.strip()][-_MOST_ASKED:]),
        first=first,
        urgent=tuple(urgent_needs(desk, family_id)) if first else (),
        directory=_directory(desk) if record else (),
        me=desk.owner.worker_id,
        papers=papers_of_visit(desk, record) if record else {},
        drafts=desk.drafts.all(f"visit/{record.id}/") if record else {},
        spend_drafts=desk.drafts.all("small_spend/") if record else {},
        tries=tries_in_a_row(visits, calls),
        others_open=tuple((one, families.get(one.log, "")) for one in open_now),
        overlaps=tuple(
            (one, families.get(one.log, "")) for one in at_once if one.id not in {other.id for other in open_now}
        ),
        times=times_now(desk, record) if record else None,
        today=today,
    )


def _lately(desk: Desk, family_id: str, day: date) -> tuple[list[Visit], list[Call]]:
    """The family's visits and calls about a day: those of half a year before, if they were met in it, else all.

    So it is read as quickly after five years as on the first day, and says the same.
    """
    since, until = day - _LATELY, day + _AHEAD
    visits = desk.dated(Visit, until, since, family_id)
    if any(one.outcome is VisitOutcome.MET and visit_time(one).date() < day for one in visits):
        return visits, desk.dated(Call, until, since, family_id)
    return desk.records(Visit, family_id), desk.records(Call, family_id)


def _following(desk: Desk, visit: Visit | None) -> Visit | None:
    """The visit agreed at this one."""
    found = desk.find(Visit, visit.next_visit) if visit and visit.next_visit else None
    return found.record if found and not found.deleted else None


def clock_time(moment: datetime, zone: str) -> str:
    """ "09:30" as the clock on the wall there shows it."""
    return on_the_wall(moment, zone).strftime("%H:%M")


def _chosen(everyone: list[Visit], day: date, visit_id: str) -> Visit | None:
    if visit_id:
        return next((one for one in everyone if one.id == visit_id), None)
    under_way = [one for one in everyone if is_open(one)]
    today = [one for one in everyone if one.outcome is None and one.planned_at.date() == day]
    return next(iter([*under_way[::-1], *sorted(today, key=lambda one: one.planned_at)]), None)


def _joint(desk: Desk, visit: Visit) -> tuple[Choice, ...]:
    workers = dict.fromkeys([*visit.workers, *visit.workers_came])
    agencies = dict.fromkeys([*visit.agencies, *visit.agencies_came])
    if not agencies and set(workers) <= {desk.owner.worker_id}:
        return ()
    names = {one.id: one.name for one in desk.records(Worker)} | {one.id: one.name for one in desk.records(Agency)}
    return (
        *(Choice(f"{WORKER}{one}", names[one]) for one in workers if one in names and one != desk.owner.worker_id),
        *(Choice(f"{AGENCY}{one}", names[one], icon="agency") for one in agencies if one in names),
    )


def _directory(desk: Desk) -> tuple[Choice, ...]:
    agencies = {one.id: one.name for one in desk.records(Agency)}
    workers = [one for one in desk.records(Worker) if not one.left_on and one.id != desk.owner.worker_id]
    offered = [
        *(
            (f"{WORKER}{one.id}", ", ".join([one.name, *filter(None, [agencies.get(one.agency or "")])]))
            for one in workers
        ),
        *((f"{AGENCY}{one}", name) for one, name in agencies.items()),
    ]
    return tuple(Choice(key, words) for key, words in sorted(offered, key=lambda one: one[1].casefold()))


def _steps(plan: PlanShown, day: date) -> tuple[SubTarget, ...]:
    """Not those of private targets: the laptop stands on the family's table."""
    open_to_all = {one.record.id for one in plan.standing() if one.record.audience is Audience.EVERYONE}
    steps = [one for one in plan.live.content.steps if one.target in open_to_all]
    ticked = [one for one in steps if one.state is StepState.DONE and one.done_on and one.done_on >= day]
    still = [one for one in steps if one.state in OPEN_STEPS]
    places = {one.id: place for place, one in enumerate(steps)}
    by_due = sorted([*ticked, *still], key=lambda one: (one.due or date.max, places[one.id]))
    return tuple(by_due)
