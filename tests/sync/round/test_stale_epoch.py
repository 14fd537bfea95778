"""A key that changes between seal and push, and a server that shows two histories (sync.md 4.3, 19 and 27)."""

import pytest

from coachdesk.crypto.epoch_keys import EpochOf, unwrap_key
from coachdesk.errors import Unreachable
from coachdesk.sync.bundles import SignedBundle, open_envelope
from coachdesk.sync.conversation import Answer, Request
from coachdesk.sync.membership import Role
from coachdesk.sync.protocol.envelope import read_envelope
from coachdesk.sync.round import Alarm
from tests.sizes import cases
from tests.sync.round.open_doors import open_doors
from tests.sync.round.test_rotating import stolen_from_the_server
from tests.sync.round.towns import Two


@pytest.mark.parametrize("arrives", [False, True])
def test_what_was_sealed_under_a_key_that_has_just_changed_is_sealed_again_and_there_once(
    two: Two, arrives: bool
) -> None:
    """`arrives`: the second try arrives too, and only its answer is lost."""
    carol = two.town.invite(two.ada, "Carol")
    everybody = {two.ada.user: Role.LEAD, two.bronwen.user: Role.WRITER}
    two.ada.says(two.family, {**everybody, carol.user: Role.WRITER})
    two.quiet()
    two.write(two.bronwen, "Withybridge")
    pushes = 0

    def ask(request: Request) -> Answer:
        nonlocal pushes
        if request.method == "POST" and request.path.startswith(f"/v1/log/{two.family}"):
            pushes += 1
            if pushes == 1:  # sealed already, and on its way
                two.ada.says(two.family, everybody)
                two.ada.round()
            elif arrives and pushes == 2:
                two.town.ask(request)
                raise Unreachable
        return two.town.ask(request)

    if arrives:
        with pytest.raises(Unreachable):
            two.bronwen.round(ask)
    else:
        assert two.bronwen.round(ask).sent == 1
    two.quiet()
    assert pushes == 2
    assert (two.area(two.ada), two.same()) == ("Withybridge", True)
    rows, _ = stolen_from_the_server(two)
    hers = {one.actor for one in two.ada.log.chains(two.log) if one.author.worker == two.bronwen.user}
    sent = [header for header in (read_envelope(row).header for row in rows) if header.actor in hers]
    assert [header.epoch for header in sent][-1:] == [2]
    assert len({header.bundle_hash for header in sent}) == len(sent), "exactly one copy"


def test_two_histories_are_told_by_the_first_change_that_crosses(two: Two) -> None:
    """To Ada the server shows one log, to Bronwen another; it cannot bring them together unseen."""
    before = two.town.snapshot()
    two.write(two.ada, "seen by Ada alone")
    assert not two.ada.round().alarms
    hers = two.town.snapshot()
    two.town.put_back(before)
    for area in ("seen by Bronwen alone", "and written on top of it"):
        two.write(two.bronwen, area)
        assert not two.bronwen.round().alarms
    two.town.put_back(hers)
    assert Alarm.RESTORED in two.bronwen.round().alarms
    two.bronwen.round()
    assert Alarm.HISTORY in two.ada.round().alarms
    two.quiet()
    assert two.same()


@pytest.mark.nightly
def test_a_removed_members_laptop_opens_nothing_new(two: Two) -> None:
    """It keeps every key it ever had, and the server hands it all that it has: 1,000 tries at night."""
    two.quiet()
    had = two.bronwen.members().keys(two.log)
    two.ada.says(two.family, {two.ada.user: Role.LEAD})
    two.ada.round()
    open_doors(two.town)
    for number in range(cases(4, 1_000)):
        two.write(two.ada, f"after {number}")
        two.ada.round()
    rows, sealed_keys = stolen_from_the_server(two)
    new = [row for row in rows if read_envelope(row).header.epoch == 2]
    commitments = two.ada.members().of(two.log).key_commitments
    of = EpochOf(bytes.fromhex(two.town.organisation_id), two.log, 2)
    for keys in two.bronwen.laptop.receivers:
        for sealed in sealed_keys:
            assert unwrap_key(keys.receiving_seed, sealed, of, keys.device, commitments[2]) is None
    for row in new:
        for key in had.values():
            assert not isinstance(open_envelope(row, two.log, {1: key, 2: key}), SignedBundle)
    assert len(new) == cases(4, 1_000)
    mine = two.ada.members().keys(two.log)
    assert all(isinstance(open_envelope(row, two.log, mine), SignedBundle) for row in new), "Ada opens every one"
