"""What this laptop sends: cut once and kept, never lost to a fork, a restored laptop or a restored server."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.desk import Desk, new_record
from coachdesk.desk.exchange import change_log_of
from coachdesk.errors import HistoryForked, MissingChanges, VaultDamaged
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store import sending
from coachdesk.store.change_log import Bundle, BundleKind, ChangeLog, Run, Verdict
from coachdesk.store.session import Session
from tests.desks import new_desk
from tests.laptops import Laptop, some_laptops
from tests.relay import L_0, Relay, cut, pull, push, run_of, unopened

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


def place(laptop: Laptop) -> tuple[int, int]:
    """How far it has pulled, and how far its own chain goes."""
    (found,) = [one for one in laptop.log.places() if one.log == LOG]
    return found.s, found.position


def test_what_is_unsent_is_cut_once_and_the_same_bytes_are_sent_again(laptops: list[Laptop]) -> None:
    hers, _ = laptops
    log: ChangeLog = change_log_of(hers.desk)
    assert log.unsent(LOG, *NOTHING) is None
    add(hers, "Tia")
    run = log.unsent(LOG, *NOTHING)
    assert isinstance(run, Run)
    assert (run.first, run.kind, len(run.bodies), run.log_kind) == (1, BundleKind.DATA, 1, "family")
    bundle = cut(run)
    log.keep_cut(bundle)
    log.keep_cut(bundle)
    add(hers, "Ben")
    again = log.unsent(LOG, *NOTHING)
    assert isinstance(again, Bundle)
    assert (again.signed, again.hash, again.bodies, again.author) == (
        bundle.signed,
        bundle.hash,
        run.bodies,
        run.author,
    )
    rest = log.unsent(LOG, bundle.end - 1, bundle.last)
    assert isinstance(rest, Run)
    assert (rest.first, rest.prev) == (2, bundle.last)
    hers.desk.prove()


def test_a_run_is_no_longer_than_a_bundle_may_be(laptops: list[Laptop], monkeypatch: pytest.MonkeyPatch) -> None:
    hers, _ = laptops
    for number in range(4):
        add(hers, f"name {number}")
    monkeypatch.setattr(sending, "RUN_CHANGES", 3)
    run = hers.log.unsent(LOG, *NOTHING)
    assert isinstance(run, Run)
    assert len(run.bodies) == 3
    monkeypatch.setattr(sending, "RUN_BYTES", len(run.bodies[0]) + 5)
    run = hers.log.unsent(LOG, *NOTHING)
    assert isinstance(run, Run)
    assert len(run.bodies) == 1


def test_a_server_that_knows_another_history_of_this_laptop_is_noticed(laptops: list[Laptop]) -> None:
    hers, _ = laptops
    for name in ("Tia", "Ben", "Cal"):
        add(hers, name)
    run = hers.log.unsent(LOG, *NOTHING)
    assert isinstance(run, Run)
    bundle = cut(run, 2)
    hers.log.keep_cut(bundle)
    for position, head in ((0, b"?" * 32), (1, b"?" * 32), (3, b"?" * 32), (9, b"?" * 32)):
        with pytest.raises(HistoryForked):
            hers.log.unsent(LOG, position, head)
    first = cut(run, 1)
    with pytest.raises(HistoryForked):  # the server stands in the middle of a bundle
        hers.log.unsent(LOG, 1, first.last)


def test_a_bundle_that_does_not_fit_what_was_written_is_not_kept(laptops: list[Laptop]) -> None:
    hers, his = laptops
    for name in ("Tia", "Ben", "Cal"):
        add(hers, name)
    run = hers.log.unsent(LOG, *NOTHING)
    assert isinstance(run, Run)
    bundle = cut(run, 1)
    for wrong in (
        replace(bundle, last=b"?" * 32),
        replace(bundle, prev=b"?" * 32),
        replace(bundle, actor=b"?" * 16),
        replace(cut(replace(run, first=2, prev=b"?" * 32, bodies=run.bodies[1:])), last=b"?" * 32),
    ):
        with pytest.raises(HistoryForked):
            hers.log.keep_cut(wrong)
    with pytest.raises(HistoryForked):
        his.log.keep_cut(bundle)
    hers.log.keep_cut(bundle)
    with pytest.raises(HistoryForked):
        hers.log.keep_cut(cut(run, 2))
    second = hers.log.unsent(LOG, 1, bundle.last)
    assert isinstance(second, Run)
    with pytest.raises(HistoryForked):
        hers.log.keep_cut(replace(cut(second, 1), prev=b"?" * 32))
    hers.log.keep_cut(cut(second, 1))


def test_a_push_that_was_accepted_is_confirmed_without_its_bodies(laptops: list[Laptop]) -> None:
    hers, his = laptops
    add(hers, "Tia")
    push(hers.relay, hers.log, LOG)
    (sent,) = hers.relay.logs[LOG]
    assert hers.log.take(unopened(sent), hers.relay.stood(LOG, 1)).verdict is Verdict.COUNTS
    assert place(hers) == (1, 1)
    assert hers.log.unsent(LOG, 1, sent.last) is None
    with pytest.raises(MissingChanges):
        his.log.take(unopened(sent), hers.relay.stood(LOG, 1))
    assert all(one.log != LOG for one in his.log.places())
    received = hers.desk.history(hers.desk.records(Person, FAMILY)[0].id)[0].received
    assert received is not None
    hers.desk.prove()


def test_stepping_aside_where_nothing_is_kept_is_nothing(laptops: list[Laptop]) -> None:
    hers, _ = laptops
    assert hers.log.step_aside(LOG) == 0
    hers.log.reset(LOG)
    assert hers.log.lacking(LOG) == []
    assert hers.log.waiting(LOG) == []


def test_control_records_stand_in_the_chain_and_are_cut_alone(laptops: list[Laptop]) -> None:
    hers, his = laptops
    hers.log.append_control(LOG, "family", b"who may read")
    add(hers, "Tia")
    hers.log.append_control(LOG, "family", b"who may read now")
    run = hers.log.unsent(LOG, *NOTHING)
    assert isinstance(run, Run)
    assert (run.kind, run.bodies) == (BundleKind.CONTROL, (b"who may read",))
    push(hers.relay, hers.log, LOG)
    assert [one.kind.name for one in hers.relay.logs[LOG]] == ["CONTROL", "DATA", "CONTROL"]
    assert [(one.s, one.body) for one in hers.log.controls(LOG)] == [
        (None, b"who may read"),
        (None, b"who may read now"),
    ]
    pull(hers.relay, his.log, LOG)
    assert [(one.s, one.position, one.body) for one in his.log.controls(LOG)] == [
        (1, 1, b"who may read"),
        (3, 3, b"who may read now"),
    ]
    assert his.log.controls(LOG)[1].digest == hers.relay.logs[LOG][2].last
    assert his.log.quarantined(LOG) == {}
    assert names(his) == ["Tia"]
    for laptop in laptops:
        laptop.desk.prove()


def test_a_logs_keys_are_kept_once_beside_each_other_and_checked(laptops: list[Laptop]) -> None:
    hers, _ = laptops
    hers.log.keep_key(LOG, "family", 1, b"k" * 32)
    hers.log.keep_key(LOG, "family", 1, b"k" * 32)
    hers.log.keep_key(LOG, "family", 2, b"l" * 32)
    hers.log.keep_key(LOG, "family", 2, b"m" * 32)
    assert {epoch: set(keys) for epoch, keys in hers.log.keys(LOG).items()} == {
        1: {b"k" * 32},
        2: {b"l" * 32, b"m" * 32},
    }
    assert hers.log.keys(b"?" * 16) == {}
    assert hers.log.unsent(LOG, *NOTHING) is None

    class Tampers:
        def run(self, session: Session) -> None:
            session.connection.execute("UPDATE log_key SET key = zeroblob(32) WHERE epoch = 1")

    hers.desk.vault.do(Tampers())
    with pytest.raises(VaultDamaged):
        hers.log.keys(LOG)


def test_a_stranger_who_uses_this_laptops_chain_moves_nothing(laptops: list[Laptop]) -> None:
    hers, _ = laptops
    add(hers, "Tia")
    push(hers.relay, hers.log, LOG)
    pull(hers.relay, hers.log, LOG)
    actor = own_actor(hers)
    assert actor is not None
    stranger = cut(run_of(LOG, [b"\x01", b"\x02"], actor))
    hers.relay.logs[LOG].append(stranger)
    assert hers.log.take(stranger, hers.relay.stood(LOG, 2)).verdict is Verdict.UNTRUSTED
    assert own_actor(hers) == actor
    hers.desk.prove()
    add(hers, "Ben")
    assert hers.log.step_aside(LOG) == 1
    assert own_actor(hers) != actor
    assert [waits.sealed for waits, _ in hers.log.waiting(LOG)] == [stranger.sealed]
    hers.desk.prove()


def test_a_new_desk_has_places_for_its_own_logs_only(tmp_path: Path) -> None:
    made = new_desk(tmp_path / "vault")
    assert [one.log_kind for one in change_log_of(made.desk).places()] == ["organisation"]
    made.close()
    assert Relay().head(LOG, None) == NOTHING


def test_a_log_is_founded_by_its_records_and_what_was_written_before_follows(laptops: list[Laptop]) -> None:
    hers = laptops[0]
    add(hers, "Tia")
    hers.log.found(LOG, "family", [b"who may read"])
    push(hers.relay, hers.log, LOG)
    assert [one.kind.name for one in hers.relay.logs[LOG]] == ["CONTROL", "DATA"]
    for laptop in laptops:
        pull(hers.relay, laptop.log, LOG)
        assert names(laptop) == ["Tia"]
        assert laptop.log.order(LOG) == [one.hash for one in hers.relay.logs[LOG]]
        laptop.desk.prove()
    with pytest.raises(HistoryForked):
        hers.log.found(LOG, "family", [b"who may read"])
    hers.log.found(b"another log, new", "family", [b"who may read"])
    assert [one.body for one in hers.log.controls(b"another log, new")] == [b"who may read"]
    assert hers.log.order(b"?" * 16) == []


def test_what_a_restored_copy_was_written_with_before_follows_too(laptops: list[Laptop]) -> None:
    """A vault that was put back writes as another device; what stands in its old chain belongs to it none the less."""
    hers = laptops[0]
    add(hers, "Tia")
    before = hers.desk.owner
    restored = Desk(hers.desk.vault, replace(before, device_id=new_id()), hers.clock)
    restored.add(new_record(Person, FAMILY, known_as="Callum", role="child", number=2))
    change_log_of(restored).found(LOG, "family", [b"who may read"])
    push(hers.relay, change_log_of(restored), LOG)
    assert {one.author.device.hex() for one in hers.relay.logs[LOG]} == {restored.owner.device_id}
    for laptop in laptops:
        pull(hers.relay, laptop.log, LOG)
        assert names(laptop) == ["Callum", "Tia"]
    hers.desk.prove()
    with pytest.raises(HistoryForked):
        hers.log.found(LOG, "family", [b"who may read"])


def test_a_restored_copy_begins_again_where_the_server_has_had_the_laptop_it_came_from(laptops: list[Laptop]) -> None:
    hers = laptops[0]
    add(hers, "Tia")
    hers.log.found(LOG, "family", [b"who may read"])
    push(hers.relay, hers.log, LOG)
    pull(hers.relay, hers.log, LOG)
    add(hers, "Callum")
    with pytest.raises(HistoryForked):
        hers.log.found(LOG, "family", [b"who I am"], again=True)
    restored = Desk(hers.desk.vault, replace(hers.desk.owner, device_id=new_id()), hers.clock)
    change_log_of(restored).found(LOG, "family", [b"who I am"], again=True)
    push(hers.relay, change_log_of(restored), LOG)
    mine = [one for one in hers.relay.logs[LOG] if one.author.device.hex() == restored.owner.device_id]
    assert [one.kind.name for one in mine] == ["CONTROL", "DATA"]
    for laptop in laptops:
        pull(hers.relay, laptop.log, LOG)
        assert names(laptop) == ["Callum", "Tia"]
        laptop.desk.prove()
