"""Whatever somebody has to decide is found at once among all that nobody has to: never one too many, none missed."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.errors import VaultDamaged
from coachdesk.models.person import Person
from coachdesk.store import queries
from coachdesk.store.projection import read_rows
from coachdesk.store.session import Session
from tests.desks import HandClock, new_desk
from tests.laptops import Laptop
from tests.relay import Relay, bundles_of, run_of
from tests.store.changes import change_list
from tests.store.names import RECORD, a_name, served

LOG = b"L" * 16


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    clock = HandClock()
    made = Laptop("hers", new_desk(tmp_path / "vault", clock), clock, Relay())
    yield made
    made.open_desk.close()


class ByLookingAtEach:
    """What asks, found the slow way."""

    def run(self, session: Session) -> list[tuple[bytes, bytes]]:
        rows = read_rows(session.connection, session.rules, "1 ORDER BY record.log, record.number", ())
        return [(row.log, row.id) for row in rows if row.folded.asks]


class QueryPlan:
    """How the rows are looked for."""

    def run(self, session: Session) -> str:
        asked: list[str] = []
        session.connection.set_trace_callback(asked.append)
        queries.RecordsThatAsk().run(session)
        session.connection.set_trace_callback(None)
        return "; ".join(row[3] for row in session.connection.execute("EXPLAIN QUERY PLAN " + asked[0]))


def found(laptop: Laptop, log: bytes = b"") -> list[tuple[bytes, bytes]]:
    return [(row.log, row.id) for row in laptop.desk.vault.ask(queries.RecordsThatAsk(log))]


@pytest.mark.parametrize("seed", range(6))
def test_what_asks_is_what_looking_at_each_record_finds(laptop: Laptop, seed: int) -> None:
    chance = random.Random(seed)
    for number in range(4):
        log = bytes([number]) * 16
        bundles = bundles_of(run_of(log, change_list(seed * 10 + number, 12)), [chance.randrange(1, 4)] * 20)
        relay = served(*bundles)
        for s, bundle in enumerate(bundles, 1):
            laptop.log.take(bundle, relay.stood(log, s))
            assert found(laptop) == laptop.desk.vault.ask(ByLookingAtEach())
    told = found(laptop)
    assert [one for log in range(4) for one in found(laptop, bytes([log]) * 16)] == told
    laptop.desk.rebuild()
    assert sorted(found(laptop)) == sorted(told)


def rivals(laptop: Laptop) -> None:
    """Two names given apart."""
    first = a_name("Ann")
    one, other = a_name("Anna", first, stamp=2), a_name("Annie", first, stamp=3)
    relay = served(*bundles_of(run_of(LOG, [first, one, other]), [3]))
    laptop.log.take(relay.logs[LOG][0], relay.stood(LOG, 1))


def test_what_was_decided_asks_no_more(laptop: Laptop) -> None:
    rivals(laptop)
    assert found(laptop) == [(LOG, RECORD)] == found(laptop, LOG)
    assert found(laptop, b"another log 1234") == []
    laptop.desk.settle(laptop.desk.get(Person, RECORD.hex()), known_as="Ann")
    assert found(laptop) == []


def test_a_record_asks_where_somebody_wrote_on_without_knowing_that_it_was_deleted(laptop: Laptop) -> None:
    first = a_name("Ann")
    gone = ChangeBody("person", RECORD, 5, 0, 0, covers={"known_as": (first.id,)})
    rest = ChangeBody("person", RECORD, 6, 0, 0, covers={"role": (first.id,), "number": (first.id,)})
    wrote_on = a_name("Anna", first, stamp=4)
    bundles = bundles_of(run_of(LOG, [first, gone, rest, wrote_on]), [3, 1])
    relay = served(*bundles)
    laptop.log.take(bundles[0], relay.stood(LOG, 1))
    assert found(laptop) == []
    laptop.log.take(bundles[1], relay.stood(LOG, 2))
    assert found(laptop) == [(LOG, RECORD)]
    laptop.desk.remove(laptop.desk.get(Person, RECORD.hex()))
    assert found(laptop) == []


def test_what_was_deleted_asks_nothing_whoever_disagreed_about_it(laptop: Laptop) -> None:
    rivals(laptop)
    laptop.desk.remove(laptop.desk.get(Person, RECORD.hex()))
    assert found(laptop) == []


def test_the_rest_is_not_read_to_find_what_asks(laptop: Laptop) -> None:
    assert "record_that_asks" in laptop.desk.vault.ask(QueryPlan())


@pytest.mark.parametrize("asks", [0, 1])
def test_a_record_that_was_made_to_ask_or_to_be_silent_behind_our_back_is_damage(laptop: Laptop, asks: int) -> None:
    rivals(laptop)

    class Tampers:
        def run(self, session: Session) -> None:
            session.connection.execute("UPDATE record SET asks = ? WHERE asks <> ?", (asks, asks))

    laptop.desk.vault.do(Tampers())
    with pytest.raises(VaultDamaged):
        laptop.desk.prove()
