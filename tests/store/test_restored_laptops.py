"""Laptops and servers put back from an older state: what anybody wrote comes to everybody, once."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.desk import new_record, opening
from coachdesk.errors import HistoryForked
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store.change_log import Bundle, Run
from tests.desks import CHEAP, HandClock, passphrase
from tests.laptops import Laptop, some_laptops
from tests.relay import L_0, cut, pull, push, unopened

FAMILY = new_id()
LOG = bytes.fromhex(FAMILY)
NOTHING = (0, L_0)


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[list[Laptop]]:
    made = some_laptops(tmp_path, 2, new_id(), random.Random(1))
    yield made
    for laptop in made:
        laptop.open_desk.close()


def add(laptop: Laptop, name: str) -> str:
    return laptop.desk.add(new_record(Person, FAMILY, known_as=name, role="child", number=1)).record.id


def names(laptop: Laptop) -> list[str]:
    return sorted(person.known_as for person in laptop.desk.records(Person, FAMILY))


def own_actor(laptop: Laptop) -> bytes | None:
    return next(one.actor for one in laptop.log.places() if one.log == LOG)


def settle(laptops: list[Laptop]) -> None:
    """Rounds as the round of sync makes them, until everybody has everything."""
    for _ in range(3):
        for laptop in laptops:
            pull(laptop.relay, laptop.log, LOG)
            try:
                push(laptop.relay, laptop.log, LOG)
            except HistoryForked:
                laptop.log.step_aside(LOG)
                push(laptop.relay, laptop.log, LOG)
            for lost in laptop.log.lacking(LOG):
                laptop.relay.accept(lost)
    for laptop in laptops:
        pull(laptop.relay, laptop.log, LOG)
        laptop.desk.prove()
        before, after = laptop.desk.rebuild()
        assert before == after
    assert len({laptop.family_hash(FAMILY) for laptop in laptops}) == 1


def image(laptop: Laptop, folder: Path) -> Path:
    """A copy of the laptop's disk, as a backup of the whole machine makes it."""
    shutil.copytree(laptop.open_desk.folder, folder)
    return folder


def wake(laptop: Laptop, folder: Path) -> Laptop:
    """The laptop from its image: same device, same keys."""
    opened = opening.unlock(folder, passphrase(), clock=HandClock(laptop.clock.at), costs=CHEAP)
    return Laptop(f"{laptop.name} again", opened, laptop.clock, laptop.relay)


@pytest.mark.parametrize("written_after", [0, 1, 3])
def test_a_laptop_restored_from_its_image_loses_and_doubles_nothing(
    laptops: list[Laptop], tmp_path: Path, written_after: int
) -> None:
    hers, his = laptops
    add(hers, "before")
    settle(laptops)
    add(hers, "in the image, unsent")
    folder = image(hers, tmp_path / "image")
    add(hers, "after the image")
    push(hers.relay, hers.log, LOG)
    hers.open_desk.close()
    again = wake(hers, folder)
    for number in range(written_after):
        add(again, f"on the restored one {number}")
    settle([again, his])
    assert names(again) == sorted(
        ["before", "in the image, unsent", "after the image"]
        + [f"on the restored one {number}" for number in range(written_after)]
    )
    ids = [body.id for body in again.changes(FAMILY)]
    assert len(set(ids)) == len(ids)
    add(again, "and on")
    settle([again, his])
    assert "and on" in names(his)
    again.open_desk.close()


def test_two_laptops_from_one_image_both_keep_what_they_wrote(laptops: list[Laptop], tmp_path: Path) -> None:
    hers, his = laptops
    add(hers, "before")
    folder = image(hers, tmp_path / "clone")
    clone = wake(hers, folder)
    for number in range(3):
        add(hers, f"hers {number}")
        add(clone, f"clone {number}")
        settle([hers, clone, his])
    assert names(his) == sorted(["before", *[f"{who} {number}" for who in ("hers", "clone") for number in range(3)]])
    clone.open_desk.close()


