"""A server and one of its laptops put back to the same earlier day (sync.md 3.17, 4.2: both at once)."""

import shutil

from coachdesk.crypto.digest import chain_beside
from coachdesk.models.family import Family
from coachdesk.store.redacting import StandingOf
from coachdesk.sync.membership import Role
from coachdesk.sync.round.leading import redact
from tests.store.test_purging import plain_pages
from tests.sync.round.test_forgetting_words import newcomer
from tests.sync.round.test_rotating import epochs, revoke
from tests.sync.round.towns import Two


def both_put_back(two: Two, *, over: bool = False) -> bytes:
    """What Ada wrote after a day only Bronwen has, and Ada something else in its place; the server of that day."""
    two.write(two.ada, "before")
    two.quiet()
    folder = two.ada.open_desk.folder
    image = folder.with_name("image")
    two.ada.open_desk.close()
    shutil.copytree(folder, image)
    reopen_ada(two)
    snapshot = two.town.snapshot()
    two.write(two.ada, "seen by Bronwen")
    two.quiet()
    assert two.area(two.bronwen) == "seen by Bronwen"
    if over:
        two.write(two.bronwen, "over it")
    two.town.put_back(snapshot)
    two.ada.open_desk.close()
    shutil.rmtree(folder)
    shutil.move(image, folder)
    reopen_ada(two)
    two.town.clock.move(hours=1)
    two.write(two.ada, "written in its place")
    two.ada.round()
    return snapshot


def reopen_ada(two: Two) -> None:
    two.town.residents.remove(two.ada)
    two.ada = two.town.reopened(two.ada.open_desk.folder, two.ada.laptop)


def all_is_well(two: Two) -> None:
    two.quiet()
    assert two.same()
    for one in (two.ada, two.bronwen):
        assert two.area(one) == "written in its place"
        said = {write.after for one in one.desk.history(two.family) for write in one.changes if write.field == "area"}
        assert "seen by Bronwen" in said
        assert one.log.quarantined(two.log) == {}
        one.desk.prove()
        before, after = one.desk.rebuild()
        assert before == after
        assert not one.round().alarms


def test_nothing_is_lost_that_another_has_and_all_see_the_same(two: Two) -> None:
    both_put_back(two)
    all_is_well(two)
    dee = newcomer(two)
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)
    assert dee.log.quarantined(two.log) == {}


def test_what_has_been_written_over_does_not_come_back_with_it(two: Two) -> None:
    both_put_back(two, over=True)
    two.quiet()
    assert two.same()
    for one in (two.ada, two.bronwen):
        before, after = one.desk.rebuild()
        assert before == after
        rivals = one.desk.get(Family, two.family).conflicts["area"]
        assert {rival.value for rival in rivals} == {"over it", "written in its place"}


def test_a_server_put_back_a_second_time_gets_both_again(two: Two) -> None:
    snapshot = both_put_back(two)
    all_is_well(two)
    two.town.put_back(snapshot)
    all_is_well(two)
    dee = newcomer(two)
    assert dee.state_hash(two.family) == two.ada.state_hash(two.family)


def test_what_stands_beside_is_forgotten_like_everything_else(two: Two) -> None:
    both_put_back(two)
    all_is_well(two)
    (entry,) = [
        one
        for one in two.ada.desk.history(two.family)
        if any(write.after == "seen by Bronwen" for write in one.changes)
    ]
    record, change = bytes.fromhex(two.family), bytes.fromhex(entry.change_id)
    standing = two.ada.desk.vault.ask(StandingOf(two.log, record, change))
    assert standing is not None
    ((chain, position),) = standing.items
    (beside,) = [one for one in two.ada.log.filed(two.log) if one.actor == chain]
    assert chain == chain_beside(beside.hash)
    adopted = {(one.actor, one.position) for one in two.ada.log.adoptions(two.log, every=True)}
    redact(two.ada.log, two.ada.members().of(two.log), "family", [(chain, position), *adopted])
    two.quiet()
    assert two.same()
    for one in (two.ada, two.bronwen):
        assert two.area(one) == "written in its place"
        one.desk.prove()
        pages = plain_pages(one.open_desk)
        assert b"written in its place" in pages
        assert b"seen by Bronwen" not in pages


def test_a_signed_record_that_nobody_sends_any_more_holds_no_new_key_up(two: Two) -> None:
    """Ada's laptop was put back and begins a chain anew; the server has lost what she had signed in the old one."""
    snapshot = two.town.snapshot()
    folder = two.ada.open_desk.folder
    image = folder.with_name("image")
    two.ada.open_desk.close()
    shutil.copytree(folder, image)
    reopen_ada(two)
    two.ada.says(two.family, {two.ada.user: Role.LEAD, two.bronwen.user: Role.LEAD})
    two.quiet()
    two.ada.open_desk.close()
    shutil.rmtree(folder)
    shutil.move(image, folder)
    reopen_ada(two)
    two.write(two.ada, "written in its place")
    two.quiet()
    two.town.put_back(snapshot)
    two.quiet()
    for one in (two.ada, two.bronwen):
        lost = [control for control in one.log.controls(two.log) if control.s is None]
        assert len(lost) == 1, "it is kept, and known to have no place"
        assert not lost[0].waits
        assert one.members().of(two.log).members[two.bronwen.user] is Role.WRITER
    revoke(two, two.bronwen.laptop.device)
    two.ada.round()
    assert epochs(two.ada, two.log) == 2
    waiting = [control for control in two.ada.log.controls(two.log) if control.waits]
    assert waiting == []
