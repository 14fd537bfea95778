"""How a family's work begins, pauses and ends. Nobody's begins before its adults were talked with (I-04, 4.4).

What goes on whatever the state: sync, worries, notes and a person's own copy; notes from before the agreement are kept.
"""

from dataclasses import dataclass

from coachdesk.desk import Desk, Opened
from coachdesk.errors import BadInput, Refused
from coachdesk.models.family import Family, FamilyState
from coachdesk.models.record import Record
from coachdesk.operations.agreements import may_family_begin
from coachdesk.tools.agreement_state import Beginning
from coachdesk.tools.family_state import may_move


@dataclass(frozen=True, slots=True)
class WorkState:
    """Where a family's work stands, and whether its agreement lets it begin, or go on."""

    family: Opened[Family]
    beginning: Beginning

    @property
    def state(self) -> FamilyState:
        return self.family.record.state


def work_state(desk: Desk, family_id: str) -> WorkState:
    """Raises NotFound."""
    return WorkState(desk.get(Family, family_id), may_family_begin(desk, family_id))


def begin_work(desk: Desk, family_id: str) -> Opened[Family]:
    """The family's work begins, or goes on after a pause, today. Raises Refused with what is missing."""
    return change_state(desk, family_id, FamilyState.ACTIVE)


def change_state(desk: Desk, family_id: str, to: FamilyState, why: str = "") -> Opened[Family]:
    """Bring a family into another state; into its own changes nothing.

    Raises Refused where no way leads there, and into ACTIVE while an adult was neither talked with nor a reason
    written; BadInput("why") where a pause or an end has no reason.
    """
    family = desk.get(Family, family_id)
    now = family.record.state
    if now is to:
        return family
    if not may_move(now, to):
        raise Refused("The work with this family cannot go there from where it stands. Open its page again.")
    if to is FamilyState.ACTIVE:
        may_go_on(desk, family_id)
    if to in (FamilyState.PAUSED, FamilyState.CLOSED) and not why.strip():
        raise BadInput("why", "Say in a few words why.")
    return desk.amend(family, why, state=to)


def go_back(desk: Desk, record_id: str, change_id: str) -> Opened[Record]:
    """Change one change back, of any record; into the work only as `begin_work` goes there. Raises Refused."""
    family = desk.find(Family, record_id)
    changes = [one for entry in desk.history(record_id) if entry.change_id == change_id for one in entry.changes]
    into_work = any((one.field, one.before) == ("state", FamilyState.ACTIVE) for one in changes)
    if family is not None and into_work:
        may_go_on(desk, record_id)
    return desk.change_back(record_id, change_id)


def may_go_on(desk: Desk, family_id: str) -> None:
    """Raises Refused while an adult of the family was neither talked with nor a reason written."""
    beginning = may_family_begin(desk, family_id)
    if not beginning.allowed:
        raise Refused(f"The work may not begin yet. {beginning.sentence}")
