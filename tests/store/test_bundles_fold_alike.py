"""Order, repetition and splitting of other laptops' bundles change nothing, and one log never touches another's."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachdesk.crypto.change_body import ChangeBody
from coachdesk.store import taking
from coachdesk.store.change_log import Author, Bundle
from tests.laptops import Laptop, some_laptops
from tests.relay import Relay, bundles_of, pull, run_of
from tests.store.changes import change_list

SLOW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
RECORDS = [bytes([65 + number]) * 16 for number in range(3)]


@pytest.fixture(scope="module")
def laptops(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Laptop]]:
    """Three laptops that write nothing themselves; each example is a log of its own."""
    made = some_laptops(tmp_path_factory.mktemp("laptops"), 3, "0a" * 16, random.Random(3))
    yield made
    for laptop in made:
        laptop.open_desk.close()


def some_bundles(chance: random.Random, log: bytes, *, twins: bool = False) -> list[list[Bundle]]:
    """What three authors wrote to three records, each one's chain cut anywhere. `twins` gives some ids twice."""
    changes: list[ChangeBody] = []
    for record in RECORDS:
        made = [replace(one, record=record) for one in change_list(chance.randrange(2**32), chance.randrange(1, 9))]
        changes += made
        if twins:
            changes += [a_twin(chance, one, made) for one in chance.sample(made, (len(made) + 1) // 2)]
            changes += chance.sample(made, len(made) // 3)  # as after a fork: the same change again
    chance.shuffle(changes)
    chains: list[list[ChangeBody]] = [[], [], []]
    for change in changes:
        chance.choice(chains).append(change)
    return [
        bundles_of(
            run_of(log, chain, bytes([number + 1]) * 16, Author(b"w" * 16, bytes([number + 1]) * 16)),
            [chance.randrange(1, 4) for _ in chain],
        )
        for number, chain in enumerate(chains)
    ]


def a_twin(chance: random.Random, one: ChangeBody, made: list[ChangeBody]) -> ChangeBody:
    """Another body with the id of a change, as if it had seen one that was written since."""
    writes = {"words": (f"twin {chance.random()}", (chance.choice(made).id,))}
    return replace(one, writes=writes, covers=None, salt=chance.randbytes(16))


def in_some_order(chance: random.Random, chains: list[list[Bundle]]) -> Relay:
    """A server that had them in some order, each author's own order kept."""
    relay, rest = Relay(), [list(chain) for chain in chains if chain]
    while rest:
        chain = chance.choice(rest)
        relay.accept(chain.pop(0))
        rest = [one for one in rest if one]
    return relay


def take_all(laptop: Laptop, relay: Relay, log: bytes, chance: random.Random) -> None:
    """Pull in pages of any size, taking some bundles again, and now and then everything."""
    resets = 0
    while laptop_reached(laptop, log) < len(relay.logs.get(log, [])):
        pull(relay, laptop.log, log, chance.randrange(1, 4))
        reached = laptop_reached(laptop, log)
        again = chance.randrange(1, reached + 1)
        assert laptop.log.take(relay.logs[log][again - 1], relay.stood(log, again)).changes == 0
        if resets < 2 and chance.random() < 0.1:
            resets += 1
            laptop.log.reset(log)


def laptop_reached(laptop: Laptop, log: bytes) -> int:
    return next((place.s for place in laptop.log.places() if place.log == log), 0)


@SLOW
@given(st.integers(0, 2**32))
def test_whatever_order_the_server_had_them_in_the_records_are_the_same(laptops: list[Laptop], seed: int) -> None:
    chance = random.Random(f"orders {seed}")
    log = chance.randbytes(16)
    chains = some_bundles(chance, log)
    for laptop in laptops:
        take_all(laptop, in_some_order(chance, chains), log, chance)
    assert len({laptop.family_hash(log.hex()) for laptop in laptops}) == 1
    assert len({tuple(sorted(one.id for one in laptop.changes(log.hex()))) for laptop in laptops}) == 1
    before, after = laptops[0].desk.rebuild()
    assert before == after


@SLOW
@given(st.integers(0, 2**32))
def test_of_two_bodies_with_one_id_every_laptop_takes_the_first_in_the_log(laptops: list[Laptop], seed: int) -> None:
    chance = random.Random(f"twins {seed}")
    log = chance.randbytes(16)
    relay = in_some_order(chance, some_bundles(chance, log, twins=True))
    for laptop in laptops:
        take_all(laptop, relay, log, chance)
        before, after = laptop.desk.rebuild()
        assert before == after
    assert len({laptop.family_hash(log.hex()) for laptop in laptops}) == 1
    laptops[1].desk.prove()


@SLOW
@given(st.integers(0, 2**32))
def test_two_logs_that_name_one_record_do_not_touch_each_other(laptops: list[Laptop], seed: int) -> None:
    chance = random.Random(f"logs {seed}")
    one, other = chance.randbytes(16), chance.randbytes(16)
    relay = in_some_order(chance, some_bundles(chance, one))
    second = in_some_order(chance, some_bundles(chance, other))
    take_all(laptops[0], relay, one, chance)
    alone = laptops[0].family_hash(one.hex())
    take_all(laptops[0], second, other, chance)
    assert laptops[0].family_hash(one.hex()) == alone
    take_all(laptops[1], second, other, chance)
    take_all(laptops[1], relay, one, chance)
    assert laptops[1].family_hash(one.hex()) == alone
    assert laptops[1].family_hash(other.hex()) == laptops[0].family_hash(other.hex())
    before, after = laptops[0].desk.rebuild()
    assert before == after


def rewritten(laptop: Laptop, log: bytes) -> bool:
    """Whether somebody changed what is shown by giving an earlier change's id to a body of their own."""
    first = ChangeBody("target", RECORDS[0], 1, 0, 0, writes={"words": ("hers", ())})
    second = ChangeBody("target", RECORDS[0], 2, 0, 0, writes={"words": ("hers, mended", (first.id,))})
    forged = ChangeBody("target", RECORDS[0], 0, 0, 0, writes={"words": ("forged", (second.id,))}, id=first.id)
    relay = Relay()
    for bundle in (*bundles_of(run_of(log, [first, second]), [1]), *bundles_of(run_of(log, [forged], b"f" * 16), [])):
        relay.accept(bundle)
    pull(relay, laptop.log, log)
    before, after = laptop.desk.rebuild()
    return before != after


def test_an_earlier_id_does_not_let_anybody_rewrite_what_was_said(laptops: list[Laptop]) -> None:
    log = b"rewrite, honest!"
    assert not rewritten(laptops[2], log)
    assert laptops[2].log.quarantined(log) == {"untrusted": 1}
    assert {str(body.writes) for body in laptops[2].changes(log.hex()) if "forged" in str(body.writes)} == set()
    laptops[2].log.reset(log)
    before, after = laptops[2].desk.rebuild()
    assert before == after
    assert laptops[2].log.quarantined(log) == {"untrusted": 1}


@pytest.mark.faults
def test_a_laptop_that_does_not_look_for_a_known_id_is_caught(
    laptops: list[Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the change is folded as if no other had its id."""
    monkeypatch.setattr(taking, "_TWINS", taking._TWINS.replace("mine.state IN", "0 AND mine.state IN"))
    assert rewritten(laptops[2], b"rewrite, faulty!")
