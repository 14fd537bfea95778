"""The caseload in one look: per family when it was seen, what is due, what is late, and whose; what waits comes first.

It is about our work and the agencies', never about what a family did or did not do: a family's own steps do not count
as late here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coachdesk.models.family import Family, FamilyState
from coachdesk.models.moments import Asked
from coachdesk.models.person import Person
from coachdesk.models.visit import ChildSeen, Visit, VisitOutcome, VisitPlace
from coachdesk.tools.child_seen import child_seen_id
from coachdesk.tools.reviews import ReviewDue

UNSEEN_DAYS = 10
"""A family not seen for so many days stands at the top (6.3)."""

DayOf = Callable[[Visit], date]
"""On which day by the wall a visit is."""


class UnseenChild(NamedTuple):
    """A child who was not seen when the family was last met."""

    child: Person
    since: date | None
    """The last day the child was seen; None where nobody has written one down."""


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One family in the list."""

    family: Family
    coach: str
    """The name of who works with it now, empty where nobody does."""
    seen: date | None
    """The last day somebody of it was met face to face; None before the first time."""
    days: int | None
    """How many days ago that was, or before the first time how long ago the work began; None where neither is known."""
    children: tuple[UnseenChild, ...] = ()
    next_visit: Visit | None = None
    review: ReviewDue | None = None
    no_report: tuple[date, ...] = ()
    """Mondays of the weeks whose report is not here."""
    late: Mapping[str, int] | None = None
    """Steps late by agency; "" are our own."""
    unread: int = 0
    """Worries that whoever reads the list has not had open."""

    @property
    def is_unseen(self) -> bool:
        """Whether nobody of it was met for `UNSEEN_DAYS`; a family whose work is paused is not asked about."""
        return self.family.state is not FamilyState.PAUSED and (self.days is None or self.days >= UNSEEN_DAYS)

    @property
    def is_overdue(self) -> bool:
        """Whether its review is past its day."""
        return self.review is not None and self.review.days_late > 0

    @property
    def steps_late(self) -> int:
        """Steps of agencies and of ours past their date."""
        return sum((self.late or {}).values())


class AgencyLate(NamedTuple):
    """One agency's late steps over all families."""

    agency: str
    steps: int
    families: int


class CaseloadSums(NamedTuple):
    """What stands above the list. Counts are of families; `agencies` has the one with most late steps first."""

    unseen: int
    overdue: int
    no_report: int
    unread: int
    children: int
    late: int
    agencies: tuple[AgencyLate, ...]


def seen_on(visits: Iterable[Visit], day_of: DayOf) -> date | None:
    """The last day of these visits on which somebody was met; a word on the telephone is none."""
    return max((day_of(one) for one in visits if was_met(one)), default=None)


def children_unseen(
    children: Iterable[Person], visits: Sequence[Visit], said: Mapping[str, ChildSeen], day_of: DayOf
) -> tuple[UnseenChild, ...]:
    """The children whom nobody wrote down as seen when the family was last met, those unseen longest first (M-06).

    `said` are the records of children at these visits, by their ids. Where there is none, a child who was in was seen.
    """
    met = [one for one in visits if was_met(one)]
    last = seen_on(met, day_of)
    found = []
    for child in children:
        since = max((day_of(one) for one in met if was_seen(one, child, said)), default=None)
        if last is not None and (since is None or since < last):
            found.append(UnseenChild(child, since))
    return tuple(sorted(found, key=lambda one: (one.since or date.min, one.child.number)))


def next_of(visits: Iterable[Visit], today: date, day_of: DayOf) -> Visit | None:
    """The next visit of which nobody has said how it went, today's too."""
    to_come = [one for one in visits if one.outcome is None and day_of(one) >= today]
    return min(to_come, key=lambda one: (one.planned_at, one.id), default=None)


def in_caseload_order(rows: Iterable[CaseloadRow]) -> list[CaseloadRow]:
    """Unread worries first, then who is unseen longest, what is overdue most, what has not come, what is late."""
    return sorted(rows, key=_order)


def sums_of(rows: Iterable[CaseloadRow]) -> CaseloadSums:
    """What the band above the list says."""
    listed = list(rows)
    steps: Counter[str] = Counter()
    families: Counter[str] = Counter()
    for row in listed:
        late = {agency: count for agency, count in (row.late or {}).items() if agency and count}
        steps.update(late)
        families.update(late.keys())
    most = sorted(steps, key=lambda agency: (-steps[agency], -families[agency], agency))
    return CaseloadSums(
        unseen=sum(row.is_unseen for row in listed),
        overdue=sum(row.is_overdue for row in listed),
        no_report=sum(bool(row.no_report) for row in listed),
        unread=sum(bool(row.unread) for row in listed),
        children=sum(bool(row.children) for row in listed),
        late=sum(bool(row.steps_late) for row in listed),
        agencies=tuple(AgencyLate(agency, steps[agency], families[agency]) for agency in most),
    )


def was_met(visit: Visit) -> bool:
    """Whether somebody of the family was met face to face."""
    return visit.outcome is VisitOutcome.MET and visit.place is not VisitPlace.PHONE


def was_seen(visit: Visit, child: Person, said: Mapping[str, ChildSeen]) -> bool:
    """Whether a child was seen at a visit, as somebody wrote down; where nobody did, whether the child was in."""
    record = said.get(child_seen_id(visit.id, child.id))
    return record.seen is Asked.YES if record is not None else child.id in visit.was_in


def _order(row: CaseloadRow) -> tuple[object, ...]:
    waited = row.days if row.days is not None else 10_000
    return (
        not row.unread,
        -waited if row.is_unseen else 0,
        -row.review.days_late if row.review is not None and row.is_overdue else 0,
        -len(row.no_report),
        -row.steps_late,
        len(row.family.ref),
        row.family.ref,
        row.family.id,
    )
