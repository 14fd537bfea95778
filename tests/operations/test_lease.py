"""A laptop that has not reached its server for long: read only after two weeks, shut after thirty days."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coachdesk.errors import BadInput, FamiliesShut, LeaseOver
from coachdesk.models.family import Family
from coachdesk.models.note import Note
from coachdesk.operations.families import start_family
from coachdesk.operations.lease import days_read_only, family_meant, lease_of, watch_lease
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
    family = office.bronwen.desk.get(Family, office.family)
    office.office.clock.move(days=31)
    assert standing(office) is LeaseStanding.CLOSED
    office.office.clock.move(days=-31, minutes=5)
    assert standing(office) is LeaseStanding.CLOSED
    with pytest.raises(FamiliesShut):
        office.bronwen.desk.amend(family, area="Saltmere")
    lease = lease_of(office.bronwen)
    assert lease is not None
    assert lease.away >= timedelta(days=31)
    office.office.round(office.bronwen)
    assert standing(office) is LeaseStanding.HOLDS


def test_after_thirty_days_nobody_reads_a_family_and_what_is_written_goes_with_the_round_that_opens_it(
    office: Connected,
) -> None:
    """Read only still reads; shut reads nothing, by name or by search, and takes a note for a family that is named."""
    bronwen = office.bronwen.desk
    name = bronwen.get(Family, office.family).record.name
    office.office.clock.move(days=29)
    assert bronwen.get(Family, office.family).record.name == name
    office.office.clock.move(days=2)
    with pytest.raises(FamiliesShut):
        bronwen.get(Family, office.family)
    assert bronwen.search(name) == []
    for meant in (name, f"  {name.upper()} ", "f1"):
        assert family_meant(bronwen, meant) == office.family
    write_note(bronwen, office.family, fact="She came to the door")
    office.quiet()
    assert bronwen.get(Family, office.family).record.name == name
    assert [one.fact for one in office.ada.desk.records(Note, office.family)] == ["She came to the door"]


def test_a_family_is_named_whole_and_no_name_is_ever_given_away(office: Connected) -> None:
    bronwen = office.bronwen.desk
    for _ in range(2):
        start_family(bronwen, "Wren")
    office.office.clock.move(days=31)
    for typed, told in (("Qui", "F1, F2, F3"), ("wren", "F2, F3"), (" ", "")):
        with pytest.raises(BadInput) as refused:
            family_meant(bronwen, typed)
        assert told in refused.value.sentence
        assert "Quill" not in refused.value.sentence
        assert ("F1" in refused.value.sentence) is ("F1" in told)


def test_what_held_a_moment_ago_is_not_asked_again(office: Connected) -> None:
    for area in ("Marlmoor", "Saltmere"):
        office.write(office.bronwen, area)
    assert office.area(office.bronwen) == "Saltmere"


def test_a_vault_of_its_own_has_no_lease(tmp_path: Path) -> None:
    alone = new_desk(tmp_path / "alone")
    assert (lease_of(alone), days_read_only(alone)) == (None, 0)
    watch_lease(alone)
    alone.close()
