"""A bundle is taken once, at its place, or kept beside the records with the reason; nothing after it is held up."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.desk import Touched, new_record, opening
from coachdesk.errors import HistoryForked, MissingChanges, VaultDamaged
from coachdesk.models.person import Person
from coachdesk.models.values import new_id
from coachdesk.store.change_log import Author, BundleKind, Run, Verdict
from coachdesk.store.session import Session
from tests.desks import CHEAP, HandClock, new_desk, passphrase
from tests.laptops import Laptop
from tests.relay import Relay, bundles_of, cut, pull, run_of
from tests.store.names import RECORD, a_name, served, shown, some_names


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    clock = HandClock()
    made = Laptop("hers", new_desk(tmp_path / "vault", clock), clock, Relay())
    yield made
    made.open_desk.close()


@pytest.fixture
def log() -> bytes:
    return bytes.fromhex(new_id())


def test_a_bundle_is_taken_once_and_told_once(laptop: Laptop, log: bytes) -> None:
    told: list[Touched] = []
    laptop.desk.told.subscribe(told.append)
    one, other = some_names(log, 2, 1)
    relay = served(one, other)
    taken = laptop.log.take(one, relay.stood(log, 1))
    assert (taken.verdict, taken.changes, taken.kinds) == (Verdict.COUNTS, 2, frozenset({"person"}))
    assert laptop.log.take(one, relay.stood(log, 1)).changes == 0
    assert told == [Touched(frozenset({"person"}), frozenset({log.hex()}))]
    assert shown(laptop) == "name 1"
    assert [entry.received.timestamp() for entry in laptop.desk.history(RECORD.hex()) if entry.received] == [
        1_300_000_001,
        1_300_000_001,
    ]
    place = next(one for one in laptop.log.places() if one.log == log)
    assert (place.s, place.log_hash, place.actor) == (1, relay.log_hash(log, 1), None)
    laptop.desk.prove()


def test_a_bundle_that_is_not_the_next_one_is_not_taken(laptop: Laptop, log: bytes) -> None:
    one, other = some_names(log, 1, 1)
    relay = served(one, other)
    with pytest.raises(MissingChanges):
        laptop.log.take(other, relay.stood(log, 2))
    laptop.log.take(one, relay.stood(log, 1))
    with pytest.raises(HistoryForked):
        laptop.log.take(other, relay.stood(log, 1))
    assert laptop.desk.vault.ask(_Rows("change", log)) == 1


class _Rows:
    def __init__(self, table: str, log: bytes) -> None:
        self.table, self.log = table, log

    def run(self, session: Session) -> int:
        sql = {
            "change": "SELECT count(*) FROM change JOIN actor ON actor.number = actor JOIN log ON log.number = log",
            "bundle": "SELECT count(*) FROM bundle JOIN log ON log.number = log",
        }[self.table]
        (found,) = session.connection.execute(f"{sql} WHERE log.id = ?", (self.log,)).fetchone()
        return int(found)


def test_what_does_not_follow_what_is_here_counts_with_a_warning(laptop: Laptop, log: bytes) -> None:
    first, _, third = some_names(log, 1, 1, 1)
    relay = served(first, third)
    pull(relay, laptop.log, log, 1)
    assert laptop.log.take(third, relay.stood(log, 2)).verdict is Verdict.HISTORY
    assert laptop.log.quarantined(log) == {"history": 1}
    laptop.desk.prove()


@pytest.mark.parametrize(
    ("wrong", "verdict"),
    [
        ({"last": b"?" * 32}, Verdict.CORRUPT),
        ({"count": 3}, Verdict.CORRUPT),
        ({"author": Author(b"w" * 16, b"x" * 16)}, Verdict.UNTRUSTED),
    ],
)
def test_a_bundle_that_is_not_what_it_says_is_set_aside(
    laptop: Laptop, log: bytes, wrong: dict[str, object], verdict: Verdict
) -> None:
    first, second = some_names(log, 1, 2)
    relay = served(first, replace(second, **wrong))  # type: ignore[arg-type]
    pull(relay, laptop.log, log, 1)
    assert laptop.log.take(relay.logs[log][1], relay.stood(log, 2)).verdict is verdict
    assert shown(laptop) == "name 0"
    assert [waits.sealed for waits, _ in laptop.log.waiting(log)] == [second.sealed]
    laptop.desk.prove()


def test_a_second_history_of_somebody_else_is_set_aside(laptop: Laptop, log: bytes) -> None:
    first, second = some_names(log, 1, 2)
    other = cut(Run(log, "family", first.actor, first.author, 1, first.prev, BundleKind.DATA, (second.bodies[0],)))
    relay = served(first, other, second)
    pull(relay, laptop.log, log, 1)
    assert laptop.log.take(other, relay.stood(log, 2)).verdict is Verdict.UNTRUSTED
    same = cut(Run(log, "family", first.actor, first.author, 1, first.prev, BundleKind.DATA, first.bodies), salt=b"2")
    relay.logs[log].insert(2, same)
    assert laptop.log.take(same, relay.stood(log, 3)).verdict is Verdict.UNTRUSTED
    assert laptop.log.take(second, relay.stood(log, 4)).verdict is Verdict.COUNTS
    assert shown(laptop) == "name 2"
    laptop.desk.prove()


def test_a_change_of_another_logs_record_stays_in_its_own(laptop: Laptop, log: bytes) -> None:
    family = new_id()
    mine = laptop.desk.add(new_record(Person, family, known_as="Marcus", role="parent", number=1))
    record = bytes.fromhex(mine.record.id)
    foreign = a_name("not theirs to write", record=record)
    foreign = replace(foreign, writes={"known_as": ("not theirs to write", mine.seen["known_as"])})
    bundle = cut(run_of(log, [foreign]))
    pull(served(bundle), laptop.log, log)
    assert shown(laptop, record) == "Marcus"
    assert [entry.worker_id for entry in laptop.desk.history(mine.record.id)] == [laptop.desk.owner.worker_id]
    before, after = laptop.desk.rebuild()
    assert before == after


def test_a_clock_that_is_years_ahead_drags_nobody_along(laptop: Laptop, log: bytes) -> None:
    now = int(laptop.clock.at.timestamp() * 1000) << 16
    soon, far = now + (1_800_000 << 16), now + (10**12 << 16)
    relay = served(
        cut(run_of(log, [a_name("soon", stamp=soon)], b"1" * 16)),
        cut(run_of(log, [a_name("far", stamp=far)], b"2" * 16)),
    )
    pull(relay, laptop.log, log)
    made = laptop.desk.add(new_record(Person, new_id(), known_as="Tia", role="child", number=2))
    (logged,) = laptop.changes(made.record.log)
    assert soon < logged.stamp < now + (3_600_000 << 16)
    assert laptop.desk.latest_moment().year == laptop.clock.at.year
    again = reopened(laptop).desk.add(new_record(Person, made.record.log, known_as="Ben", role="child", number=3))
    assert laptop.changes(again.record.log)[-1].stamp < now + (3_600_000 << 16)


def test_stamps_follow_the_servers_clock_and_the_records_this_laptops(laptop: Laptop) -> None:
    from datetime import timedelta

    laptop.desk.correct_clock(timedelta(days=365))
    made = laptop.desk.add(new_record(Person, new_id(), known_as="Tia", role="child", number=2))
    (logged,) = laptop.changes(made.record.log)
    assert laptop.desk.latest_moment().year == laptop.clock.at.year + 1
    assert logged.at == int(laptop.clock.at.timestamp())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE bundle SET verdict = 'held'",
        "UPDATE bundle SET verdict = 'nonsense'",
        "UPDATE bundle SET last = zeroblob(32)",
        "UPDATE change SET bundle = 99 WHERE bundle IS NOT NULL",
        "DELETE FROM change WHERE bundle IS NOT NULL",
        "DELETE FROM change WHERE bundle IS NOT NULL AND position = 2",
        "UPDATE change SET body = zeroblob(4) WHERE bundle IS NOT NULL AND position = 1",
        "UPDATE change SET id = zeroblob(16) WHERE bundle IS NOT NULL AND position = 1",
        "UPDATE actor SET head = zeroblob(32)",
        "DELETE FROM bundle",
    ],
)
def test_rows_of_bundles_changed_behind_our_back_are_found(laptop: Laptop, log: bytes, statement: str) -> None:
    pull(served(*some_names(log, 2, 1)), laptop.log, log)
    laptop.desk.prove()

    class Tampers:
        def run(self, session: Session) -> None:
            session.connection.execute(statement)

    laptop.desk.vault.do(Tampers())
    with pytest.raises(VaultDamaged):
        laptop.desk.prove()


def test_bundles_come_in_any_size_with_the_same_end(laptop: Laptop) -> None:
    chance = random.Random(4)
    hashes = set()
    for sizes in ((12,), (1,) * 12, (5, 5, 2)):
        log = chance.randbytes(16)
        made: list[ChangeBody] = []
        for number in range(12):
            made.append(a_name(f"name {number}", *made[-1:], stamp=number))
        pull(served(*bundles_of(run_of(log, made), sizes)), laptop.log, log)
        hashes.add(laptop.desk.vault.ask(_State(log)))
    assert len(hashes) == 1


class _State:
    def __init__(self, log: bytes) -> None:
        self.log = log

    def run(self, session: Session) -> tuple[str, ...]:
        rows = session.connection.execute(
            "SELECT record.kind, deleted FROM record JOIN log ON log.number = log WHERE log.id = ?", (self.log,)
        )
        return tuple(map(str, rows.fetchall()))


def reopened(laptop: Laptop) -> Laptop:
    laptop.open_desk.close()
    laptop.open_desk = opening.unlock(laptop.open_desk.folder, passphrase(), clock=laptop.clock, costs=CHEAP)
    laptop.__post_init__()
    return laptop
