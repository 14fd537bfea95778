"""Bringing the signed membership of a family into line with who works with it: new ones in first, others out after.

What is due is worked out from the records each time and remembered nowhere; without a network it simply stays due.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coachdesk.desk import Opened
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import Refused
from coachdesk.models.family import Assignment
from coachdesk.models.handover import Handover
from coachdesk.operations.handing_over_family import hands_of, standing_of
from coachdesk.operations.syncing.enrolled import enrolled, members_of, place_of
from coachdesk.operations.syncing.going_round import go_round_once
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.membership import say_members
from coachdesk.sync.membership import FamilyState, Role, may_control
from coachdesk.tools.family_access import Access, access_due
from coachdesk.tools.handover import Deed, why_not

SETTLED = Access({}, frozenset(), frozenset())
ASK_A_LEAD = "Whoever leads the work with this family, or an administrator, lets laptops in and out."
NOT_YOURSELF = "Your own laptop is let out by somebody else who leads the work with this family."


@dataclass(frozen=True, slots=True)
class FamilyAccess:
    """What is due, and why it cannot be done on this laptop; empty where it can. `connected`: whether it has a server.

    `members` are those who have the family on their laptops now.
    """

    due: Access
    connected: bool = False
    members: frozenset[str] = frozenset()
    why_not: str = ""


def access_of(open_desk: OpenDesk, family_id: str) -> FamilyAccess:
    """Who is still to be let in, and who out, by what this laptop knows. Without a server nothing ever is."""
    if place_of(open_desk) is None:
        return FamilyAccess(SETTLED)
    known = members_of(open_desk)
    state = known.of(bytes.fromhex(family_id))
    due = _due(open_desk, family_id, state)
    leads = may_control(state, known.organisation, enrolled(open_desk).device)
    me = open_desk.desk.owner.worker_id
    why = "" if leads else ASK_A_LEAD
    if leads and due.goes == {me} and not due.comes:
        why = NOT_YOURSELF
    return FamilyAccess(due, True, frozenset(one.hex() for one in state.members), why)


def settle_access(open_desk: OpenDesk, family_id: str, ask: Ask, *, late: bool = False) -> FamilyAccess:
    """Lets in whom the records name; then lets out whom they name no longer, each with a new key for those who stay.

    Whoever may have unsent work stays in until her laptop has handed in, unless `late`: then what she sends after it is
    held until a lead lets it count. Nobody lets herself out. Raises NotEnrolled, Refused, and what `ask` raises;
    whatever was not reached is still due.
    """
    me = open_desk.desk.owner.worker_id

    def with_newcomers(state: FamilyState) -> Mapping[bytes, Role]:
        return _joined(state, _due(open_desk, family_id, state))

    def without_leavers(state: FamilyState) -> Mapping[bytes, Role]:
        due = _due(open_desk, family_id, state)
        goes = due.goes - {me} - (frozenset() if late else due.late)
        stay = {user: role for user, role in state.members.items() if user.hex() not in goes}
        return stay if Role.LEAD in stay.values() else state.members

    for wanted in (with_newcomers, without_leavers):
        say_members(open_desk, family_id, wanted, ask)
    return access_of(open_desk, family_id)


def hand_in(open_desk: OpenDesk, handover: Opened[Handover], ask: Ask) -> bool:
    """The old laptop hands in all it wrote, says so as its last word, and hands that in; whether all of it is there.

    Whoever reads that last word has all that was written before it. Raises Refused, and what `ask` raises.
    """
    desk, record = open_desk.desk, handover.record
    sentence = why_not(Deed.HAND_IN, standing_of(desk, record), hands_of(open_desk))
    if sentence:
        raise Refused(sentence)
    first = (record.log,)
    go_round_once(open_desk, ask, first=first)
    desk.amend(desk.get(Handover, record.id), handed_in_on=desk.today())
    receipt = go_round_once(open_desk, ask, first=first)
    return any(one.log.hex() == record.log and one.sent and not one.unsent_kept for one in receipt.logs)


def _due(open_desk: OpenDesk, family_id: str, state: FamilyState) -> Access:
    desk = open_desk.desk
    organisation = members_of(open_desk).organisation
    ours = {user.hex() for user, one in organisation.users.items() if not one.disabled}
    now = {user.hex(): role.value for user, role in state.members.items()}
    handovers = desk.records(Handover, family_id)
    return access_due(now, desk.records(Assignment, family_id), handovers, ours, desk.today())


def _joined(state: FamilyState, due: Access) -> Mapping[bytes, Role]:
    return {**state.members, **{bytes.fromhex(worker): Role(role) for worker, role in due.comes.items()}}
