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
from coachdesk.tools.caseload_list import was_met, was_seen
from coachdesk.tools.child_seen import child_seen_id

_BACK, _AHEAD = timedelta(days=14), timedelta(days=31)
"""Visits of these days are read of every family; of one that was not met in them, all that it ever had."""
CHILDREN_BACK = timedelta(days=91)
"""A child not seen lately is looked for so far back."""


@dataclass(frozen=True, slots=True)
class SeenLately:
    """Visits by family, as far back as they were needed, and what was said of children at them, by id."""

    visits: Mapping[str, list[Visit]]
    said: Mapping[str, ChildSeen]


def seen_lately(desk: Desk, children: Mapping[str, list[Person]], today: date) -> SeenLately:
    """For the families named in `children`, with the children a visit asks about."""
    before = today - _BACK - timedelta(days=1)
    visits: defaultdict[str, list[Visit]] = defaultdict(list)
    for one in desk.dated(Visit, until=today + _AHEAD, since=today - _BACK):
        visits[one.log].append(one)
    whole = set()
    for log in children:
        if not any(was_met(one) for one in visits[log]):
            visits[log] += desk.dated(Visit, until=before, log=log)
            whole.add(log)
    said: dict[str, ChildSeen] = {}
    rest = _not_found(desk, visits, children, said)
    older: defaultdict[str, list[Visit]] = defaultdict(list)
    for log in rest.keys() - whole:
        older[log] = desk.dated(Visit, until=before, since=today - CHILDREN_BACK, log=log)
        visits[log] += older[log]
    _not_found(desk, older, rest, said)
    return SeenLately(visits, said)


def _not_found(
    desk: Desk, visits: Mapping[str, list[Visit]], children: Mapping[str, list[Person]], said: dict[str, ChildSeen]
) -> dict[str, list[Person]]:
    """Asks visit by visit, the newest first, until every child is found; `said` grows. Gives the children left."""
    rest = {log: list(those) for log, those in children.items() if those}
    met = {log: sorted(filter(was_met, visits[log]), key=day_of) for log in rest}
    while asked := {log: met[log].pop() for log in rest if rest[log] and met[log]}:
        ids = [child_seen_id(visit.id, child.id) for log, visit in asked.items() for child in rest[log]]
        said.update((one.id, one) for one in records_with_ids(desk, ChildSeen, ids))
        for log, visit in asked.items():
            rest[log] = [child for child in rest[log] if not was_seen(visit, child, said)]
    return {log: those for log, those in rest.items() if those}
