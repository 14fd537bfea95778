"""A backup that was put back joins again by an invitation, and everything that was never sent is sent."""

from pathlib import Path

import pytest

from coachdesk.desk import new_record, opening
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotEnrolled, NotOurServer, Refused, Unreachable
from coachdesk.models.family import Family
from coachdesk.models.organisation import Agency, Sector
from coachdesk.operations.families import start_family
from coachdesk.operations.syncing.inviting import invite
from coachdesk.operations.syncing.joining_again import join_again
from coachdesk.operations.vaults import open_vault
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round.asking import ServerSaidNo
from tests.desks import CHEAP, passphrase
from tests.operations.syncing.breaking import Breaking
from tests.operations.syncing.connected import Connected, new_office


def restored(two: Connected) -> OpenDesk:
    """Bronwen's laptop is gone; there is a backup with work in it that was never sent."""
    two.write(two.bronwen, "Street")
    start_family(two.bronwen.desk, "Moss")
    organisation = two.office.administrator.organisation_id
    two.bronwen.desk.add(new_record(Agency, organisation, name="Housing", sector=Sector.HOUSING))
    two.bronwen.back_up(two.office.folder / "backup")
    two.bronwen.close()
    place = two.office.folder / "again"
    opening.restore(two.office.folder / "backup", place, passphrase(), clock=two.office.clock, costs=CHEAP)
    return two.office.opens(open_vault(place, passphrase(), two.office.clock, CHEAP))


@pytest.mark.parametrize("at", [0, 1, 30])
def test_a_restored_copy_joins_again_and_sends_what_was_never_sent(two: Connected, at: int) -> None:
    copy = restored(two)
    with pytest.raises(NotEnrolled, match="restored copy"):
        two.office.round(copy)
    copy.desk.amend(copy.desk.get(Family, two.family), languages="Welsh")
    worker = copy.desk.owner.worker_id
    invitation = invite(two.ada, worker, two.ask)
    line = Breaking(two.ask, at, arrives=True)
    if at == 30:
        join_again(copy, invitation, line)
    else:
        with pytest.raises(Unreachable):
            join_again(copy, invitation, line)
    if at == 0:
        join_again(copy, invitation, two.ask)
    again = Connected(two.office, two.ada, copy, two.family)
    again.quiet()
    family = two.ada.desk.get(Family, two.family).record
    assert (family.area, family.languages) == ("Street", "Welsh")
    assert [one.name for one in two.ada.desk.records(Agency)] == ["Housing"]
    assert {one.name for one in copy.desk.records(Family)} == {"Quill", "Moss"}
    two.write(two.ada, "Wells")
    again.quiet()
    assert two.area(copy) == "Wells"
    with pytest.raises(Refused, match="already"):
        join_again(copy, invitation, two.ask)


def test_nobody_elses_invitation_makes_it_hers(two: Connected, tmp_path: Path) -> None:
    copy = restored(two)
    with pytest.raises(Refused, match="somebody else"):
        join_again(copy, two.office.invited(two.ada, "Win"), two.ask)
    mine = invite(two.ada, copy.desk.owner.worker_id, two.ask)
    with new_office(tmp_path / "other") as (other, admin):
        other.founded(admin)
        with pytest.raises(NotOurServer):
            join_again(copy, other.invited(admin, "Bronwen"), other.ask)
    two.office.enrolled(mine, "thief").close()
    with pytest.raises(Refused, match="used already"):
        join_again(copy, mine, two.ask)
    with pytest.raises(NotEnrolled):
        two.office.round(copy)


def test_who_came_second_with_an_invitation_joins_with_the_next(two: Connected) -> None:
    """The welcome was still open; somebody else's certificate was there first."""
    copy = restored(two)
    worker = copy.desk.owner.worker_id

    first, thieves = invite(two.ada, worker, two.ask), ["thief"]

    def overtaken(request: Request) -> Answer:
        while thieves and request.path == "/v1/enrol":
            two.office.enrolled(first, thieves.pop()).close()
        return two.ask(request)

    def busy(request: Request) -> Answer:
        refusal = Refusal(Code.BUSY)
        return Answer(refusal.status, refusal.to_bytes()) if request.path == "/v1/enrol" else two.ask(request)

    with pytest.raises(Refused, match="used already"):
        join_again(copy, first, overtaken)
    with pytest.raises(ServerSaidNo):
        join_again(copy, invite(two.ada, worker, two.ask), busy)
    join_again(copy, invite(two.ada, worker, two.ask), two.ask)
    again = Connected(two.office, two.ada, copy, two.family)
    again.quiet()
    assert two.area(two.ada) == "Street"
