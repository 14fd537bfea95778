"""An organisation comes to its server once, with every family that was there before, whatever happens to the line."""

from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto.administrator_file import create_administrator
from coachdesk.crypto.recovery_halves import recovery_seed
from coachdesk.errors import NotEnrolled, NotOurServer, Refused, Unreachable
from coachdesk.models.family import Family
from coachdesk.operations.families import start_family
from coachdesk.operations.syncing.enrolled import laptop_of, members_of, place_of
from coachdesk.operations.syncing.founding import found
from coachdesk.operations.syncing.going_round import go_round_once, last_contact
from coachdesk.operations.syncing.membership import members_by_worker
from coachdesk.operations.vaults import WhoIAm, create_vault
from coachdesk.sync.membership import OrganisationRole, Role
from tests.desks import CHEAP, passphrase
from tests.operations.syncing.breaking import Breaking
from tests.operations.syncing.connected import PLACE, Connected, new_office


def test_a_vault_that_is_not_connected_says_so(tmp_path: Path) -> None:
    with new_office(tmp_path) as (office, ada):
        assert (laptop_of(ada), place_of(ada), last_contact(ada)) == (None, None, None)
        family = start_family(ada.desk, "Quill").record.id
        assert members_by_worker(ada, family) == {}
        for ask in (lambda: members_of(ada), lambda: office.round(ada)):
            with pytest.raises(NotEnrolled):
                ask()


def test_the_families_that_were_there_come_with_it_and_the_halves_make_its_key(tmp_path: Path) -> None:
    with new_office(tmp_path) as (office, ada):
        families = [start_family(ada.desk, name).record.id for name in ("Quill", "Fell")]
        founded = office.founded(ada)
        worker = ada.desk.owner.worker_id
        assert [members_by_worker(ada, one) for one in families] == [{worker: Role.LEAD}] * 2
        people = members_of(ada).organisation
        assert people.users[bytes.fromhex(worker)].role is OrganisationRole.ADMIN
        assert founded.halves is not None
        one, other = founded.halves
        organisation = bytes.fromhex(office.administrator.organisation_id)
        assert founded.administrator == replace(office.administrator, recovery=people.recovery or b"")
        assert recovery_seed(other, one, organisation, founded.administrator.recovery)
        bronwen = office.enrolled(office.invited(ada, "Bronwen"), "bronwen")
        assert bronwen.desk.records(Family) == []  # only assigned families are ever on a laptop
        with pytest.raises(Refused, match="connected"):
            office.founded(ada)


@pytest.mark.parametrize(("at", "arrives"), [(0, True), (1, False), (1, True), (5, True)])
def test_a_founding_that_is_cut_short_goes_on_with_the_same_halves(tmp_path: Path, at: int, arrives: bool) -> None:
    with new_office(tmp_path) as (office, ada):
        with pytest.raises(Unreachable):
            found(ada, office.administrator, PLACE, Breaking(office.ask, at, arrives=arrives))
        if at > 1:  # it was taken in, and a round goes without more
            office.round(ada)
        founded = office.founded(ada)
        public = members_of(ada).organisation.recovery
        assert founded.administrator.recovery == public
        assert founded.halves is not None
        assert recovery_seed(*founded.halves, bytes.fromhex(office.administrator.organisation_id), public or b"")
        go_round_once(ada, office.ask)


def test_a_recovery_key_that_was_made_before_stays(tmp_path: Path) -> None:
    with new_office(tmp_path) as (office, ada):
        with pytest.raises(Unreachable):
            found(ada, office.administrator, PLACE, Breaking(office.ask, 0, arrives=False))
        office.administrator = replace(office.administrator, recovery=b"r" * 1216)
        founded = office.founded(ada)
        assert (founded.halves, founded.administrator) == (None, office.administrator)


def test_another_organisations_file_and_server_are_refused(tmp_path: Path) -> None:
    with new_office(tmp_path) as (office, ada):
        other = create_administrator("Elsewhere", office.clock.now())
        with pytest.raises(Refused, match="another organisation"):
            found(ada, other, PLACE, office.ask)
        forged = create_administrator("Brue Vale", office.clock.now(), office.administrator.organisation_id)
        with pytest.raises(NotOurServer):
            found(ada, forged, PLACE, office.ask)
        assert laptop_of(ada) is None


def test_only_one_vault_founds(two: Connected) -> None:
    made = create_vault(
        two.office.folder / "late",
        passphrase(),
        WhoIAm("Lou"),
        two.office.clock,
        administrator_file=two.office.folder / "ada.administrator",
        administrator_passphrase=passphrase(),
        costs=CHEAP,
    )
    late = two.office.opens(made.open_desk)
    with pytest.raises(Refused, match="Another laptop"):
        two.office.founded(late)
    assert laptop_of(late) is None
