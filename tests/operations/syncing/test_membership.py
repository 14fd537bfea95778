"""Who works with a family, said online by whoever leads it; a new family's log begins with whom it names."""

from collections.abc import Callable

import pytest

from coachdesk.desk import new_record
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotFound, Refused, Unreachable
from coachdesk.models.family import AssignmentRole, Family
from coachdesk.models.organisation import Agency, Sector, Worker, WorkerRole
from coachdesk.operations.families import assign, start_family
from coachdesk.operations.syncing.enrolled import members_of
from coachdesk.operations.syncing.inviting import invite
from coachdesk.operations.syncing.membership import members_by_worker, say_members, set_members
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import OrganisationRole, Role
from tests.operations.syncing.breaking import Breaking
from tests.operations.syncing.connected import Connected


def worker(of: OpenDesk) -> str:
    return of.desk.owner.worker_id


def test_a_family_begun_later_is_there_for_those_who_work_with_it(two: Connected) -> None:
    both = start_family(two.bronwen.desk, "Fell").record.id
    assign(two.bronwen.desk, both, worker(two.ada), AssignmentRole.ADVOCATE)
    stranger = two.ada.desk.add(
        new_record(Worker, two.office.administrator.organisation_id, name="Win", role=WorkerRole.COACH)
    ).record.id
    assign(two.bronwen.desk, both, stranger, AssignmentRole.COVER)
    own = start_family(two.bronwen.desk, "Moss").record.id
    two.quiet()
    assert members_by_worker(two.ada, both) == {worker(two.bronwen): Role.LEAD, worker(two.ada): Role.WRITER}
    assert members_by_worker(two.bronwen, own) == {worker(two.bronwen): Role.LEAD}
    assert {one.id for one in two.ada.desk.records(Family)} == {two.family, both}


def test_whoever_is_taken_out_reads_nothing_more_and_loses_the_family(two: Connected) -> None:
    before = members_of(two.ada).of(bytes.fromhex(two.family)).epoch
    set_members(two.ada, two.family, {worker(two.ada): Role.LEAD}, two.ask)
    after = members_of(two.ada).of(bytes.fromhex(two.family))
    assert after.epoch == before + 1
    two.quiet()
    assert two.bronwen.desk.records(Family) == []
    set_members(two.ada, two.family, {worker(two.ada): Role.LEAD, worker(two.bronwen): Role.READER}, two.ask)
    two.quiet()
    assert [one.id for one in two.bronwen.desk.records(Family)] == [two.family]


def test_what_is_so_already_is_not_said_again(two: Connected) -> None:
    log = bytes.fromhex(two.family)
    before = members_of(two.ada).of(log).control_hash
    set_members(two.ada, two.family, members_by_worker(two.ada, two.family), two.ask)
    assert members_of(two.ada).of(log).control_hash == before


def test_only_a_lead_or_an_administrator_says_it_and_only_of_those_who_have_a_laptop(two: Connected) -> None:
    me = {worker(two.bronwen): Role.LEAD}
    with pytest.raises(Refused, match="Only whoever leads"):
        set_members(two.bronwen, two.family, me, two.ask)
    with pytest.raises(Refused, match="must lead"):
        set_members(two.ada, two.family, {worker(two.ada): Role.WRITER}, two.ask)
    with pytest.raises(Refused, match="no laptop"):
        set_members(two.ada, two.family, {worker(two.ada): Role.LEAD, "ab" * 16: Role.WRITER}, two.ask)
    with pytest.raises(Unreachable):
        set_members(two.ada, two.family, me, Breaking(two.ask, 0, arrives=False))
    assert members_by_worker(two.ada, two.family)[worker(two.ada)] is Role.LEAD


def overtaking(two: Connected, times: int, other: Callable[[], None]) -> Callable[[Request], Answer]:
    """A line on which somebody else is quicker, so many times."""
    left = [times]

    def ask(request: Request) -> Answer:
        if left[0] and request.method == "POST" and request.path == f"/v1/log/{two.family}":
            left[0] -= 1
            other()
        return two.ask(request)

    return ask


def test_who_is_overtaken_says_it_again_and_gives_up_in_the_end(two: Connected) -> None:
    both = {worker(two.ada): Role.LEAD, worker(two.bronwen): Role.LEAD}
    set_members(two.ada, two.family, both, two.ask)
    two.quiet()
    roles = [Role.READER, Role.WRITER]

    def other() -> None:
        roles.reverse()
        win = {bytes.fromhex(worker(two.bronwen)): Role.LEAD, bytes.fromhex(worker(two.ada)): roles[0]}
        say_members(two.bronwen, two.family, lambda _: win, two.ask)

    wanted = {worker(two.ada): Role.LEAD, worker(two.bronwen): Role.WRITER}
    set_members(two.ada, two.family, wanted, overtaking(two, 1, other))
    assert members_by_worker(two.ada, two.family) == wanted
    set_members(two.ada, two.family, both, two.ask)
    with pytest.raises(Refused, match="same moment"):
        set_members(two.ada, two.family, wanted, overtaking(two, 9, other))


def test_only_an_administrator_invites_and_only_our_own_who_are_here(two: Connected) -> None:
    organisation, desk = two.office.administrator.organisation_id, two.ada.desk
    with pytest.raises(NotFound):
        invite(two.ada, "ab" * 16, two.ask)
    win = desk.add(new_record(Worker, organisation, name="Win", role=WorkerRole.COACH))
    two.quiet()
    with pytest.raises(Refused, match="Only an administrator"):
        invite(two.bronwen, win.record.id, two.ask)
    agency = desk.add(new_record(Agency, organisation, name="Housing", sector=Sector.HOUSING)).record.id
    theirs = {"role": WorkerRole.AGENCY_WORKER, "agency": agency}
    officer = desk.add(new_record(Worker, organisation, name="Jo", **theirs))
    with pytest.raises(Refused, match="agency"):
        invite(two.ada, officer.record.id, two.ask)
    with pytest.raises(Refused, match="another role"):
        invite(two.ada, worker(two.bronwen), two.ask, role=OrganisationRole.ADMIN)
    desk.amend(win, left_on=str(desk.today()))
    with pytest.raises(Refused, match="ended"):
        invite(two.ada, win.record.id, two.ask)


def test_a_second_administrator_leads_the_organisation_and_a_worker_may_have_two_laptops(two: Connected) -> None:
    organisation = two.office.administrator.organisation_id
    lou = two.ada.desk.add(new_record(Worker, organisation, name="Lou", role=WorkerRole.MANAGER)).record.id
    invitation = invite(two.ada, lou, two.ask, role=OrganisationRole.ADMIN)
    two.office.enrolled(invitation, "lou")
    assert members_of(two.ada).of(bytes.fromhex(organisation)).members[bytes.fromhex(lou)] is Role.LEAD
    second = two.office.enrolled(invite(two.ada, worker(two.bronwen), two.ask), "second")
    two.office.round(second)
    assert [one.id for one in second.desk.records(Family)] == [two.family]
