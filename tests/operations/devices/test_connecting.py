"""An organisation comes to its server once, with two halves that are not forgotten before they are on paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto.administrator_file import open_administrator
from coachdesk.crypto.recovery_halves import recovery_seed
from coachdesk.desk.opening import OpenDesk
from coachdesk.errors import NotFound, Refused, Unreachable, WrongOrganisationPassphrase
from coachdesk.operations.devices.connecting import (
    ConnectWishes,
    connect,
    halves_are_on_paper,
    place_wished,
    unproved_halves,
)
from coachdesk.operations.devices.reading import colleagues
from coachdesk.operations.syncing.enrolled import laptop_of, members_of
from coachdesk.operations.vaults import ADMINISTRATOR_SUFFIX
from coachdesk.sync.conversation import Answer, Request
from tests.desks import CHEAP, passphrase
from tests.operations.syncing.connected import PLACE, Office, new_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[tuple[Office, OpenDesk]]:
    with new_office(tmp_path / "office") as made:
        yield made


def file_of(office: Office) -> Path:
    return office.folder / f"ada{ADMINISTRATOR_SUFFIX}"


def wishes(office: Office, secret: bytearray | None = None) -> ConnectWishes:
    return ConnectWishes(file_of(office), secret or passphrase())


def test_the_halves_are_kept_until_they_are_on_paper_and_make_the_key_the_file_names(
    office: tuple[Office, OpenDesk],
) -> None:
    here, ada = office
    assert unproved_halves(ada) is None
    given = wishes(here)
    connect(ada, given, PLACE, here.ask, CHEAP)
    assert not any(given.passphrase)
    halves = unproved_halves(ada)
    assert halves is not None
    kept = open_administrator(file_of(here).read_bytes(), passphrase(), floor=CHEAP.floor)
    organisation = bytes.fromhex(kept.organisation_id)
    assert kept.recovery == members_of(ada).organisation.recovery
    assert recovery_seed(*halves, organisation, kept.recovery)
    assert recovery_seed(*reversed(halves), organisation, kept.recovery)
    halves_are_on_paper(ada)
    assert unproved_halves(ada) is None
    people = colleagues(ada)
    assert people is not None
    assert (people.i_may, people.has_recovery, people.others) == (True, True, 0)
    with pytest.raises(Refused, match="connected"):
        connect(ada, wishes(here), PLACE, here.ask, CHEAP)


def test_cut_short_it_goes_on_with_the_same_halves(office: tuple[Office, OpenDesk]) -> None:
    here, ada = office
    broken = False

    def breaks(request: Request) -> Answer:
        nonlocal broken
        answer = here.ask(request)
        if request.path == "/v1/enrol" and not broken:
            broken = True
            raise Unreachable
        return answer

    with pytest.raises(Unreachable):
        connect(ada, wishes(here), PLACE, breaks, CHEAP)
    assert unproved_halves(ada) is None
    connect(ada, wishes(here), PLACE, breaks, CHEAP)
    halves = unproved_halves(ada)
    assert halves is not None
    kept = open_administrator(file_of(here).read_bytes(), passphrase(), floor=CHEAP.floor)
    assert recovery_seed(*halves, bytes.fromhex(kept.organisation_id), kept.recovery)


def test_a_file_that_was_not_written_any_more_learns_of_the_key_the_next_time(
    office: tuple[Office, OpenDesk],
) -> None:
    here, ada = office
    before = file_of(here).read_bytes()
    connect(ada, wishes(here), PLACE, here.ask, CHEAP)
    file_of(here).write_bytes(before)
    connect(ada, wishes(here), PLACE, here.ask, CHEAP)
    kept = open_administrator(file_of(here).read_bytes(), passphrase(), floor=CHEAP.floor)
    assert kept.recovery == members_of(ada).organisation.recovery
    assert kept == replace(here.administrator, recovery=kept.recovery)
    assert unproved_halves(ada) is not None


def test_a_wrong_file_or_passphrase_connects_nothing(office: tuple[Office, OpenDesk]) -> None:
    here, ada = office
    with pytest.raises(WrongOrganisationPassphrase):
        connect(ada, wishes(here, bytearray(b"not the words")), PLACE, here.ask, CHEAP)
    with pytest.raises(NotFound):
        connect(ada, ConnectWishes(here.folder / "nothing", passphrase()), PLACE, here.ask, CHEAP)
    assert laptop_of(ada) is None
    assert place_wished("http://localhost:80/", None).origin == "http://localhost:80"
