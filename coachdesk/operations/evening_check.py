"""The evening check: is everything for tomorrow on this laptop, or what is missing, and when did it last hear?"""

from datetime import timedelta

from coachdesk.desk import Desk
from coachdesk.desk.reach import files_lacking, kept_value, set_aside, whole_logs
from coachdesk.models.visit import Visit
from coachdesk.operations.agenda import held_on, read_around
from coachdesk.operations.families import assigned_families
from coachdesk.operations.syncing.enrolled import LAST_CONTACT, SERVER_PLACE
from coachdesk.operations.syncing.going_round import contact_in
from coachdesk.tools.ready_for_tomorrow import OnLaptop, Ready, ready_for_tomorrow


def look_at_tomorrow(desk: Desk, days_ahead: int = 1) -> Ready:
    """Of every family with a visit tomorrow, by phone too; with 0 of those still to be visited today."""
    families = {one.record.id: one.record for one in assigned_families(desk)}
    around = read_around(desk, families)
    held = held_on(around, around.today + timedelta(days=days_ahead))
    visited = {one.log for one in held if isinstance(one, Visit) and one.outcome is None}
    connected = bool(kept_value(desk, SERVER_PLACE))
    whole = whole_logs(desk) if connected else frozenset(visited)
    return ready_for_tomorrow(
        [
            OnLaptop(one.id, one.ref, one.id in whole, set_aside(desk, one.id), files_lacking(desk, one.id))
            for one in families.values()
            if one.id in visited
        ],
        contact_in(kept_value(desk, LAST_CONTACT)),
        desk.now(),
        connected=connected,
    )
