"""The membership follows the records: new ones in first, others out when all is done, and nothing of it is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk.exchange import change_log_of
from coachdesk.errors import Refused, Unreachable
from coachdesk.models.family import Assignment, AssignmentRole, Family
from coachdesk.models.purge_receipt import PurgeReceipt
from coachdesk.operations import handing_over_family as handing
from coachdesk.operations.assigning import assign_first, take_off
from coachdesk.operations.families import start_family
from coachdesk.operations.family_access import (
    ASK_A_LEAD,
    NOT_YOURSELF,
    FamilyAccess,
    access_of,
    hand_in,
    settle_access,
)
from coachdesk.operations.syncing.lines import Ask
from coachdesk.operations.syncing.membership import set_members
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.tools.handover import HandoverState, handover_state
from tests.desks import new_desk
from tests.operations.three_connected import Three, three_connected


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    with three_connected(tmp_path) as made:
        yield made


def test_a_vault_without_a_server_has_nothing_to_settle(tmp_path: Path) -> None:
    opened = new_desk(tmp_path / "vault")
    family = start_family(opened.desk, "Lane").record.id
    found = access_of(opened, family)
    assert (found.connected, found.due.is_settled, found.members) == (False, True, frozenset())
    opened.close()


def test_the_new_coach_comes_in_when_the_family_knows_and_says_yes_on_her_own_laptop(three: Three) -> None:
    three.propose()
    three.round(three.bronwen, three.ada)
    assert access_of(three.ada, three.family).due.is_settled, "the family does not know yet"
    three.prepare()
    three.round(three.bronwen, three.ada)
    assert set(access_of(three.ada, three.family).due.comes) == {three.carol.desk.owner.worker_id}
    assert access_of(three.bronwen, three.family).why_not == ASK_A_LEAD
    with pytest.raises(Refused):
        settle_access(three.bronwen, three.family, three.connected.ask)
    three.round(three.carol)
    assert three.carol.desk.find(Family, three.family) is None
    assert settle_access(three.ada, three.family, three.connected.ask).due.is_settled
    assert three.members() == {"ada": Role.LEAD, "bronwen": Role.WRITER, "carol": Role.WRITER}
    three.round(three.carol, three.carol)
    assert [(one.family.id, one.goes) for one in handing.offered_to_me(three.carol.desk)] == [
        (three.family, "Bronwen Tarr")
    ]
    assert handing.offered_to_me(three.bronwen.desk) == ()
    with pytest.raises(Refused, match="Only the new worker"):
        handing.accept(three.ada, three.now(three.ada))
    handing.accept(three.carol, three.now(three.carol), "Gladly")
    three.round(three.carol, three.bronwen)
    assert handover_state(three.now(three.bronwen).record) is HandoverState.ACCEPTED


def test_the_old_one_hands_in_goes_and_her_laptop_forgets_the_family(three: Three) -> None:
    three.hand_over()
    bronwen = three.bronwen.desk.owner.worker_id
    due = settle_access(three.ada, three.family, three.connected.ask).due
    assert (due.goes, due.late) == ({bronwen}, {bronwen}), "she has not handed in"
    three.connected.write(three.bronwen, "the last I know")
    assert hand_in(three.bronwen, three.now(three.bronwen), three.connected.ask)
    with pytest.raises(Refused):
        hand_in(three.bronwen, three.now(three.bronwen), three.connected.ask)
    three.round(three.ada)
    assert three.connected.area(three.ada) == "the last I know"
    assert settle_access(three.ada, three.family, three.connected.ask).due.is_settled
    assert three.members() == {"ada": Role.LEAD, "carol": Role.WRITER}
    three.round(three.bronwen)
    assert three.bronwen.desk.find(Family, three.family) is None
    assert [one.found for one in three.bronwen.desk.records(PurgeReceipt)] == [0]


def test_who_writes_after_she_went_hands_in_late_and_then_forgets(three: Three) -> None:
    three.hand_over()
    three.connected.write(three.bronwen, "written before she was let out")
    assert settle_access(three.ada, three.family, three.connected.ask, late=True).due.is_settled
    three.connected.write(three.bronwen, "and this after it")
    three.round(three.bronwen)
    assert three.bronwen.desk.find(Family, three.family) is None
    three.round(three.ada)
    assert len(change_log_of(three.ada.desk).held(bytes.fromhex(three.family))) == 2


def test_without_a_network_the_records_are_written_and_the_laptops_wait(three: Three) -> None:
    three.propose()
    three.prepare()
    three.round(three.bronwen, three.ada)

    def nobody(_: Request) -> Answer:
        raise Unreachable

    with pytest.raises(Unreachable):
        settle_access(three.ada, three.family, nobody)
    waiting = access_of(three.ada, three.family)
    assert (set(waiting.due.comes), waiting.why_not) == ({three.carol.desk.owner.worker_id}, "")
    assert settle_access(three.ada, three.family, three.connected.ask).due.is_settled


def breaking_after(questions: int, ask: Ask) -> Ask:
    """A line that carries so many questions and then no more."""
    left = iter(range(questions))

    def breaks(request: Request) -> Answer:
        if next(left, None) is None:
            raise Unreachable
        return ask(request)

    return breaks


def test_a_line_that_breaks_at_any_question_strands_nobody(three: Three) -> None:
    three.hand_over()
    hand_in(three.bronwen, three.now(three.bronwen), three.connected.ask)
    left, found = 0, None
    while found is None:
        left += 1
        try:
            found = settle_access(three.ada, three.family, breaking_after(left, three.connected.ask))
        except Unreachable:
            assert {"ada", "carol"} <= set(three.members())
    assert found.due.is_settled
    assert left > 3
    assert three.members() == {"ada": Role.LEAD, "carol": Role.WRITER}


def test_nobody_lets_herself_out(three: Three) -> None:
    desk = three.ada.desk
    ada, bronwen = (one.desk.owner.worker_id for one in (three.ada, three.bronwen))
    leads = next(one for one in desk.all(Assignment, three.family) if one.record.worker == ada)
    take_off(desk, leads, "A new job", "By letter")
    set_members(three.ada, three.family, {ada: Role.LEAD, bronwen: Role.LEAD}, three.connected.ask)
    found = settle_access(three.ada, three.family, three.connected.ask, late=True)
    assert (found.due.goes, found.why_not) == ({ada}, NOT_YOURSELF)
    assert three.members()["ada"] is Role.LEAD
    three.round(three.bronwen)
    after: FamilyAccess = settle_access(three.bronwen, three.family, three.connected.ask, late=True)
    assert after.due.is_settled
    assert ada not in after.members


def test_a_family_keeps_somebody_who_leads(three: Three) -> None:
    """Bronwen alone leads, and her work has ended; the administrator lets nobody out until another leads."""
    desk = three.ada.desk
    ada, bronwen, carol = (one.desk.owner.worker_id for one in (three.ada, three.bronwen, three.carol))
    for one in desk.all(Assignment, three.family):
        take_off(desk, one, "A new job", "By letter")
    assign_first(desk, three.family, carol, AssignmentRole.LEAD_PROFESSIONAL)
    members = {ada: Role.WRITER, bronwen: Role.LEAD, carol: Role.WRITER}
    set_members(three.ada, three.family, members, three.connected.ask)
    found = settle_access(three.ada, three.family, three.connected.ask, late=True)
    assert bronwen in found.due.goes, "it is still due"
    assert three.members() == {"ada": Role.WRITER, "bronwen": Role.LEAD, "carol": Role.WRITER}
