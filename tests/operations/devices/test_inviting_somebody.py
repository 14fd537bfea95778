"""Whoever is invited has the families she works with on her laptop from its first round on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import new_record
from coachdesk.errors import Unreachable
from coachdesk.models.family import AssignmentRole, Family
from coachdesk.models.organisation import Worker, WorkerRole
from coachdesk.models.values import new_id
from coachdesk.operations.devices.inviting_somebody import invite_colleague, let_into_families
from coachdesk.operations.families import assign, start_family
from coachdesk.operations.syncing import inviting
from coachdesk.operations.syncing.membership import members_by_worker
from coachdesk.operations.syncing.our_workers import our_workers
from coachdesk.sync.conversation import Answer, Request
from tests.operations.syncing.connected import Connected, two_connected


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path) as made:
        yield made


def colleague(both: Connected) -> Worker:
    """Carol, whom an agency lent, is to be a family's coach."""
    desk = both.ada.desk
    lent = {"agency": new_id(), "role": WorkerRole.COACH}
    carol = desk.add(new_record(Worker, desk.owner.organisation_id, name="Carol Rees", **lent)).record
    other = start_family(desk, "Lane", "F2").record
    assign(desk, other.id, carol.id, AssignmentRole.COACH)
    return carol


def test_her_families_come_with_her_and_no_others(both: Connected) -> None:
    carol = colleague(both)
    invited = invite_colleague(both.ada, carol.id, both.ask)
    hers = both.office.enrolled(invited.written, "carol")
    assert [one.ref for one in hers.desk.records(Family)] == ["F2"]
    assert carol.id not in members_by_worker(both.ada, both.family)


def test_an_invitation_is_not_lost_to_a_line_that_breaks_after_it(
    both: Connected, monkeypatch: pytest.MonkeyPatch
) -> None:
    carol = colleague(both)
    broken = False
    usual = inviting.say_members

    def ask(request: Request) -> Answer:
        if broken:
            raise Unreachable
        return both.ask(request)

    def then_it_breaks(*given: object) -> None:
        nonlocal broken
        usual(*given)  # type: ignore[arg-type]  # passed on as it came
        broken = True

    monkeypatch.setattr(inviting, "say_members", then_it_breaks)
    invited = invite_colleague(both.ada, carol.id, ask)
    hers = both.office.enrolled(invited.written, "carol")
    assert hers.desk.records(Family) == []
    let_into_families(both.ada, carol.id, both.ask)
    both.office.round(hers)
    assert [one.ref for one in hers.desk.records(Family)] == ["F2"]


def test_an_agencys_worker_is_none_of_ours_and_one_who_was_lent_is(both: Connected) -> None:
    desk = both.ada.desk
    carol = colleague(both)
    theirs = {"agency": new_id(), "role": WorkerRole.AGENCY_WORKER}
    desk.add(new_record(Worker, desk.owner.organisation_id, name="Phil Rudge", **theirs))
    assert [one.name for one in our_workers(desk)] == ["Ada Frost", "Bronwen Tarr", carol.name]
