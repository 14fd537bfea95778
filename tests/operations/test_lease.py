"""A laptop that has not reached its server for long: read only after two weeks, shut after thirty days."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.errors import LeaseOver
from coachdesk.models.family import Family
from coachdesk.models.note import Note
from coachdesk.operations.lease import days_read_only, lease_of, watch_lease
from coachdesk.operations.notes import write_note
from coachdesk.tools.lease import LeaseStanding
from tests.desks import new_desk
from tests.operations.syncing.connected import Connected, two_connected


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Connected]:
    with two_connected(tmp_path) as made:
        made.quiet()
        yield made


def standing(office: Connected) -> LeaseStanding:
    lease = lease_of(office.bronwen)
    assert lease is not None
    return lease.standing


def test_after_two_weeks_only_notes_and_worries_are_written_and_a_round_opens_it_again(office: Connected) -> None:
    office.office.clock.move(days=13)
    office.write(office.bronwen, "Marlmoor")
    office.office.clock.move(days=2)
    assert (standing(office), days_read_only(office.bronwen)) == (LeaseStanding.READ_ONLY, 15)
    office.bronwen.desk.drafts.save(f"family/{office.family}/area", "Saltmere")
    with pytest.raises(LeaseOver):
        office.write(office.bronwen, "Saltmere")
    assert office.area(office.bronwen) == "Marlmoor"
    assert office.bronwen.desk.drafts.read(f"family/{office.family}/area") == "Saltmere"
    write_note(office.bronwen.desk, office.family, fact="A note is always taken")
    assert [one.fact for one in office.bronwen.desk.records(Note, office.family)] == ["A note is always taken"]
    office.office.round(office.bronwen)
    assert (standing(office), days_read_only(office.bronwen)) == (LeaseStanding.HOLDS, 0)
    office.write(office.bronwen, "Saltmere")
    office.quiet()
    assert office.ada.desk.get(Family, office.family).record.area == "Saltmere"


def test_after_thirty_days_it_is_shut_and_a_clock_set_back_opens_nothing(office: Connected) -> None:
    office.office.clock.move(days=31)
    assert standing(office) is LeaseStanding.CLOSED
    office.office.clock.move(days=-31)
    assert standing(office) is LeaseStanding.CLOSED
    with pytest.raises(LeaseOver):
        office.write(office.bronwen, "Saltmere")
    lease = lease_of(office.bronwen)
    assert lease is not None
    assert lease.away >= timedelta(days=31)
    office.office.round(office.bronwen)
    assert standing(office) is LeaseStanding.HOLDS


def test_what_held_a_moment_ago_is_not_asked_again(office: Connected) -> None:
    for area in ("Marlmoor", "Saltmere"):
        office.write(office.bronwen, area)
    assert office.area(office.bronwen) == "Saltmere"


def test_a_vault_of_its_own_has_no_lease(tmp_path: Path) -> None:
    alone = new_desk(tmp_path / "alone")
    assert (lease_of(alone), days_read_only(alone)) == (None, 0)
    watch_lease(alone)
    alone.close()
