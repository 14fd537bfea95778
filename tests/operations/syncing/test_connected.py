"""Two vaults that were founded, invited and enrolled see the same of a family."""

from pathlib import Path

from coachdesk.models.organisation import Organisation, StepTemplate, Worker
from coachdesk.operations.vaults import organisation_of
from tests.operations.syncing.connected import two_connected


def test_both_have_the_family_and_the_organisation_once(tmp_path: Path) -> None:
    with two_connected(tmp_path) as two:
        two.write(two.ada, "Glastonbury")
        two.quiet()
        assert two.area(two.bronwen) == "Glastonbury"
        two.write(two.bronwen, "Street")
        two.quiet()
        assert two.area(two.ada) == "Street"
        assert organisation_of(two.ada) == organisation_of(two.bronwen)
        for kind in (Organisation, Worker, StepTemplate):
            here, there = (desk.records(kind) for desk in two.desks)
            assert sorted(here, key=lambda one: one.id) == sorted(there, key=lambda one: one.id)
        assert len(two.ada.desk.records(Organisation)) == 1
        assert {one.name for one in two.bronwen.desk.records(Worker)} == {"Ada Frost", "Bronwen Tarr"}
