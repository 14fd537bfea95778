"""Families that were begun on this laptop get a log that the server can carry, with those who work with them in it."""

from collections.abc import Mapping

from coachdesk.desk import Desk
from coachdesk.desk.exchange import change_log_of
from coachdesk.desk.opening import OpenDesk
from coachdesk.models.family import Assignment, Family
from coachdesk.operations.syncing.enrolled import enrolled, members_of
from coachdesk.sync.membership import OrganisationState, Role
from coachdesk.sync.round.joining import begin_log
from coachdesk.tools.assignments import assigned_on


def begin_new_logs(open_desk: OpenDesk) -> list[str]:
    """Every family that was begun here and has no members yet gets them; its id for each. The next round sends it.

    Whoever works here leads it; whom its assignments of today name writes in it, if the organisation knows her.
    """
    desk, laptop = open_desk.desk, enrolled(open_desk)
    log = change_log_of(desk)
    families = {one.id for one in desk.records(Family)}
    begun = [
        place.log.hex()
        for place in log.places()
        if place.s == 0 and place.actor is not None and place.log.hex() in families and not log.controls(place.log)
    ]
    if begun:
        people = members_of(open_desk).organisation
        for family in begun:
            begin_log(laptop, log, bytes.fromhex(family), first_members(desk, people, family))
    return begun


def first_members(desk: Desk, people: OrganisationState, family_id: str) -> Mapping[bytes, Role]:
    """Whom a family's log begins with: the worker of this vault as its lead, and whoever works with it beside her."""
    mine = bytes.fromhex(desk.owner.worker_id)
    beside = {bytes.fromhex(one.worker) for one in assigned_on(desk.records(Assignment, family_id), desk.today())}
    return {**{one: Role.WRITER for one in beside if is_there(people, one)}, mine: Role.LEAD}


def is_there(people: OrganisationState, worker: bytes) -> bool:
    """Whether the organisation's signed records know this worker, and her place in it has not ended."""
    return worker in people.users and not people.users[worker].disabled
