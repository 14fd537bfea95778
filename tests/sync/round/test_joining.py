"""A laptop's first words to a server, and a beginning that was cut short."""

from pathlib import Path

import pytest

from coachdesk.crypto.invitation import new_invitation
from coachdesk.crypto.receiving_keys import new_receiving_seed, receiving_public
from coachdesk.errors import HistoryForked, Unreachable
from coachdesk.models.family import Family
from coachdesk.operations.families import start_family
from coachdesk.sync.conversation import Answer, Request, hold
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.refusals import Code, Refusal
from coachdesk.sync.round.asking import ServerSaidNo
from coachdesk.sync.round.greeting import ask_welcome, greet
from coachdesk.sync.round.joining import begin_log, begin_organisation, found_organisation
from coachdesk.sync.round.laptop import FAMILY, ORGANISATION
from tests.sync.round.towns import Two, town


def no(_: Request) -> Answer:
    refusal = Refusal(Code.BUSY, wait=2)
    return Answer(refusal.status, refusal.to_bytes(), wait=2)


def test_a_server_says_whose_it_is(two: Two) -> None:
    hello = hold(greet(), two.town.ask)
    assert (hello.organisation, hello.root) == (two.ada.laptop.organisation, two.ada.laptop.root)
    with pytest.raises(ServerSaidNo) as refused:
        hold(greet(), no)
    assert refused.value.wait == 2


def test_an_invitation_is_asked_after_by_its_id(two: Two) -> None:
    coming = two.town.invite(two.ada, "Win", enrols=False)
    assert coming.laptop.came_by is not None
    assert hold(ask_welcome(coming.laptop.came_by.device), two.town.ask).user == coming.user
    with pytest.raises(ServerSaidNo) as refused:
        hold(ask_welcome(b"no"), two.town.ask)
    assert refused.value.refusal.error is Code.NOT_FOUND


def test_who_guesses_at_invitations_is_soon_not_heard(two: Two) -> None:
    said = []
    for _ in range(12):
        with pytest.raises(ServerSaidNo) as refused:
            hold(ask_welcome(new_invitation().keys().device), two.town.ask)
        said.append(refused.value.refusal.error)
    assert (said[0], said[-1]) == (Code.NOT_FOUND, Code.TOO_MANY)


def test_an_organisation_whose_founding_was_cut_short_is_the_one_that_was_begun(tmp_path: Path) -> None:
    with town(tmp_path / "town") as here:
        ada = here.new_resident("Ada")
        recoveries = [receiving_public(new_receiving_seed()) for _ in range(2)]

        def broken(_: Request) -> Answer:
            raise Unreachable

        with pytest.raises(Unreachable):
            hold(found_organisation(ada.laptop, ada.log, here.root_seed, recoveries[0]), broken)
        hold(found_organisation(ada.laptop, ada.log, here.root_seed, recoveries[1]), here.ask)
        ada.round()
        assert ada.members().organisation.recovery == recoveries[0]
        assert len(ada.log.controls(ada.laptop.organisation)) == 2


def test_a_log_whose_key_was_made_before_the_power_failed_is_begun_with_it(two: Two) -> None:
    family = start_family(two.ada.desk, "Fell").record.id
    two.ada.log.keep_key(bytes.fromhex(family), FAMILY, 1, b"k" * 32)
    two.ada.begin(family, two.bronwen)
    two.quiet()
    assert two.ada.members().keys(bytes.fromhex(family)) == {1: b"k" * 32}
    assert two.bronwen.desk.get(Family, family).record.name == "Fell"
    with pytest.raises(HistoryForked):
        begin_log(two.ada.laptop, two.ada.log, bytes.fromhex(family), {two.ada.user: Role.LEAD})


def test_the_key_of_an_organisation_that_was_made_before_the_power_failed_is_its_key(tmp_path: Path) -> None:
    with town(tmp_path / "town") as here:
        ada = here.new_resident("Ada")
        ada.log.keep_key(ada.laptop.organisation, ORGANISATION, 1, b"k" * 32)
        begin_organisation(ada.laptop, ada.log, here.root_seed, receiving_public(new_receiving_seed()))
        assert ada.log.keys(ada.laptop.organisation) == {1: (b"k" * 32,)}
