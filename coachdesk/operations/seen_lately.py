"""When each family was met last, and each child seen last, read from the newest visit back, as far as needed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.desk import Desk
from coachdesk.desk.some import records_with_ids
from coachdesk.models.person import Person
from coachdesk.models.visit import ChildSeen, Visit
from coachdesk.operations.agenda import day_of
from coachdesk.tools.caseload_list import UNSEEN_DAYS, was_met, was_seen
from coachdesk.tools.child_seen import child_seen_id

_BACK, _AHEAD = timedelta(days=UNSEEN_DAYS), timedelta(days=31)
"""Visits of these days are read of every family."""
LOOKED_BACK = timedelta(days=91)
"""Where nobody was met lately, or a child was not, so far back; and all there is where nobody was met even then."""


@dataclass(frozen=True, slots=True)
class SeenLately:
    """Visits by family, as far back as they were needed, and what was said of children at them, by id."""

    visits: Mapping[str, list[Visit]]
    said: Mapping[str, ChildSeen]
    days: Mapping[str, date]
    """The day of each visit by the clock on the wall, by id: worked out once, asked for often."""

    def day_of(self, visit: Visit) -> date:
        """The day of one of these visits."""
        return self.days[visit.id]


def seen_lately(desk: Desk, children: Mapping[str, list[Person]], today: date) -> SeenLately:
    """For the families named in `children`, with the children a visit asks about."""
    day = timedelta(days=1)
    visits: defaultdict[str, list[Visit]] = defaultdict(list)
    for one in desk.dated(Visit, until=today + _AHEAD, since=today - _BACK):
        visits[one.log].append(one)
    older: defaultdict[str, list[Visit]] = defaultdict(list)

    def look_back(log: str) -> None:
        older[log] = desk.dated(Visit, until=today - _BACK - day, since=today - LOOKED_BACK, log=log)
        visits[log] += older[log]

    for log in children:
        if not _any_met(visits[log]):
            look_back(log)
            if not _any_met(older[log]):
                visits[log] += desk.dated(Visit, until=today - LOOKED_BACK - day, log=log)
    said: dict[str, ChildSeen] = {}
    rest = _not_found(desk, visits, children, said)
    anew = {log: those for log, those in rest.items() if log not in older}
    for log in anew:
        look_back(log)
    _not_found(desk, older, anew, said)
    return SeenLately(visits, said, {one.id: day_of(one) for held in visits.values() for one in held})


def _any_met(visits: list[Visit]) -> bool:
    return any(was_met(one) for one in visits)


def _not_found(
    desk: Desk, visits: Mapping[str, list[Visit]], children: Mapping[str, list[Person]], said: dict[str, ChildSeen]
) -> dict[str, list[Person]]:
    """Asks visit by visit, the newest first, until every child is found; `said` grows. Gives the children left."""
    rest = {log: list(those) for log, those in children.items() if those}
    met = {log: sorted(filter(was_met, visits[log]), key=lambda one: one.planned_at) for log in rest}
    while asked := {log: met[log].pop() for log in rest if rest[log] and met[log]}:
        ids = [child_seen_id(visit.id, child.id) for log, visit in asked.items() for child in rest[log]]
        said.update((one.id, one) for one in records_with_ids(desk, ChildSeen, ids))
        for log, visit in asked.items():
            rest[log] = [child for child in rest[log] if not was_seen(visit, child, said)]
    return {log: those for log, those in rest.items() if those}