def test_a_bundle_cut_before_a_fork_gives_way_and_its_changes_are_sent_again(
    laptops: list[Laptop], tmp_path: Path
) -> None:
    hers, his = laptops
    add(hers, "before")
    settle(laptops)
    folder = image(hers, tmp_path / "image")
    clone = wake(hers, folder)
    for laptop, name in ((hers, "hers"), (clone, "clone")):
        add(laptop, name)
        run = laptop.log.unsent(LOG, *laptop.relay.head(LOG, own_actor(laptop)))
        assert isinstance(run, Run)
        laptop.log.keep_cut(cut(run))
    actor = own_actor(clone)
    push(hers.relay, hers.log, LOG)
    with pytest.raises(HistoryForked):
        push(clone.relay, clone.log, LOG)
    taken = clone.log.take(clone.relay.logs[LOG][1], clone.relay.stood(LOG, 2))
    assert taken.stepped_aside
    assert own_actor(clone) != actor
    settle([clone, his])
    assert names(his) == ["before", "clone", "hers"]
    clone.open_desk.close()


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_server_restored_from_a_backup_gets_back_what_it_lost(laptops: list[Laptop], kept: int) -> None:
    hers, his = laptops
    add(hers, "one")
    settle(laptops)
    add(his, "two")
    settle(laptops)
    add(hers, "three")
    settle(laptops)
    sent = list(hers.relay.logs[LOG])
    del hers.relay.logs[LOG][kept:]
    for laptop in laptops:
        laptop.log.reset(LOG)
    if kept == 0:
        hers.open_desk.close()  # she is on leave: he adopts what she wrote
        settle([his])
    else:
        settle(laptops)
    assert names(his) == ["one", "three", "two"]
    assert {one.hash for one in hers.relay.logs[LOG]} == {one.hash for one in sent}


def test_a_restored_copy_sends_what_the_first_device_had_not(laptops: list[Laptop], tmp_path: Path) -> None:
    hers, his = laptops
    add(hers, "sent")
    settle(laptops)
    hers.open_desk.back_up(tmp_path / "earlier")
    opening.restore(tmp_path / "earlier", tmp_path / "first copy", passphrase(), clock=hers.clock, costs=CHEAP)
    first_copy = wake(hers, tmp_path / "first copy")
    assert first_copy.log.step_aside(LOG) == 0
    assert first_copy.log.unsent(LOG, *NOTHING) is None
    first_copy.open_desk.close()
    add(hers, "not sent")
    hers.open_desk.back_up(tmp_path / "backup")
    opening.restore(tmp_path / "backup", tmp_path / "copy", passphrase(), clock=hers.clock, costs=CHEAP)
    hers.open_desk.close()
    copy = wake(hers, tmp_path / "copy")
    with pytest.raises(HistoryForked):
        copy.log.unsent(LOG, *NOTHING)
    settle([copy, his])
    assert names(his) == ["not sent", "sent"]
    add(copy, "from the copy")
    settle([copy, his])
    assert names(his) == ["from the copy", "not sent", "sent"]
    copy.open_desk.close()


def test_a_bundle_confirmed_without_its_signed_bytes_is_cut_anew_for_a_restored_server(
    laptops: list[Laptop], tmp_path: Path
) -> None:
    hers, _ = laptops
    add(hers, "one")
    folder = image(hers, tmp_path / "image")
    push(hers.relay, hers.log, LOG)
    hers.open_desk.close()
    again = wake(hers, folder)
    (sent,) = hers.relay.logs[LOG]
    other = wake(hers, shutil.copytree(folder, tmp_path / "other"))
    other.log.take(unopened(sent), hers.relay.stood(LOG, 1))
    again.log.take(unopened(sent), hers.relay.stood(LOG, 1))
    hers.relay.logs.clear()
    again.log.reset(LOG)
    run = again.log.unsent(LOG, *NOTHING)
    assert isinstance(run, Run)
    assert run.bodies == sent.bodies
    other.log.reset(LOG)
    other.log.keep_cut(cut(run, salt=b"cut at another moment"))
    recut = other.log.unsent(LOG, *NOTHING)
    assert isinstance(recut, Bundle)
    assert recut.hash != sent.hash
    other.desk.prove()
    other.open_desk.close()
    again.log.keep_cut(cut(run))  # the same bundle, byte for byte
    kept = again.log.unsent(LOG, *NOTHING)
    assert isinstance(kept, Bundle)
    assert kept.signed == sent.signed
    push(hers.relay, again.log, LOG)
    pull(hers.relay, again.log, LOG)
    again.desk.prove()
    again.open_desk.close()
